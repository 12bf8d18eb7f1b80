import { answerPracticeCall, expect, field, saved, together as test } from './app.ts';
import { accessible, accessibleInEveryTheme } from './axe.ts';

test.use({ options: { map: true } });

test('the screen has no accessibility fault in any colours, from the ring to the hand-off', async ({
  siaga,
}) => {
  test.slow();
  const { workstation } = siaga;
  await accessibleInEveryTheme(workstation);
  await workstation.keyboard.press('F9');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'ringing');
  await accessibleInEveryTheme(workstation);
  await workstation.keyboard.press('F2');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'talking');
  await field(workstation, 'whatHappened').fill('Angin kencang, atap warung terbang');
  await saved(workstation);
  await workstation.keyboard.press('Alt+KeyG');
  await accessibleInEveryTheme(workstation);
  await workstation.keyboard.press('Alt+KeyD');
  await workstation.keyboard.press('Control+Digit3');
  await expect(workstation.getByTestId('handoff-bpbd')).toHaveAttribute('data-state', 'queued');
  await workstation.keyboard.press('F1');
  await accessibleInEveryTheme(workstation, 'screen');
  await workstation.keyboard.press('Escape');
});

test('the guide, what it suggests and what it takes in have no accessibility fault', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'category').selectOption('fire');
  await field(workstation, 'subCategory').selectOption('house_fire');
  await workstation.keyboard.press('Alt+Digit2');
  await workstation.getByTestId('guide-row-hazards').click();
  await workstation.keyboard.press('Digit1');
  await expect(workstation.getByTestId('take-hazards')).toBeVisible();
  await accessible(workstation);
  await workstation.screenshot({ path: 'test-results/guide-choices.png' });
});

test('the suggestion of the same event, its list, what is known and the story have no accessibility fault', async ({
  siaga,
}) => {
  test.slow();
  const { workstation } = siaga;
  for (const landmark of ['Dekat masjid', 'Seberang sekolah']) {
    await answerPracticeCall(siaga);
    await field(workstation, 'whatHappened').fill('Angin kencang, atap warung Bu Sri terbang');
    await field(workstation, 'landmark').fill(landmark);
    await saved(workstation);
    if (landmark === 'Dekat masjid') await workstation.keyboard.press('Alt+KeyD');
    if (landmark === 'Dekat masjid') await workstation.keyboard.press('F8');
  }
  await expect(workstation.getByTestId('same-event-why')).toBeVisible();
  await workstation.keyboard.press('Alt+KeyJ');
  await expect(workstation.getByTestId('same-event-list')).toBeFocused();
  await accessible(workstation);
  await workstation.keyboard.press('1');
  await expect(workstation.getByTestId('known-event')).toBeVisible();
  await workstation.keyboard.press('Alt+KeyR');
  await expect(workstation.getByTestId('story-line').first()).toBeVisible();
  await accessible(workstation);
});

test('a telephone call rings in a window that is not in front, and takes the focus from nobody', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type('Sedang mengetik');
  await workstation.evaluate(() => window.siaga.invoke('training.next', {}));
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'ringing');
  await workstation.keyboard.type(' terus');
  await expect(field(workstation, 'whatHappened')).toHaveValue('Sedang mengetik terus');
});
