import { type BrowserWindow, dialog } from 'electron';
import { ok, type Result, refuse } from '../../shared/contract/errors.ts';
import type { Basemap } from '../../shared/domain/basemap.ts';

/** The desktop's own dialog for a file; it would lie over a call, so it waits for the call's end. */
export async function chooseMap(
  window: BrowserWindow | null,
  onCall: boolean,
  title: string,
  importMap: (file: string) => Promise<Result<unknown>>,
): Promise<Result<Basemap | null>> {
  if (onCall) return refuse('E_MAP_CALL');
  const options: Electron.OpenDialogOptions = {
    title,
    filters: [{ name: 'PMTiles', extensions: ['pmtiles'] }],
    properties: ['openFile'],
  };
  const { filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  const [file] = filePaths;
  return file ? ((await importMap(file)) as Result<Basemap>) : ok(null);
}
