import { expect, test } from './app.ts';
import { accessible } from './axe.ts';

test('devices are chosen by name, one that vanishes is told and taken up again, and the operator hears himself', async ({
  siaga,
}) => {
  const { workstation, phone } = siaga;
  await workstation.keyboard.press('Control+KeyU');
  const panel = workstation.getByTestId('sound-panel');
  await panel.locator('[name="microphone"]').selectOption('Fake Audio Input 1');
  await panel.locator('[name="ringing"]').selectOption('Fake Audio Output 2');
  await panel.getByLabel('Redam bising ruangan').click();
  await expect(panel.getByLabel('Redam bising ruangan')).not.toBeChecked();
  await expect(panel.locator('[name="microphone"]')).toHaveValue('Fake Audio Input 1');
  await expect(panel.locator('[name="ringing"]')).toHaveValue('Fake Audio Output 2');
  await expect(panel.locator('[name="speaker"]')).toHaveValue('');

  // The fake microphone beeps for a moment each second.
  await workstation.waitForFunction(
    () =>
      Number(document.querySelector('[data-testid="level-microphone"]')?.getAttribute('data-level')) > 0.01,
    null,
    { polling: 50 },
  );
  await expect(workstation.getByTestId('level-line')).toContainText('tidak ada panggilan');

  await accessible(workstation);

  const gone = workstation.locator('[data-code="E_SOUND_DEVICE_GONE"]');
  await phone.evaluate(() => {
    const { mediaDevices } = navigator;
    const all = mediaDevices.enumerateDevices.bind(mediaDevices);
    mediaDevices.enumerateDevices = async () =>
      (await all()).filter(({ label }) => label !== 'Fake Audio Input 1');
    mediaDevices.dispatchEvent(new Event('devicechange'));
  });
  await expect(gone).toContainText('Fake Audio Input 1');
  await phone.evaluate(() => {
    Reflect.deleteProperty(navigator.mediaDevices, 'enumerateDevices');
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  });
  await expect(gone).toHaveCount(0);

  const trial = workstation.getByTestId('trial');
  await workstation.getByTestId('try-microphone').click();
  await expect(trial).toHaveAttribute('data-state', 'recording');
  await expect(trial).toHaveAttribute('data-state', 'playing');
  await expect(trial).toHaveAttribute('data-state', 'idle');

  // Remembered by the telephone, whatever becomes of the screens.
  await phone.reload();
  await workstation.reload();
  // Not by key: a page takes none before its first picture.
  await workstation.getByRole('button', { name: 'Suara', exact: false }).click();
  await expect(panel.locator('[name="microphone"]')).toHaveValue('Fake Audio Input 1');
  await expect(panel.getByLabel('Redam bising ruangan')).not.toBeChecked();
});
