export type MapAct =
  | { act: 'pan'; right: number; down: number }
  | { act: 'zoom'; steps: number }
  | { act: 'pick' }
  | { act: 'whole' };

/** In CSS pixels. */
const STEP = 60;

const acts: Readonly<Record<string, MapAct>> = {
  ArrowLeft: { act: 'pan', right: -STEP, down: 0 },
  ArrowRight: { act: 'pan', right: STEP, down: 0 },
  ArrowUp: { act: 'pan', right: 0, down: -STEP },
  ArrowDown: { act: 'pan', right: 0, down: STEP },
  '+': { act: 'zoom', steps: 1 },
  // The key that carries the plus sign, without Shift.
  '=': { act: 'zoom', steps: 1 },
  '-': { act: 'zoom', steps: -1 },
  Enter: { act: 'pick' },
  Home: { act: 'whole' },
};

/** What a key does on the map; keys held with Ctrl, Alt or Meta belong to the window. */
export const mapAct = (
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): MapAct | null => (event.ctrlKey || event.altKey || event.metaKey ? null : (acts[event.key] ?? null));
