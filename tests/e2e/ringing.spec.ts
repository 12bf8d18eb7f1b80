import { rm } from 'node:fs/promises';
import { test as base, expect, field, launch, type RunningApp, saved } from './app.ts';
import { past } from './past.ts';

/** The number of the first practice caller, with a past of real calls. */
const NUMBER = '0811000001';
const folder = past([
  { number: NUMBER, disposition: 'prank', minutesAgo: 3_000 },
  { number: NUMBER, disposition: 'ghost', minutesAgo: 2_000 },
  {
    number: NUMBER,
    disposition: 'emergency',
    minutesAgo: 1_500,
    report: { category: 'fire', priority: 'red', locationText: 'Gudang kayu Pasar Legi' },
  },
  { number: NUMBER, disposition: 'prank', minutesAgo: 60 },
]);

const test = base.extend<{ siaga: RunningApp }>({
  // biome-ignore lint/correctness/noEmptyPattern: playwright reads the fixtures that are used from the pattern
  siaga: async ({}, use) => {
    const siaga = await launch({ userData: folder });
    await use(siaga);
    await siaga.close();
  },
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

const ring = async ({ workstation }: RunningApp): Promise<void> => {
  await workstation.keyboard.press('F9');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'ringing');
};

test('while it rings, one glance tells whose number it is, what it did before, and what others report', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  // Somebody reported something a moment ago.
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'whatHappened').fill('Pohon tumbang di Jalan Wahid Hasyim');
  await workstation.keyboard.press('Alt+Digit2');
  await saved(workstation);
  await field(workstation, 'notes').focus();
  const before = await field(workstation, 'notes').boundingBox();
  await ring(siaga);
  const bar = workstation.getByTestId('call-bar');
  await expect(bar.getByTestId('call-number')).toHaveText('0811-000-001');
  await expect(bar.getByTestId('origin')).toHaveText('Telkomsel');
  await expect(bar.getByTestId('history')).toContainText('4 panggilan');
  await expect(bar.getByTestId('history')).toContainText('75% prank/ghost (2 prank, 1 ghost)');
  await expect(bar.getByTestId('history')).toContainText('Prank (iseng)');
  await expect(bar.getByTestId('last-incident')).toContainText('Kebakaran');
  await expect(bar.getByTestId('last-incident')).toContainText('Terbuka');
  await expect(bar).toContainText('bisa sungguhan');
  const reported = bar.getByTestId('recent-incident');
  await expect(reported).toHaveCount(1);
  await expect(reported).toContainText('Kuning');
  await expect(reported).toContainText('Pohon tumbang di Jalan Wahid Hasyim');
  await expect(reported).toContainText('0 mnt');
  // Nothing moved, and the cursor stayed where it was.
  await expect(field(workstation, 'notes')).toBeFocused();
  expect(await field(workstation, 'notes').boundingBox()).toEqual(before);
  await workstation.screenshot({ path: 'test-results/ringing.png' });
  await workstation.keyboard.press('F2');
  await expect(bar).toHaveAttribute('data-state', 'talking');
});

test('a note on the number is written by keyboard, and shown when the number rings again', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await ring(siaga);
  await workstation.keyboard.press('Alt+KeyC');
  await workstation.keyboard.type('Warga tuna rungu, kirim pesan singkat');
  await workstation.keyboard.press('Enter');
  await expect(workstation.getByTestId('number-note')).toContainText('tuna rungu');
  await workstation.keyboard.press('Shift+F2');
  // Three other callers, then the first one again.
  for (let other = 0; other < 3; other += 1) {
    await ring(siaga);
    await expect(workstation.getByTestId('number-note')).toBeHidden();
    await workstation.keyboard.press('Shift+F2');
    await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'idle');
  }
  await ring(siaga);
  await expect(workstation.getByTestId('number-note')).toContainText('Warga tuna rungu');
});
