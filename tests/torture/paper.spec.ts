import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { atWork, expect, launch, saved, test } from '../e2e/app.ts';
import { startPrinter } from '../e2e/printer.ts';

test('a printer that begins and never ends is waited for, then the slip is a PDF and will not be printed late', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'siaga112-slips-'));
  const printer = await startPrinter();
  const agencies = [{ id: 'dinkes', channels: [{ kind: 'print' }] }];
  const siaga = await launch({
    config: { ...atWork, exportFolder: folder, agencies },
    env: printer.env,
  });
  try {
    const { workstation } = siaga;
    await printer.runOutOfPaper();
    await workstation.keyboard.press('Control+KeyN');
    await workstation.keyboard.type('Tanah longsor');
    await saved(workstation);
    await workstation.keyboard.press('Control+Digit1');
    await expect.poll(() => printer.waiting()).toContain(printer.name);
    await expect(workstation.getByTestId('handoff-dinkes')).toHaveAttribute('data-state', 'queued');
    await expect(workstation.getByTestId('handoff-dinkes')).toHaveAttribute('data-state', 'sent', {
      timeout: 90_000,
    });
    await expect(workstation.getByTestId('slip-file-dinkes')).toBeVisible();
    expect(await readdir(folder)).toHaveLength(1);
    await expect.poll(() => printer.waiting()).toBe('');
    await printer.mend();
    expect(await printer.sheets()).toEqual([]);
  } finally {
    await siaga.close();
    await printer.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
