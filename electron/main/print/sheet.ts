import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { BrowserWindow, type WebContents } from 'electron';

/** Draws a page in a window that nobody sees and that runs no script, for as long as the work lasts. */
export async function drawn<T>(address: string, work: (contents: WebContents) => Promise<T>): Promise<T> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  try {
    await window.loadURL(address);
    return await work(window.webContents);
  } finally {
    window.destroy();
  }
}

export const paper = { pageSize: 'A4', printBackground: true } as const;

/**
 * A file that appears whole or not at all; what failed is thrown, and nothing is left. `makeFolder`: false where a
 * missing folder means that a share is away. What a killed app left of it the core knows by its name
 * (`electron/core/export/file.ts`).
 */
export async function writeWhole(file: string, bytes: Uint8Array, { makeFolder = true } = {}): Promise<void> {
  const unfinished = `${file}.${process.pid}-0.tmp`;
  try {
    if (makeFolder) await mkdir(path.dirname(file), { recursive: true });
    const out = await open(unfinished, 'w');
    try {
      await out.writeFile(bytes);
      await out.sync();
    } finally {
      await out.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}
