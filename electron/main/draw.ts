import { readFile, writeFile } from 'node:fs/promises';
import { app } from 'electron';
import { DrawRequest } from '../../shared/contract/export.ts';
import { serveApp } from './app-protocol.ts';
import type { Log } from './log-file.ts';
import { letterheadOf } from './print/letterhead.ts';
import { madePage } from './print/pages.ts';
import { lockDown } from './security.ts';

/** `--draw=FILE`: the file says what to draw. Empty in a workstation. */
export const drawing = (): string => app.commandLine.getSwitchValue('draw');

/**
 * Draws the pages of a report for the command line, which finds beside the file how that went. Nothing of the room is read,
 * and a workstation that runs beside it is left alone.
 */
export async function draw(file: string, log: Log): Promise<void> {
  // The window of the pages is closed before they are on the disk.
  app.on('window-all-closed', () => undefined);
  lockDown(log, () => false);
  serveApp(
    () => ({ pbx: [], relay: [], mapbox: false }),
    { '/print/pages.html': madePage },
    () => null,
  );
  const request = DrawRequest.parse(JSON.parse(await readFile(file, 'utf8')));
  const letterhead = await letterheadOf(request.letterhead);
  const { writePdf } = await import('./print/report.tsx');
  const done = await writePdf(request.pages, { letterhead, makeFolder: true }, log);
  await writeFile(`${file}.done`, JSON.stringify(done));
}
