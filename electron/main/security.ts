import { app, session, type WebContents } from 'electron';
import { ORIGIN } from './app-protocol.ts';
import type { Log } from './log-file.ts';

/**
 * No window goes anywhere, opens anything or is given any permission, but for the phone's microphone. Any may know what is
 * plugged in and play to it, which Chromium looks up without asking.
 */
export function lockDown(log: Log, hasSound: (contents: WebContents) => boolean): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      event.preventDefault();
      log.warn('refused a navigation');
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  const isSound = (contents: WebContents | null, permission: string): boolean =>
    (permission === 'media' || permission === 'speaker-selection') &&
    contents?.getURL().startsWith(ORIGIN) === true;
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(hasSound(contents) && isSound(contents, permission)),
  );
  session.defaultSession.setPermissionCheckHandler(isSound);
}
