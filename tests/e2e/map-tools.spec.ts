import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { answerPracticeCall, expect, field, type RunningApp, saved, together as test } from './app.ts';
import { accessible } from './axe.ts';

const posts = [
  { name: 'Pos Uji Timur', kind: 'post', lat: -7.56, lon: 112.4 },
  { name: 'Rumah Sakit Uji', kind: 'hospital', lat: -7.545, lon: 112.23 },
];
test.setTimeout(120_000);
const exportFolder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-slips-'));
test.use({ options: { map: true, config: { exportFolder, agencies: [{ id: 'damkar', posts }] } } });
test.afterAll(() => rmSync(exportFolder, { recursive: true, force: true }));

const note = (page: Page, name: string): Locator => page.locator(`[data-note="${name}"]`);

async function onMap({ workstation }: RunningApp): Promise<Locator> {
  // The map jumps where it would glide, so that what follows finds it there.
  await workstation.emulateMedia({ reducedMotion: 'reduce' });
  const map = workstation.locator('[data-map="ready"]');
  await expect(map).toBeVisible({ timeout: 45_000 });
  await workstation.keyboard.press('Alt+KeyM');
  return map;
}

/** A report with a point that the log has, made from outside of the form. */
const report = (page: Page, id: string, lat: number, lon: number) =>
  page.evaluate(
    async ([incidentId, north, east]) => {
      const point = {
        lat: north,
        lon: east,
        source: 'clicked',
        certainty: 'exact',
        fillsPlace: false,
      } as const;
      const changes = { point, priority: 'red', whatHappened: 'Pohon tumbang' } as const;
      const made = await window.siaga.invoke('incident.create', {
        incidentId: incidentId as never,
        callId: null,
        changes,
      });
      return made.ok ? made.value.number : made.refusal.code;
    },
    [id, lat, lon] as const,
  );

test('a click on a marker opens its report; the mark of the report is dragged, and its desa follows', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  const map = await onMap(siaga);
  const box = (await map.boundingBox())!;
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  // The middle of a map that nobody has moved is the middle of Jombang's box.
  const number = await report(workstation, '0192f0c0-0000-7000-8000-000000000001', -7.5625, 112.2591);
  await expect(async () => {
    await workstation.mouse.click(centre.x, centre.y);
    await expect(workstation.getByTestId('incident-number')).toHaveText(number, { timeout: 500 });
  }).toPass();
  await expect(field(workstation, 'whatHappened')).toHaveValue('Pohon tumbang');
  await expect(workstation.getByTestId('point')).toContainText('112.25910');

  await workstation.mouse.move(centre.x, centre.y);
  await workstation.mouse.down();
  await workstation.mouse.move(centre.x - 30, centre.y - 10, { steps: 5 });
  await workstation.mouse.up();
  await expect(workstation.getByTestId('point')).not.toContainText('112.25910');
  await expect(field(workstation, 'desa')).not.toHaveValue('');
  await saved(workstation);
});

test('a distance is measured by keyboard, corner by corner, and taken back', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await onMap(siaga);
  // Near enough that the map can be moved to all sides.
  for (const _ of [1, 2, 3]) await workstation.keyboard.press('+');
  await workstation.keyboard.press('KeyU');
  await expect(note(workstation, 'measure')).toContainText('Klik titik pertama');
  await workstation.keyboard.press('Enter');
  await workstation.keyboard.press('ArrowRight');
  await workstation.keyboard.press('ArrowRight');
  await workstation.keyboard.press('Enter');
  await expect(note(workstation, 'measure')).toContainText(/Jarak lurus \d[\d,]* km/);
  await accessible(workstation);
  await workstation.keyboard.press('Backspace');
  await expect(note(workstation, 'measure')).toContainText('Klik titik pertama');
  await workstation.keyboard.press('Escape');
  await expect(note(workstation, 'measure')).toHaveCount(0);
  await expect(workstation.getByTestId('point')).toHaveCount(0);
});

test('the point of the report is copied, and told by distance and direction from the nearest post', async ({
  siaga,
}) => {
  const { workstation, app } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await onMap(siaga);
  await workstation.keyboard.press('Enter');
  await expect(note(workstation, 'post')).toHaveText(/^\d[\d,]* k?m ke [a-z ]+ dari (Pos|Rumah Sakit) Uji/);
  await workstation.keyboard.press('KeyC');
  await expect(note(workstation, 'copied')).toContainText('Disalin');
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^-7\.\d{6}, 112\.\d{6}$/);
  const [lat, lon] = copied.split(', ').map(Number);
  await expect(workstation.getByTestId('point')).toContainText(`${lat!.toFixed(5)}, ${lon!.toFixed(5)}`);
  await workstation.keyboard.press('F11');
  await expect(note(workstation, 'post')).toHaveCount(2);
  await workstation.keyboard.press('F11');
});

test('a point outside of Jombang says on whose side it is, and is kept', async ({ siaga }) => {
  const { workstation } = siaga;
  const number = await report(workstation, '0192f0c0-0000-7000-8000-000000000002', -7.55, 112.5);
  await workstation.getByTestId('open-incidents').click();
  await workstation.getByRole('button', { name: new RegExp(number) }).click();
  await expect(note(workstation, 'outside')).toHaveText('Di luar Jombang: Kabupaten Mojokerto');
});

test('the report is printed with its map: without a printer, into a PDF', async ({ siaga }) => {
  const { workstation, app } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'whatHappened').fill('Kebakaran gudang');
  await onMap(siaga);
  await workstation.keyboard.press('Enter');
  await saved(workstation);
  const number = await workstation.getByTestId('incident-number').textContent();
  await workstation.keyboard.press('KeyA');
  await workstation.getByTestId('map-print').click();
  await workstation.keyboard.press('Alt+KeyM');
  await workstation.keyboard.press('Escape');
  await expect(note(workstation, 'printed')).toContainText(`siaga112_lembar_${number}.pdf`);
  const pdf = readFileSync(path.join(exportFolder, `siaga112_lembar_${number}.pdf`)).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  const [, width = '0'] = /\/Subtype \/Image\s[^>]*?\/Width (\d+)/.exec(pdf) ?? [];
  expect(Number(width)).toBeGreaterThan(300);
  expect(readdirSync(exportFolder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  const sheets = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map((window) => window.webContents.getURL())
      .filter((url) => url.includes('/print/')),
  );
  expect(sheets).toEqual([]);
});

test('whose data the map shows is told beside the work, by keyboard too', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('F1');
  await workstation.getByTestId('open-about').press('Enter');
  const about = workstation.getByTestId('about');
  await expect(about).toContainText('Cahya DSN');
  await expect(about).toContainText('MapLibre');
  await accessible(workstation);
  await workstation.keyboard.press('Escape');
  await expect(about).toHaveCount(0);
});

test('the large map takes the place of the list, never of the report, also during a call', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  const map = await onMap(siaga);
  const small = (await map.boundingBox())!.width;
  await workstation.keyboard.press('F11');
  await expect(workstation.getByTestId('open-incidents')).toBeHidden();
  expect((await map.boundingBox())!.width).toBeGreaterThan(small * 1.5);
  await expect(field(workstation, 'whatHappened')).toBeInViewport();
  await expect(workstation.getByTestId('handoff-dinkes')).toBeInViewport();
  await accessible(workstation);
  await workstation.keyboard.press('F11');
  await expect(workstation.getByTestId('open-incidents')).toBeVisible();
});
