import { answerPracticeCall, expect, field, type RunningApp, saved, test } from './app.ts';

const number = ({ workstation }: RunningApp, text: string): Promise<void> =>
  expect(workstation.getByTestId('call-number')).toHaveText(text);

test('a second caller rings beside the first; switching turns voice and form, and loses no letter', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill('Rumah terbakar');
  await field(workstation, 'locationText').focus();
  await workstation.keyboard.type('Gang Mawar');
  const before = await field(workstation, 'locationText').boundingBox();
  await workstation.keyboard.press('F9');
  const waiting = workstation.getByTestId('waiting-call');
  await expect(waiting).toHaveAttribute('data-state', 'ringing');
  await expect(waiting).toContainText('0811-000-002');
  await expect(waiting).toContainText('Telkomsel');
  await expect(waiting.getByTestId('history')).toContainText('Nomor baru');
  // The first conversation goes on as if nothing had happened.
  await number(siaga, '0811-000-001');
  await expect(field(workstation, 'locationText')).toBeFocused();
  expect(await field(workstation, 'locationText').boundingBox()).toEqual(before);
  await workstation.keyboard.type(' nomor 3');
  await workstation.keyboard.press('F2');
  await number(siaga, '0811-000-002');
  await expect(field(workstation, 'whatHappened')).toHaveValue('');
  await expect(waiting).toHaveAttribute('data-state', 'held');
  await expect(waiting.getByTestId('waiting-time')).toContainText(/\d:\d\d/);
  await field(workstation, 'whatHappened').focus();
  await workstation.keyboard.type('Tabrakan');
  // Switched in the middle of a word.
  await workstation.keyboard.press('Shift+F3');
  await number(siaga, '0811-000-001');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'talking');
  await expect(field(workstation, 'whatHappened')).toHaveValue('Rumah terbakar');
  await expect(field(workstation, 'locationText')).toHaveValue('Gang Mawar nomor 3');
  await expect(field(workstation, 'locationText')).toBeFocused();
  await expect(waiting).toContainText('0811-000-002');
  await workstation.screenshot({ path: 'test-results/two-calls.png' });
  await workstation.keyboard.press('Shift+F3');
  await number(siaga, '0811-000-002');
  await expect(field(workstation, 'whatHappened')).toBeFocused();
  await workstation.keyboard.type(' dua motor');
  await saved(workstation);
  const reports = siaga.read((db) =>
    db
      .prepare(
        `SELECT i.view ->> '$.fields.whatHappened' AS what, c.number_key AS number
         FROM incidents i JOIN calls c ON c.incident_id = i.id ORDER BY c.ringing_at`,
      )
      .all(),
  );
  expect(reports).toEqual([
    { what: 'Rumah terbakar', number: '+62811000001' },
    { what: 'Tabrakan dua motor', number: '+62811000002' },
  ]);
});

test('forms that wait show for how long, and one key goes to the one that has waited the longest', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  for (let call = 0; call < 3; call += 1) {
    await answerPracticeCall(siaga);
    await workstation.keyboard.press('F8');
    await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'idle');
  }
  const parked = workstation.getByTestId('parked-call');
  await expect(parked).toHaveCount(2);
  await expect(parked.first()).toContainText('0811-000-001');
  await expect(parked.first().getByTestId('waiting-time')).toContainText(/\d:\d\d/);
  await expect(parked.first()).toContainText('F10');
  await workstation.keyboard.press('F10');
  await number(siaga, '0811-000-001');
  await workstation.keyboard.press('Alt+KeyS');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'wrong_number');
  await expect(parked.first()).toContainText('0811-000-002');
  await workstation.keyboard.press('F10');
  await number(siaga, '0811-000-002');
});
