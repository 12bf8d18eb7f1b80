import { notify } from '../desk/desk.ts';

/**
 * The most that any text on the screen may hold: five times the longest field, so that what is a little too long
 * stays to be shortened. Megabytes in a text field stop the whole window for seconds, with a caller on the line.
 */
const MOST = 100_000;

/** Whether a text may be on the screen; says why not. */
export function fits(text: string): boolean {
  if (text.length <= MOST) return true;
  notify({ code: 'E_PASTE_TOO_LONG', params: { length: text.length, max: MOST } });
  return false;
}

/** Pasted or dropped megabytes are refused before the page lays them out, wherever they would go. */
export function refuseLargeText(): void {
  window.addEventListener(
    'beforeinput',
    (event) => {
      const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
      const { target } = event;
      const there =
        target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value.length : 0;
      if (text.length <= 1 || text.length + there <= MOST) return;
      event.preventDefault();
      notify({ code: 'E_PASTE_TOO_LONG', params: { length: text.length, max: MOST } });
    },
    { capture: true },
  );
}
