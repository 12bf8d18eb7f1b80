import { expect, field, saved, together as test } from './app.ts';

test.use({ options: { map: true } });

test('the map marks its centre by keyboard, and names the desa that was not chosen yet', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await expect(workstation.locator('[data-map="ready"]')).toBeVisible();
  await workstation.keyboard.press('Alt+KeyM');
  await workstation.keyboard.press('Enter');
  await expect(workstation.getByTestId('point')).toBeVisible();
  await expect(field(workstation, 'desa')).not.toHaveValue('');
  await expect(field(workstation, 'kecamatan')).not.toHaveValue('');
  await saved(workstation);
});

test('a click on the map never replaces a desa that the operator chose', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'desa').fill('Wonosalam');
  await workstation.keyboard.press('ArrowDown');
  await workstation.keyboard.press('Enter');
  await expect(field(workstation, 'kecamatan')).toHaveValue('Wonosalam');
  const map = workstation.locator('[data-map="ready"] canvas');
  await map.click({ position: { x: 40, y: 120 } });
  await expect(workstation.getByTestId('point')).toBeVisible();
  await expect(field(workstation, 'kecamatan')).toHaveValue('Wonosalam');
  await saved(workstation);
});
