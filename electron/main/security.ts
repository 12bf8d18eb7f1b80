import { app, session, type WebContents } from 'electron';
import { ORIGIN } from './app-protocol.ts';
import type { Log } from './log-file.ts';

/** No window goes anywhere, opens anything or is given any permission, but for the phone's microphone. */
export function lockDown(log: Log, hasSound: (contents: WebContents) => boolean): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      event.preventDefault();
      log.warn('refused a navigation');
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  const allowed = (contents: WebContents | null, permission: string): boolean =>
    contents !== null &&
    hasSound(contents) &&
    (permission === 'media' || permission === 'speaker-selection') &&
    contents.getURL().startsWith(ORIGIN);
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(allowed(contents, permission)),
  );
  session.defaultSession.setPermissionCheckHandler((contents, permission) => allowed(contents, permission));
}
