/** How a pressed key came: told by the PBX (SIP INFO), or heard in the sound. */
type Way = 'told' | 'heard';

/** The same key by the other way within this time is the same press. */
const SAME_PRESS_MS = 300;

/** Says of each key whether it is a press of its own. A press answers for one of the other way, not for the next too. */
export function createPressedKeys(): (key: string, way: Way, at: number) => boolean {
  let single: { key: string; way: Way; at: number }[] = [];
  return (key, way, at) => {
    single = single.filter((press) => at - press.at <= SAME_PRESS_MS);
    const other = single.findIndex((press) => press.key === key && press.way !== way);
    if (other >= 0) single.splice(other, 1);
    else single.push({ key, way, at });
    return other < 0;
  };
}
