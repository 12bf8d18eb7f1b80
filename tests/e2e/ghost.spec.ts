import { answerPracticeCall, expect, type RunningApp, test } from './app.ts';

/** The third practice caller cannot speak, and presses a key now and then. */
async function answerSilentCaller(siaga: RunningApp): Promise<void> {
  const { workstation } = siaga;
  for (let other = 0; other < 2; other += 1) {
    await workstation.keyboard.press('F9');
    await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'ringing');
    await workstation.keyboard.press('Shift+F2');
    await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'idle');
  }
  await answerPracticeCall(siaga);
}

const logged = ({ read }: RunningApp): unknown =>
  read((db) =>
    JSON.parse(
      db
        .prepare(
          "SELECT view -> '$.qualification.details' FROM calls WHERE disposition = 'ghost' ORDER BY ringing_at DESC",
        )
        .pluck()
        .get() as string,
    ),
  );

test('a silent caller is listened to for ten calm seconds, and the keys they press are shown', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await answerSilentCaller(siaga);
  // Who says nothing is heard breathing all the same: the sound of a practice call really flows.
  await expect(workstation.getByTestId('quality')).toBeVisible();
  await workstation.keyboard.press('Alt+KeyG');
  const check = workstation.getByTestId('ghost-check');
  await expect(check).toContainText('Dengarkan 10 detik');
  await expect(check).toContainText('mengetuk');
  await expect(check.getByTestId('heard')).toContainText('Tombol terdengar: 5');
  await workstation.screenshot({ path: 'test-results/ghost.png' });
  await expect(check.getByTestId('listening')).toContainText('sudah didengarkan 10 detik');
  // Nothing closed by itself, and the second key closes it.
  await expect(workstation.getByTestId('disposition')).toBeHidden();
  await workstation.keyboard.press('Alt+KeyG');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'ghost');
  const details = logged(siaga) as { listenedSeconds: number; digits: string };
  expect(details.listenedSeconds).toBeGreaterThanOrEqual(10);
  expect(details.digits).toMatch(/^5+$/);
});

test('the check never makes anybody wait: two keys close the call at once', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('Alt+KeyG');
  await workstation.keyboard.press('Alt+KeyG');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'ghost');
  expect(logged(siaga)).toMatchObject({ kind: 'ghost', digits: '' });
});
