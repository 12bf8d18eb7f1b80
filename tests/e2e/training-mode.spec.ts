import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { answerPracticeCall, expect, field, launch, type RunningApp, saved, test } from './app.ts';
import { accessibleInEveryTheme } from './axe.ts';

const config = { pbx: { urls: ['ws://127.0.0.1:9/'], account: 'meja1@pbx.example', password: 'rahasia' } };

interface Start {
  process: number;
  mode: string;
}

/** Every start of the app so far, as its log file tells. */
const starts = (userData: string): Start[] =>
  [
    ...readFileSync(path.join(userData, 'logs', 'siaga112.log'), 'utf8').matchAll(/process (\d+), (.+)$/gm),
  ].map(([, id, mode]) => ({ process: Number(id), mode: mode ?? '' }));

const isRunning = (id: number): boolean => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};

/** The app ended and began anew, this time so; what began is ended again, for the driver cannot reach it. */
async function beganAnew(
  { app, userData }: RunningApp,
  press: () => Promise<void>,
  mode: string,
): Promise<void> {
  const before = starts(userData).length;
  const closed = app.waitForEvent('close');
  // The window may be gone before the key is up.
  await press().catch(() => undefined);
  await closed;
  await expect.poll(() => starts(userData).length, { timeout: 30_000 }).toBe(before + 1);
  const begun = starts(userData).at(-1);
  expect(begun?.mode).toBe(mode);
  const id = begun?.process ?? 0;
  process.kill(id);
  await expect.poll(() => isRunning(id), { timeout: 30_000 }).toBe(false);
}

test('a desk on duty goes to practise by one key pressed twice, and comes back to its own log', async () => {
  const duty = await launch({ config });
  const { userData, workstation } = duty;
  await workstation.getByTestId('shift-name').fill('Siti');
  await workstation.keyboard.press('Enter');
  await expect(workstation.getByTestId('shift-operator')).toContainText('Siti');
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'whatHappened').fill('Pohon tumbang di Ploso');
  await saved(workstation);
  await workstation.keyboard.press('F9');
  await expect(workstation.getByTestId('enter-training')).toContainText('tidak menerima panggilan 112');
  await accessibleInEveryTheme(workstation);
  await workstation.screenshot({ path: 'test-results/enter-training.png' });
  await workstation.keyboard.press('Escape');
  await expect(workstation.getByTestId('enter-training')).toBeHidden();
  await workstation.keyboard.press('F9');
  await beganAnew(duty, () => workstation.keyboard.press('F9'), 'training');

  const practice = await launch({ userData, args: ['--training'] });
  await expect(practice.workstation.getByTestId('training')).toContainText(
    'panggilan 112 tidak masuk ke sini',
  );
  await answerPracticeCall(practice);
  await field(practice.workstation, 'whatHappened').fill('Kebakaran di Mojoagung');
  await saved(practice.workstation);
  await practice.workstation.screenshot({ path: 'test-results/chosen-training.png' });
  const incidents = (siaga: RunningApp): string[] =>
    siaga.read(
      (db) => db.prepare("SELECT view ->> '$.fields.whatHappened' FROM incidents").pluck().all() as string[],
    );
  expect(incidents(practice)).toEqual(['Kebakaran di Mojoagung']);
  // Duty comes first, also in the middle of a practice call.
  await beganAnew(practice, () => practice.workstation.keyboard.press('Control+Shift+F9'), 'on duty');

  const back = await launch({ userData });
  await expect(back.workstation.getByTestId('training')).toHaveCount(0);
  await expect(back.workstation.getByTestId('away')).toHaveAttribute('data-reason', 'training');
  expect(incidents(back)).toEqual(['Pohon tumbang di Ploso']);
  expect(back.read((db) => db.prepare('SELECT count(*) FROM calls').pluck().get())).toBe(0);
  await back.close();
  await rm(userData, { recursive: true, force: true });
});
