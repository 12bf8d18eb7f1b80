import type { Page } from '@playwright/test';

/** Counts the notes that the phone's window plays from now on. */
export async function notesOf(phone: Page): Promise<() => Promise<number>> {
  await phone.evaluate(() => {
    const notes: number[] = [];
    Object.assign(window, { notes });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when?: number) {
      notes.push(this.frequency.value);
      start.call(this, when);
    };
  });
  return () => phone.evaluate(() => (window as unknown as { notes: number[] }).notes.length);
}
