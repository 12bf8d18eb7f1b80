import { answerPracticeCall, expect, field, saved, together as test } from './app.ts';

test.use({ options: {} });

test('a call is taken from the ring to the hand-off with the keyboard alone', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('Alt+KeyI');
  await workstation.keyboard.type('Rumah terbakar di belakang pasar');
  await workstation.keyboard.press('Alt+Digit1');
  await field(workstation, 'category').focus();
  await workstation.keyboard.type('Kebakaran');
  await field(workstation, 'desa').focus();
  await workstation.keyboard.type('Jombatan');
  await workstation.keyboard.press('ArrowDown');
  await workstation.keyboard.press('Enter');
  await expect(field(workstation, 'kecamatan')).toHaveValue('Jombang');
  await saved(workstation);
  await workstation.keyboard.press('Alt+KeyD');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'emergency');
  await workstation.keyboard.press('Control+Digit2');
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'queued');
  await workstation.keyboard.press('F8');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'idle');
  await expect(workstation.getByTestId('incident-status')).toHaveAttribute('data-state', 'open');
  await workstation.screenshot({ path: 'test-results/intake.png' });
});

test('a question mark shows the keys, but in a text it is only a question mark', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Shift+Slash');
  await expect(workstation.getByTestId('key-overlay')).toBeVisible();
  await workstation.keyboard.press('Escape');
  await expect(workstation.getByTestId('key-overlay')).toBeHidden();
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type('Korban sadar?');
  await expect(field(workstation, 'whatHappened')).toHaveValue('Korban sadar?');
  await expect(workstation.getByTestId('key-overlay')).toBeHidden();
});

test('the lists of places come into a form that is there already, and nothing of it moves', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await workstation.reload();
  await expect(workstation.getByTestId('call-bar')).toBeVisible();
  await workstation.keyboard.press('Control+KeyN');
  const notes = field(workstation, 'notes');
  const before = await notes.boundingBox();
  await expect(field(workstation, 'desa')).toBeVisible();
  await expect(workstation.getByTestId('place-search')).toBeVisible();
  expect(await notes.boundingBox()).toEqual(before);
});
