import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, launch, test } from './app.ts';
import { accessible } from './axe.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

test.setTimeout(120_000);
test('calls are counted by kecamatan over some days, with the numbers behind the colours', async () => {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'siaga112-heat-'));
  const seeded = spawnSync(
    path.join(root, 'node_modules', 'node', 'bin', 'node'),
    [
      '--disable-warning=ExperimentalWarning',
      ...[path.join(root, 'electron', 'cli', 'siaga.ts'), 'seed', '--calls', '2000', '--days', '10'],
      ...['--data', path.join(userData, 'data-training')],
    ],
    { encoding: 'utf8' },
  );
  expect(seeded.status, seeded.stderr).toBe(0);
  const siaga = await launch({ userData, map: true });
  try {
    const { workstation } = siaga;
    await expect(workstation.locator('[data-map="ready"]')).toBeVisible({ timeout: 45_000 });
    await workstation.keyboard.press('Alt+KeyM');
    await workstation.keyboard.press('KeyH');
    const rows = workstation.getByTestId('heat-table').locator('tbody tr');
    await expect.poll(() => rows.count()).toBeGreaterThan(3);
    const counts = (await rows.locator('td').allTextContents()).slice(0, -1).map(Number);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    await accessible(workstation);

    await workstation.getByTestId('heat-from').fill('2001-01-01');
    await workstation.getByTestId('heat-to').fill('2001-01-31');
    await expect(rows).toHaveCount(1);
    await workstation.keyboard.press('Escape');
    await expect(workstation.getByTestId('heat-table')).toHaveCount(0);
    await workstation.keyboard.press('KeyH');
    await workstation.keyboard.press('KeyH');
    await expect(rows).toHaveCount(1);
  } finally {
    await siaga.close();
    rmSync(userData, { recursive: true, force: true });
  }
});
