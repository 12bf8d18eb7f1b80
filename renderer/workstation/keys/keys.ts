import type { Disposition } from '../../../shared/domain/disposition.ts';

import type { AgencyState } from '../../../shared/domain/handoff.ts';
import type { Priority } from '../../../shared/domain/priority.ts';

/** One key of the keyboard, by its place (`KeyboardEvent.code`), with the keys held. */
export interface Key {
  code: string;
  alt?: true;
  ctrl?: true;
  shift?: true;
}

export const phoneKeys = {
  answer: { code: 'F2' },
  decline: { code: 'F2', shift: true },
  hold: { code: 'F3' },
  mute: { code: 'F4' },
  keypad: { code: 'F5' },
  dial: { code: 'F6' },
  redial: { code: 'F6', shift: true },
  switch: { code: 'F3', shift: true },
  callBack: { code: 'F7' },
  hangUp: { code: 'F8' },
  practise: { code: 'F9' },
  oldest: { code: 'F10' },
  conference: { code: 'F12', shift: true },
  connect: { code: 'F12' },
  backToCaller: { code: 'F7', shift: true },
} as const satisfies Record<string, Key>;

export const dispositionKeys: Record<Disposition, Key> = {
  emergency: { code: 'KeyD', alt: true },
  non_emergency: { code: 'KeyB', alt: true },
  out_of_scope: { code: 'KeyK', alt: true },
  prank: { code: 'KeyP', alt: true },
  ghost: { code: 'KeyG', alt: true },
  wrong_number: { code: 'KeyS', alt: true },
  dropped: { code: 'KeyT', alt: true },
  abandoned: { code: 'KeyA', alt: true },
  duplicate: { code: 'KeyL', alt: true },
  test: { code: 'KeyU', alt: true },
};

export const priorityKeys: Record<Priority, Key> = {
  red: { code: 'Digit1', alt: true },
  yellow: { code: 'Digit2', alt: true },
  green: { code: 'Digit3', alt: true },
};

export const screenKeys = {
  help: { code: 'F1' },
  newReport: { code: 'KeyN', ctrl: true },
  search: { code: 'KeyF', ctrl: true },
  form: { code: 'KeyI', alt: true },
  category: { code: 'KeyK', ctrl: true },
  map: { code: 'KeyM', alt: true },
  place: { code: 'KeyO', alt: true },
  networkLocation: { code: 'KeyF', alt: true },
  guide: { code: 'KeyQ', alt: true },
  hazards: { code: 'KeyH', alt: true },
  numberNote: { code: 'KeyC', alt: true },
  similar: { code: 'KeyJ', alt: true },
  split: { code: 'KeyX', alt: true },
  takeOver: { code: 'KeyY', alt: true },
  story: { code: 'KeyR', alt: true },
  quote: { code: 'KeyZ', alt: true },
  board: { code: 'KeyB', ctrl: true },
  onlyLate: { code: 'KeyW', alt: true },
  silence: { code: 'KeyE', alt: true },
  agencies: { code: 'KeyI', ctrl: true },
  people: { code: 'KeyP', ctrl: true },
  searchAll: { code: 'KeyF', ctrl: true, shift: true },
  figures: { code: 'KeyG', ctrl: true },
  handOver: { code: 'KeyH', ctrl: true },
  pause: { code: 'KeyJ', ctrl: true },
  export: { code: 'KeyE', ctrl: true },
  sound: { code: 'KeyU', ctrl: true },
  scenarios: { code: 'F9', shift: true },
  debrief: { code: 'F9', ctrl: true },
  leaveTraining: { code: 'F9', ctrl: true, shift: true },
  larger: { code: 'Equal', ctrl: true },
  smaller: { code: 'Minus', ctrl: true },
  wideMap: { code: 'F11' },
  asDesigned: { code: 'Digit0', ctrl: true },
} as const satisfies Record<string, Key>;

/**
 * The choices that a disposition asks about afterwards, in their order. The first three digits are priorities, with
 * Shift the first six are steps of an agency.
 */
export const detailKeys: readonly Key[] = [
  ...['4', '5', '6', '7', '8', '9', '0'].map((digit): Key => ({ code: `Digit${digit}`, alt: true })),
  ...['Digit7', 'Digit8', 'Digit9', 'Digit0', 'Minus'].map((code): Key => ({ code, alt: true, shift: true })),
];

/** What an agency reports by telephone, for the card at hand. */
export const stepKeys: Record<AgencyState, Key> = {
  acknowledged: { code: 'Digit1', alt: true, shift: true },
  en_route: { code: 'Digit2', alt: true, shift: true },
  on_scene: { code: 'Digit3', alt: true, shift: true },
  done: { code: 'Digit4', alt: true, shift: true },
  declined: { code: 'Digit5', alt: true, shift: true },
};
export const manualKey: Key = { code: 'Digit6', alt: true, shift: true };
export const previewKey: Key = { code: 'KeyV', alt: true };
export const updateKey: Key = { code: 'KeyN', alt: true };

/** Talks with the agency first, while the caller is on hold. */
export const consultKey = (digit: string): Key => ({ code: `Digit${digit}`, ctrl: true, shift: true });

export const agencyKey = (digit: string): Key => ({ code: `Digit${digit}`, ctrl: true });

/** `?` asks for help like F1, but not where it is a letter of a text. */
export const questionMark: Key = { code: 'Slash', shift: true };

const printed: Readonly<Record<string, string>> = { ArrowDown: '↓', Equal: '+', Minus: '−', Slash: '?' };

/** As printed on the button: `Shift+F2`, `Alt+D`, `Ctrl+1`. */
export function keyLabel({ code, alt, ctrl, shift }: Key): string {
  const key = printed[code] ?? code.replace(/^(Key|Digit)/, '');
  return [ctrl ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : '', key].filter(Boolean).join('+');
}

/** As screen readers are told it (WAI-ARIA `aria-keyshortcuts`). */
export const ariaKeys = (key: Key): string => keyLabel(key).replace('Ctrl', 'Control');

export const pressed = (event: KeyboardEvent, key: Key): boolean =>
  event.code === key.code &&
  event.altKey === (key.alt ?? false) &&
  (event.ctrlKey || event.metaKey) === (key.ctrl ?? false) &&
  event.shiftKey === (key.shift ?? false);
