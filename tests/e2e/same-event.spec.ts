import { answerPracticeCall, expect, field, type RunningApp, saved, together as test } from './app.ts';

test.use({ options: {} });

/** A first caller reports a fire, which is handed to the fire engines. */
async function reportedFire(siaga: RunningApp, what: string): Promise<string> {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill(what);
  await field(workstation, 'category').selectOption({ label: 'Kebakaran' });
  await saved(workstation);
  await workstation.keyboard.press('Alt+KeyD');
  await workstation.keyboard.press('Control+Digit2');
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'queued');
  await workstation.keyboard.press('F8');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'idle');
  return (await workstation.getByTestId('incident-number').textContent()) ?? '';
}

test('a second caller about the same event is suggested while typing, and linked with two keys', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  const number = await reportedFire(siaga, 'Kebakaran kios di Pasar Legi, api besar');
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('Alt+KeyI');
  await workstation.keyboard.type('pasar legi terbakar');
  const strip = workstation.getByTestId('same-event');
  await expect(strip).toContainText(number);
  await expect(workstation.getByTestId('same-event-why')).toContainText('kata: pasar, legi, terbakar');
  // Quiet: the cursor stays where it is, and a digit is a digit.
  await workstation.keyboard.type(' 3 kios');
  await expect(field(workstation, 'whatHappened')).toHaveValue('pasar legi terbakar 3 kios');
  await field(workstation, 'landmark').fill('Dekat masjid');
  await saved(workstation);
  await workstation.screenshot({ path: 'test-results/same-event-strip.png' });
  await workstation.keyboard.press('Alt+KeyJ');
  await expect(workstation.getByTestId('same-event-list')).toContainText('Damkar: Menunggu terkirim');
  await workstation.screenshot({ path: 'test-results/same-event-list.png' });
  await workstation.keyboard.press('1');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'duplicate');
  await expect(workstation.getByTestId('incident-number')).toHaveText(number);
  await expect(field(workstation, 'whatHappened')).toHaveValue('Kebakaran kios di Pasar Legi, api besar');
  // The next operator sees at once what is known, and who has it.
  await expect(workstation.getByTestId('known-event')).toContainText('2 panggilan');
  await expect(workstation.getByTestId('known-event')).toContainText('Damkar: Menunggu terkirim');
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'queued');
  // What the second caller said and the incident lacks is offered, and taken only when it is asked for.
  await expect(workstation.getByTestId('take-over')).toContainText('Patokan');
  await workstation.screenshot({ path: 'test-results/same-event-linked.png' });
  await expect(field(workstation, 'landmark')).toHaveValue('');
  await workstation.keyboard.press('Alt+KeyY');
  await expect(field(workstation, 'landmark')).toHaveValue('Dekat masjid');
  await saved(workstation);
});

test('the suggestions are left with Escape, and the cursor is back where it was', async ({ siaga }) => {
  const { workstation } = siaga;
  await reportedFire(siaga, 'Bengkel terbakar dekat terminal Kepuhsari');
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill('bengkel dekat terminal terbakar');
  await expect(workstation.getByTestId('same-event-open')).toBeVisible();
  await workstation.keyboard.press('Alt+KeyJ');
  await workstation.keyboard.press('Escape');
  await expect(workstation.getByTestId('same-event-list')).toBeHidden();
  await workstation.keyboard.type('!');
  await expect(field(workstation, 'whatHappened')).toHaveValue('bengkel dekat terminal terbakar!');
});

test('a call that was linked by mistake becomes an incident of its own again', async ({ siaga }) => {
  const { workstation } = siaga;
  const number = await reportedFire(siaga, 'Gudang tembakau terbakar di Ploso');
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('Alt+KeyL');
  await expect(workstation.getByTestId('duplicate-choice')).toContainText(number);
  await workstation.keyboard.press('1');
  await expect(workstation.getByTestId('incident-number')).toHaveText(number);
  await workstation.keyboard.press('Alt+KeyX');
  await expect(workstation.getByTestId('incident-number')).not.toHaveText(number);
  await expect(workstation.getByTestId('known-event')).toContainText(`dipisah dari ${number}`);
  await expect(field(workstation, 'whatHappened')).toHaveValue('Gudang tembakau terbakar di Ploso');
});

test('a report without a call goes into the incident as a whole', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type('Pohon tumbang di jalan Wahid Hasyim');
  await saved(workstation);
  const number = (await workstation.getByTestId('incident-number').textContent()) ?? '';
  await workstation.keyboard.press('Control+KeyN');
  await expect(field(workstation, 'whatHappened')).toHaveValue('');
  await workstation.keyboard.type('Ada pohon roboh, jalan wahid hasyim tertutup');
  await saved(workstation);
  await expect(workstation.getByTestId('same-event')).toContainText(number);
  await workstation.keyboard.press('Alt+KeyJ');
  await workstation.keyboard.press('1');
  await expect(workstation.getByTestId('incident-number')).toHaveText(number);
  await expect(workstation.getByTestId('known-event')).toContainText('gabungan dari');
});
