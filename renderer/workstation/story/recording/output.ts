/**
 * Keeps what is played on the output of this name, else on the computer's own: a recording is for the operator's ear, not
 * for the room. Returns what ends it.
 */
export function keepOn(audio: HTMLAudioElement, name: string | null): () => void {
  const events = new AbortController();
  const direct = async (): Promise<void> => {
    const found = name === null ? [] : await navigator.mediaDevices.enumerateDevices();
    const device = found.find(({ kind, label }) => kind === 'audiooutput' && label === name);
    // One that refuses leaves the sound where it is.
    await audio.setSinkId(device?.deviceId ?? '').catch(() => undefined);
  };
  void direct();
  navigator.mediaDevices.addEventListener('devicechange', () => void direct(), { signal: events.signal });
  return () => events.abort();
}
