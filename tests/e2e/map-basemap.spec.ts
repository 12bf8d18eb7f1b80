import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { vectorArchive } from '../maps/archive.ts';
import { expect, type RunningApp, saved, test } from './app.ts';

const exportFolder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-slips-'));
test.use({ options: { map: true, config: { exportFolder } } });
test.afterAll(() => rmSync(exportFolder, { recursive: true, force: true }));

const root = path.resolve(import.meta.dirname, '..', '..');
const map = ({ workstation }: RunningApp): Locator => workstation.locator('[data-map="ready"]');

/** Puts a file where the desktop's dialog would find it; the dialog itself needs a hand. */
async function offer({ app, userData }: RunningApp, name: string, bytes: Buffer): Promise<void> {
  const file = path.join(userData, name);
  writeFileSync(file, bytes);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [chosen] })) as never;
  }, file);
}

async function openSheet({ workstation }: RunningApp): Promise<void> {
  await workstation.keyboard.press('Alt+KeyM');
  await workstation.keyboard.press('KeyB');
}

test('a PMTiles file becomes the map at once, is read in ranges, and asks nothing of any network', async ({
  siaga,
}) => {
  const { workstation, app } = siaga;
  await expect(map(siaga)).toBeVisible();
  const asked: string[] = [];
  const parts: number[] = [];
  app.context().on('request', (request) => asked.push(request.url()));
  app.context().on('response', (response) => {
    if (response.url().includes('/map/')) parts.push(response.status());
  });
  await offer(siaga, 'jombang.pmtiles', vectorArchive('protomaps'));
  await openSheet(siaga);
  await workstation.getByTestId('basemap-import').click();
  await expect(workstation.getByTestId('basemap-name')).toHaveText('jombang.pmtiles');
  await expect(map(siaga)).toContainText('© Peta Uji');
  await expect.poll(() => parts.length).toBeGreaterThan(1);
  expect(new Set(parts)).toEqual(new Set([206]));
  expect(asked.filter((url) => !/^(app|blob|data):/.test(url))).toEqual([]);

  // The report goes on as before, over the new ground.
  await workstation.keyboard.press('Escape');
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.press('Alt+KeyM');
  await workstation.keyboard.press('Enter');
  await expect(workstation.getByTestId('point')).toBeVisible();
  await saved(workstation);

  // On paper, too, it says whose ground that is.
  await workstation.keyboard.press('KeyP');
  await expect(workstation.locator('[data-note="printed"]')).toBeVisible();
  const number = await workstation.getByTestId('incident-number').textContent();
  const slip = path.join(exportFolder, `siaga112_lembar_${number}.pdf`);
  expect(execFileSync('pdftotext', [slip, '-'], { encoding: 'utf8' })).toContain('© Peta Uji');

  await openSheet(siaga);
  await workstation.getByTestId('basemap-remove').click();
  await expect(workstation.getByTestId('basemap-name')).toContainText('bawaan');
  await expect(map(siaga)).not.toContainText('© Peta Uji');
});

test('a broken file is refused in one sentence, and the map before it stays', async ({ siaga }) => {
  const { workstation } = siaga;
  const whole = vectorArchive('openmaptiles');
  await offer(siaga, 'baik.pmtiles', whole);
  await expect(map(siaga)).toBeVisible();
  await openSheet(siaga);
  await workstation.getByTestId('basemap-import').click();
  await expect(workstation.getByTestId('basemap-name')).toHaveText('baik.pmtiles');
  await offer(siaga, 'putus.pmtiles', whole.subarray(0, whole.length / 2));
  await workstation.getByTestId('basemap-import').click();
  await expect(workstation.getByTestId('basemap-refusal')).toContainText(
    'putus.pmtiles terpotong atau rusak',
  );
  await expect(workstation.getByTestId('basemap-name')).toHaveText('baik.pmtiles');
  await expect(map(siaga)).toContainText('© Peta Uji');
});

test('a map that the terminal brings is shown without a restart', async ({ siaga }) => {
  await expect(map(siaga)).toBeVisible();
  const file = path.join(siaga.userData, 'malam.pmtiles');
  writeFileSync(file, vectorArchive('protomaps'));
  const done = spawnSync(
    path.join(root, 'node_modules', 'node', 'bin', 'node'),
    [
      '--disable-warning=ExperimentalWarning',
      ...[path.join(root, 'electron', 'cli', 'siaga.ts'), 'import-map', file],
      ...['--data', path.join(siaga.userData, 'data')],
    ],
    { encoding: 'utf8' },
  );
  expect([done.status, done.stderr]).toEqual([0, '']);
  await expect(map(siaga)).toContainText('© Peta Uji');
});

test('no window for a file opens over a call', async ({ siaga }) => {
  const { workstation } = siaga;
  await expect(map(siaga)).toBeVisible();
  await workstation.keyboard.press('F9');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'ringing');
  await openSheet(siaga);
  await workstation.getByTestId('basemap-import').click();
  await expect(workstation.getByTestId('basemap-refusal')).toHaveAttribute('data-code', 'E_MAP_CALL');
});

test('a basemap that went missing does not cost the map', async ({ siaga }) => {
  const answers = await siaga.workstation.evaluate(() =>
    Promise.all(
      [
        '/map/',
        '/map/basemap.json',
        '/map/..%2fdata%2fsiaga112.db',
        '/map/x/y.pmtiles',
        '/map/none.pmtiles',
      ].map(async (address) => (await fetch(address)).status),
    ),
  );
  expect(answers).toEqual([404, 404, 404, 404, 404]);
  await expect(map(siaga)).toBeVisible();
});
