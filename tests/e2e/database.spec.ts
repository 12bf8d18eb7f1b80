import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, launch, test } from './app.ts';

test('a damaged database is put aside, said, and work goes on', async () => {
  const userData = await mkdtemp(path.join(os.tmpdir(), 'siaga112-e2e-'));
  await mkdir(path.join(userData, 'data-training'));
  await writeFile(
    path.join(userData, 'data-training', 'siaga112.db'),
    'ini bukan basis data, tetapi coretan saja'.repeat(500),
  );
  const siaga = await launch({ userData });
  const { workstation } = siaga;
  await expect(workstation.locator('[data-testid="notice"]').first()).toContainText('siaga112');
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type('Setelah rusak');
  await expect(workstation.getByTestId('saved')).toHaveAttribute('data-state', 'saved');
  expect((await readdir(path.join(userData, 'data-training'))).length).toBeGreaterThan(1);
  await siaga.close();
});

test('a locked database is said, the text stays, and is saved once the lock is gone', async ({ siaga }) => {
  const { workstation, userData } = siaga;
  const other = new Database(path.join(userData, 'data-training', 'siaga112.db'));
  other.exec('BEGIN EXCLUSIVE');
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type('Saat terkunci');
  await expect(workstation.locator('[data-testid="notice"][data-code="E_DB_LOCKED"]')).toContainText(
    'tutup program itu',
  );
  await expect(workstation.getByTestId('saved')).toHaveAttribute('data-state', 'failed');
  await expect(workstation.locator('[name="whatHappened"]')).toHaveValue('Saat terkunci');
  other.exec('COMMIT');
  other.close();
  await expect(workstation.getByTestId('saved')).toHaveAttribute('data-state', 'saved');
});
