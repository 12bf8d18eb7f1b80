import type { Key } from '../keys/keys.ts';
import type { Pace } from './pace.ts';

const LETTER_MS = 45;
const LOOK_MS = 50;
/** A real call, a real log and a real file lie in between; on a slow PC they take their time. */
const PATIENCE_MS = 30_000;

export const byTestId = (testId: string): string => `[data-testid="${testId}"]`;
export const byName = (name: string): string => `[name="${name}"]`;

/** What the demo does not find on the screen ends it: somebody else is working here. */
class NotThere extends Error {}

/** Waits until the screen shows it, and does `again` what brings it while it does not. */
export async function seen<T extends HTMLElement = HTMLElement>(
  selector: string,
  again?: () => void,
): Promise<T> {
  const latest = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = document.querySelector<T>(selector);
    if (found) return found;
    if (performance.now() > latest) throw new NotThere(selector);
    again?.();
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** As from the keyboard, to where the cursor is. */
export function press({ code, alt, ctrl, shift }: Key): void {
  const target = document.activeElement ?? document.body;
  const event = { code, key: code, altKey: alt === true, ctrlKey: ctrl === true, shiftKey: shift === true };
  target.dispatchEvent(new KeyboardEvent('keydown', { ...event, bubbles: true, cancelable: true }));
}

/** React hears of a value only if it was set past its own. */
function put(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  const kind = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/** Letter by letter, so that it can be read along. */
export async function type(pace: Pace, selector: string, text: string): Promise<void> {
  const field = await seen<HTMLInputElement | HTMLTextAreaElement>(`${selector}:not(:disabled)`);
  field.focus();
  for (let length = 1; length <= text.length; length++) {
    put(field, text.slice(0, length));
    await pace.rest(LETTER_MS);
  }
}

export async function choose(selector: string, value: string): Promise<void> {
  await seen(`${selector} option[value="${value}"]`);
  const field = await seen<HTMLSelectElement>(selector);
  field.focus();
  put(field, value);
}

/** What Enter does in a form. */
export async function submit(selector: string): Promise<void> {
  (await seen(selector)).closest('form')?.requestSubmit();
}
