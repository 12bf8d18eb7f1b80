import type { BrowserWindow } from 'electron';

const ASK_MS = 2_000;
const HUNG_MS = 8_000;
/** A timer that comes so late has slept with the PC: the answer is still to be read. */
const LATE_MS = 1_000;

/**
 * Chromium sees that a page hangs by the input that it does not take, and a hidden window gets none. So its page is asked,
 * and one that says nothing is ended, to be loaded anew.
 */
export function watchHeart({ webContents }: BrowserWindow): void {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);

  function ask(): void {
    const askedAt = Date.now();
    let answered = false;
    const answer = (): void => {
      answered = true;
    };
    webContents.executeJavaScript('0').then(answer, answer);
    timer = setTimeout(function judge() {
      if (webContents.isDestroyed()) return;
      const waited = Date.now() - askedAt;
      if (answered || waited > HUNG_MS + LATE_MS + ASK_MS) ask();
      else if (waited >= HUNG_MS) webContents.forcefullyCrashRenderer();
      else timer = setTimeout(judge, ASK_MS);
    }, ASK_MS);
  }

  webContents.on('did-finish-load', () => {
    stop();
    ask();
  });
  webContents.on('render-process-gone', stop);
  webContents.on('destroyed', stop);
}
