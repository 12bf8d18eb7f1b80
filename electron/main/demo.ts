import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app } from 'electron';

const FASTEST = 100;

/**
 * `--demo`, or `--demo=SPEED`. The demo works in a folder of its own that goes with it: nothing of the room is read or
 * written, no PBX is known, and a workstation that runs beside it is left alone.
 */
export function beginDemo(): { speed: number } | null {
  if (!app.commandLine.hasSwitch('demo')) return null;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-demo-'));
  app.setPath('userData', folder);
  app.setPath('documents', folder);
  app.once('quit', () => rmSync(folder, { recursive: true, force: true }));
  const speed = Number(app.commandLine.getSwitchValue('demo'));
  return { speed: speed >= 1 && speed <= FASTEST ? speed : 1 };
}
