import type { Key } from '../keys/keys.ts';

/** Keys of the map's tools, while it has the focus. */
export const toolKeys = {
  tools: { code: 'KeyA' },
  measure: { code: 'KeyU' },
  undo: { code: 'Backspace' },
  copy: { code: 'KeyC' },
  print: { code: 'KeyP' },
  heat: { code: 'KeyH' },
  basemap: { code: 'KeyB' },
  ground: { code: 'KeyK' },
} as const satisfies Record<string, Key>;
export type ToolAct = keyof typeof toolKeys;

export type MapAct =
  | { act: 'pan'; right: number; down: number }
  | { act: 'zoom'; steps: number }
  | { act: 'pick' }
  | { act: 'whole' }
  | { act: 'leave' }
  | { act: ToolAct };

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
  Escape: { act: 'leave' },
};

const tools: Readonly<Record<string, MapAct>> = Object.fromEntries(
  Object.entries(toolKeys).map(([act, { code }]) => [code, { act: act as ToolAct }]),
);

/** What a key does on the map; keys held with Ctrl, Alt or Meta belong to the window. */
export const mapAct = (
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): MapAct | null =>
  event.ctrlKey || event.altKey || event.metaKey ? null : (acts[event.key] ?? tools[event.code] ?? null);
