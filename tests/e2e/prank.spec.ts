import { rm } from 'node:fs/promises';
import { answerPracticeCall, test as base, expect, launch, type RunningApp } from './app.ts';
import { past } from './past.ts';

const NUMBER = '0811000001';
const folder = past([
  { number: NUMBER, disposition: 'prank', minutesAgo: 3_000 },
  { number: NUMBER, disposition: 'non_emergency', minutesAgo: 2_000 },
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

test('one key closes a prank; its reason and what was said follow when there is time', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('Alt+KeyP');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'prank');
  await expect(workstation.getByTestId('prank-count')).toHaveText('Prank ke-3 dari 4 panggilan nomor ini.');
  await expect(workstation.getByTestId('prank-details')).toContainText('tetap dilayani');
  await workstation.keyboard.press('Alt+Digit5');
  await expect(workstation.getByTestId('motive-joking')).toHaveAttribute('aria-pressed', 'true');
  await workstation.keyboard.press('Alt+KeyZ');
  await workstation.keyboard.type('Pesan bakso dua');
  await workstation.keyboard.press('Enter');
  await workstation.screenshot({ path: 'test-results/prank.png' });
  await expect
    .poll(() =>
      siaga.read((db) =>
        db
          .prepare("SELECT view ->> '$.qualification.reason' FROM calls ORDER BY ringing_at DESC LIMIT 1")
          .pluck()
          .get(),
      ),
    )
    .toBe('Pesan bakso dua');
  await workstation.keyboard.press('Escape');
  await expect(workstation.getByTestId('prank-details')).toBeHidden();
  await expect(workstation.getByTestId('disposition')).toContainText('Bercanda');
  await workstation.keyboard.press('F8');
  // The next call of that number rings like any other.
  for (let other = 0; other < 3; other += 1) {
    await workstation.keyboard.press('F9');
    await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'ringing');
    await workstation.keyboard.press('Shift+F2');
    await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'idle');
  }
  await answerPracticeCall(siaga);
  await expect(workstation.getByTestId('call-number')).toHaveText('0811-000-001');
});

test('a prank that turns out to be real keeps in sight what it was taken for before', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('Alt+KeyP');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'prank');
  await workstation.keyboard.press('Alt+KeyD');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'emergency');
  await expect(workstation.getByTestId('earlier')).toContainText('sebelumnya: Prank (iseng)');
  await expect(workstation.getByTestId('prank-details')).toBeHidden();
});
