import { _electron, type ElectronApplication } from '@playwright/test';
import { resolveElectron } from '../../build/electron-runtime.mjs';

/**
 * Starts Electron by its package's name and not by its path: only so does Playwright hold the app back until it listens. A
 * window that is made while it begins to is sometimes never heard of, and the start waits for it in vain.
 */
export function startElectron(
  args: string[],
  env: Record<string, string> = {},
): Promise<ElectronApplication> {
  const electron = resolveElectron();
  if (!electron) throw new Error('Electron has not been prepared: run npm test');
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.distPath;
  return _electron.launch({ args, env: { ...(process.env as Record<string, string>), ...env } });
}
