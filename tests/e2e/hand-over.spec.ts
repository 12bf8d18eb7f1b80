import { expect, field, saved, test } from './app.ts';
import { accessibleInEveryTheme } from './axe.ts';

test('the shift changes hands with what is open, a message, and a confirmation of each side', async ({
  siaga,
}) => {
  const { workstation, read } = siaga;
  const { keyboard } = workstation;
  await workstation.getByRole('textbox', { name: 'Nama petugas' }).fill('Rina Kusumawardhani Puspitasari');
  await workstation.getByRole('button', { name: 'Mulai jaga' }).click();
  // Nothing is pushed out of the bar by the name of who is on duty.
  await expect(workstation.getByRole('button', { name: 'Bantuan' })).toBeInViewport({ ratio: 1 });
  await keyboard.press('Control+KeyN');
  await field(workstation, 'locationText').fill('Pasar Ploso');
  await saved(workstation);

  await keyboard.press('Control+KeyH');
  const panel = workstation.getByTestId('hand-over');
  await expect(panel).toContainText('Kejadian terbuka (1)');
  await expect(workstation.getByTestId('hand-over-incidents')).toContainText('Pasar Ploso');
  await workstation.getByTestId('hand-over-to').fill('Budi');
  await workstation.getByTestId('hand-over-note').fill('Pompa di Ploso masih dipakai');
  await workstation.getByTestId('hand-over-offer').press('Enter');
  await expect(workstation.getByTestId('hand-over-offered')).toContainText(
    'Puspitasari menyerahkan kepada Budi',
  );
  await accessibleInEveryTheme(workstation, 'hand-over');
  await workstation.getByTestId('hand-over-take').press('Enter');
  await expect(workstation.getByTestId('hand-over-last')).toContainText('Pompa di Ploso masih dipakai');
  const told = read((db) =>
    db.prepare("SELECT type FROM log WHERE type LIKE 'shift.%' ORDER BY seq").pluck().all(),
  );
  expect(told).toEqual(['shift.started', 'shift.offered', 'shift.taken', 'shift.ended', 'shift.started']);

  // A pause of the one who is on duty now: one key, and one key back. Calls ring all the same.
  await keyboard.press('Control+KeyJ');
  const away = workstation.getByTestId('away');
  await expect(away).toContainText('istirahat');
  await expect(workstation.getByTestId('call-bar')).toContainText('telepon tetap berdering');
  await workstation.getByTestId('away-reason').selectOption({ label: 'salat' });
  await expect(away).toHaveAttribute('data-reason', 'prayer');
  await expect(workstation.getByRole('button', { name: 'Bantuan' })).toBeInViewport({ ratio: 1 });
  await keyboard.press('F9');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'ringing');
  await keyboard.press('Shift+F2');
  await keyboard.press('Escape');
  await expect(workstation.getByTestId('call-row').first()).toContainText('saat jeda: salat');
  await keyboard.press('Control+KeyJ');
  await expect(away).toHaveCount(0);
});
