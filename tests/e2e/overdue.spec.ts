import { expect, field, saved, together as test } from './app.ts';
import { notesOf } from './notes.ts';

test.use({ options: { config: { agencies: [{ id: 'damkar', ackLimitSeconds: 10 }] } } });

test('a hand-off that is not acknowledged in time is heard and read, until it is silenced or acknowledged', async ({
  siaga,
}) => {
  const { workstation, phone } = siaga;
  const { keyboard } = workstation;
  const notes = await notesOf(phone);

  await workstation.clock.install();
  await keyboard.press('Control+KeyN');
  await field(workstation, 'whatHappened').fill('Kebakaran lahan');
  await saved(workstation);
  await keyboard.press('Control+Digit2');
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'queued');
  expect(await notes()).toBe(0);

  await workstation.clock.fastForward(11_000);
  await expect(workstation.getByTestId('late')).toHaveAttribute('data-sounding', 'true');
  await expect(workstation.getByTestId('late-damkar')).toContainText('Terlambat');
  await expect.poll(notes).toBe(2);
  await workstation.clock.fastForward(15_000);
  await expect.poll(notes).toBe(4);

  await keyboard.press('Alt+KeyE');
  await expect(workstation.getByTestId('late')).toHaveAttribute('data-sounding', 'false');
  await expect(workstation.getByTestId('late')).toContainText('1 penerusan belum diterima');

  await keyboard.press('Alt+Shift+Digit1');
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'acknowledged');
  await expect(workstation.getByTestId('late')).toHaveCount(0);
});

test('what the agency reports by telephone is one key each, on the card at hand', async ({ siaga }) => {
  const { workstation } = siaga;
  const { keyboard } = workstation;
  const state = (agency: string) => workstation.getByTestId(`handoff-${agency}`);
  await keyboard.press('Control+KeyN');
  await field(workstation, 'whatHappened').fill('Tabrakan dua motor');
  await saved(workstation);
  await keyboard.press('Control+Digit1');
  await expect(state('dinkes')).toHaveAttribute('data-state', 'queued');
  await keyboard.press('Control+Digit3');
  await expect(state('bpbd')).toHaveAttribute('data-state', 'queued');
  // The last one handed over is at hand.
  await keyboard.press('Alt+Shift+Digit1');
  await expect(state('bpbd')).toHaveAttribute('data-state', 'acknowledged');
  await workstation.getByTestId('detail-bpbd').fill('Truk 2');
  await keyboard.press('Alt+Shift+Digit2');
  await expect(state('bpbd')).toHaveAttribute('data-state', 'en_route');
  await expect(workstation.getByTestId('card-bpbd')).toContainText('Truk 2');
  await keyboard.press('Alt+Shift+Digit3');
  await expect(state('bpbd')).toHaveAttribute('data-state', 'on_scene');
  await keyboard.press('Alt+Shift+Digit4');
  await expect(state('bpbd')).toHaveAttribute('data-state', 'done');
  // The other one, when it has the cursor.
  await workstation.getByTestId('manual-dinkes').focus();
  await keyboard.press('Alt+Shift+Digit5');
  await expect(state('dinkes')).toHaveAttribute('data-state', 'declined');
});

test('the message can be read before it goes out, and what changed afterwards is sent with one key', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  const { keyboard } = workstation;
  await keyboard.press('Control+KeyN');
  await field(workstation, 'whatHappened').fill('Pohon menutup jalan');
  await saved(workstation);
  await workstation.getByTestId('show-preview-bpbd').click();
  await expect(workstation.getByTestId('message-bpbd')).toHaveValue(/Pohon menutup jalan/);
  await keyboard.press('Control+Digit3');
  await expect(workstation.getByTestId('handoff-bpbd')).toHaveAttribute('data-state', 'queued');
  await expect(workstation.getByTestId('update-bpbd')).toHaveCount(0);
  await field(workstation, 'locationText').fill('Jalan Wahid Hasyim');
  await saved(workstation);
  await expect(workstation.getByTestId('update-bpbd')).toContainText('Jalan Wahid Hasyim');
  await expect(workstation.getByTestId('message-bpbd')).toHaveValue(
    /PEMBARUAN ke-1[\s\S]*Jalan Wahid Hasyim/,
  );
  await workstation.screenshot({ path: 'test-results/update.png' });
  await keyboard.press('Alt+KeyN');
  await expect(workstation.getByTestId('update-bpbd')).toHaveCount(0);
  await expect(workstation.getByTestId('card-bpbd')).toContainText('pembaruan ke-1');
});
