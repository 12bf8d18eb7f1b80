import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { build } from 'vite';
import { chromiumArgs } from '../../e2e/app.ts';
import { startElectron } from '../../e2e/electron.ts';
import { PASSWORD, type Pbx } from '../../pbx/harness/pbx.ts';

export const BARE_USER = 'polos';

export interface Bare {
  app: ElectronApplication;
  page: Page;
}

/** The same Electron with a window of JsSIP and nothing else, registered at the same PBX. */
export async function startBare(pbx: Pbx, microphone: string): Promise<Bare> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: path.join(pbx.folder, 'bare'),
      emptyOutDir: false,
      target: 'chrome114',
      lib: {
        entry: path.join(import.meta.dirname, 'bare-page.ts'),
        formats: ['iife'],
        name: 'bare',
        fileName: () => 'page.js',
      },
    },
  });
  const folder = path.join(pbx.folder, 'bare');
  await writeFile(path.join(folder, 'page.html'), '<!doctype html><script src="page.js"></script>');
  const query = { url: pbx.wsUrl, account: `${BARE_USER}@127.0.0.1`, password: PASSWORD };
  await writeFile(
    path.join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ webPreferences: { backgroundThrottling: false } })
       .loadFile(${JSON.stringify(path.join(folder, 'page.html'))}, { query: ${JSON.stringify(query)} }));`,
  );
  const app = await startElectron([
    ...chromiumArgs(false),
    path.join(folder, 'main.cjs'),
    `--user-data-dir=${path.join(folder, 'user')}`,
    `--use-file-for-fake-audio-capture=${microphone}`,
    '--autoplay-policy=no-user-gesture-required',
  ]);
  const page = await app.firstWindow();
  await page.waitForFunction(() => document.title === 'registered');
  return { app, page };
}
