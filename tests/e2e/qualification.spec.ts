import { answerPracticeCall, expect, field, type RunningApp, saved, together as test } from './app.ts';

const oneKey = {
  emergency: 'Alt+KeyD',
  non_emergency: 'Alt+KeyB',
  out_of_scope: 'Alt+KeyK',
  prank: 'Alt+KeyP',
  wrong_number: 'Alt+KeyS',
  dropped: 'Alt+KeyT',
  abandoned: 'Alt+KeyA',
  test: 'Alt+KeyU',
} as const;

const disposition = ({ workstation }: RunningApp, code: string): Promise<void> =>
  expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', code);

test.use({ options: {} });

test('the history of a number is shown while it rings', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('F9');
  await expect(workstation.getByTestId('history')).toContainText('Nomor baru');
});

test('every disposition has one key, and a later one replaces an earlier one', async ({ siaga }) => {
  await answerPracticeCall(siaga);
  for (const [code, key] of Object.entries(oneKey)) {
    await siaga.workstation.keyboard.press(key);
    await disposition(siaga, code);
  }
  await siaga.workstation.keyboard.press('F8');
  await expect(siaga.workstation.getByTestId('call-row').first()).toHaveAttribute('data-state', 'ended');
  const told = siaga.read((db) =>
    db
      .prepare(
        "SELECT json_extract(body, '$.data.disposition') FROM log WHERE type = 'call.qualified' ORDER BY seq",
      )
      .pluck()
      .all(),
  );
  expect(told).toEqual(Object.keys(oneKey));
});

test('a silent call gets a short check, and closes as ghost with the same key again', async ({ siaga }) => {
  await answerPracticeCall(siaga);
  await siaga.workstation.keyboard.press('Alt+KeyG');
  await expect(siaga.workstation.getByTestId('ghost-check')).toContainText('mengetuk');
  await siaga.workstation.keyboard.press('Alt+KeyG');
  await disposition(siaga, 'ghost');
});

test('the check of a silent call can be left without closing it', async ({ siaga }) => {
  await answerPracticeCall(siaga);
  await siaga.workstation.keyboard.press('Alt+KeyG');
  await siaga.workstation.keyboard.press('Escape');
  await expect(siaga.workstation.getByTestId('ghost-check')).toBeHidden();
  await expect(siaga.workstation.getByTestId('disposition')).toBeHidden();
});

test('another caller about the same event is linked to the open incident', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill('Kebakaran gudang');
  await saved(workstation);
  await workstation.keyboard.press('Alt+KeyD');
  await disposition(siaga, 'emergency');
  const number = await workstation.getByTestId('incident-number').textContent();
  await workstation.keyboard.press('F8');
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('Alt+KeyL');
  await expect(workstation.getByTestId('duplicate-choice')).toContainText('Kebakaran gudang');
  await workstation.keyboard.press('1');
  await disposition(siaga, 'duplicate');
  await expect(workstation.getByTestId('incident-number')).toHaveText(number ?? '');
});

test('a call that nobody qualified waits in the list until somebody does', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('F8');
  await expect(workstation.getByTestId('call-row').first()).toHaveAttribute('data-state', 'wrap_up');
  await workstation.keyboard.press('Alt+KeyP');
  await expect(workstation.getByTestId('call-row').first()).toHaveAttribute('data-disposition', 'prank');
});

test('a declined call stays in the log', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('F9');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'ringing');
  await workstation.keyboard.press('Shift+F2');
  await expect(workstation.getByTestId('call-row').first()).toHaveAttribute('data-state', 'ended');
});
