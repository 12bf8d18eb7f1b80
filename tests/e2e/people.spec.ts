import { atWork, expect, field, saved, together as test } from './app.ts';
import { accessibleInEveryTheme } from './axe.ts';

test.use({ options: { config: atWork } });

const PIN = { rina: '482913', siti: '1357' };

test('an administrator sets up the people of the desk; an operator signs in by keyboard and is told who may the rest', async ({
  siaga,
}) => {
  test.slow();
  const { workstation } = siaga;
  const { keyboard } = workstation;

  // Nobody is set up: a name starts the shift, as ever.
  await expect(workstation.getByRole('textbox', { name: 'Nama petugas' })).toBeVisible();
  await keyboard.press('Control+KeyP');
  await expect(workstation.getByTestId('nobody-yet')).toBeVisible();
  await field(workstation, 'person-name').fill('Rina Kusumawardhani');
  await field(workstation, 'person-pin').fill(PIN.rina);
  await field(workstation, 'person-pin-again').fill('482914');
  await expect(workstation.getByTestId('problem')).toContainText('belum sama');
  await expect(workstation.getByTestId('add-person')).toBeDisabled();
  await field(workstation, 'person-pin-again').fill(PIN.rina);
  await workstation.screenshot({ path: 'test-results/people-first.png' });
  await keyboard.press('Enter');
  await expect(workstation.getByTestId('person')).toContainText('Administrator');
  await expect(workstation.getByTestId('rights')).toContainText('Rina Kusumawardhani sedang masuk');

  await workstation.getByTestId('new-person').click();
  await field(workstation, 'person-name').fill('Siti Aminah');
  await field(workstation, 'person-pin').fill(PIN.siti);
  await field(workstation, 'person-pin-again').fill(PIN.siti);
  await keyboard.press('Enter');
  await expect(workstation.getByTestId('person')).toHaveCount(2);
  await accessibleInEveryTheme(workstation, 'people');

  // The last administrator stays one.
  await workstation.getByTestId('person').first().click();
  await workstation.getByTestId('person-active').uncheck();
  await workstation.getByTestId('save-person').click();
  await expect(workstation.locator('[data-code="E_PERSON_LAST"]')).toBeVisible();
  await workstation.getByTestId('sign-out').click();
  await expect(workstation.getByTestId('rights')).toHaveAttribute('data-may', 'false');
  await keyboard.press('Escape');

  // By keyboard alone: letters choose the name, Tab, the PIN, Enter.
  await workstation.getByTestId('shift-name').focus();
  await keyboard.type('Siti');
  await keyboard.press('Tab');
  await keyboard.type('1358');
  await keyboard.press('Enter');
  await expect(workstation.locator('[data-code="E_PIN_WRONG"]')).toContainText('telepon tetap dapat dijawab');
  await expect(workstation.getByTestId('shift-pin')).toBeFocused();
  await expect(workstation.getByTestId('shift-pin')).toHaveValue('');
  await expect(workstation.getByRole('button', { name: 'Bantuan' })).toBeInViewport({ ratio: 1 });
  await accessibleInEveryTheme(workstation, 'sign-in');
  await keyboard.type(PIN.siti);
  await keyboard.press('Enter');
  await expect(workstation.getByTestId('shift-operator')).toContainText('Siti Aminah');
  await expect(workstation.locator('[data-code="E_PIN_WRONG"]')).toHaveCount(0);

  // What is an operator's goes on as ever.
  await keyboard.press('Control+KeyN');
  await field(workstation, 'whatHappened').fill('Pohon tumbang');
  await saved(workstation);
  await keyboard.press('Control+KeyE');
  await expect(workstation.getByTestId('report-redacted')).toBeChecked();
  await expect(workstation.getByTestId('report-redacted')).toBeDisabled();
  await expect(workstation.getByTestId('rights')).toContainText('kepala regu');
  await accessibleInEveryTheme(workstation, 'report-operator');
  await keyboard.press('Escape');

  await keyboard.press('Control+KeyI');
  await workstation.getByTestId('edit-damkar').click();
  await workstation.locator('[name="agency-short"]').fill('Pemadam');
  await expect(workstation.getByTestId('save-agency')).toBeDisabled();
  await expect(workstation.getByTestId('rights')).toContainText('Hanya administrator');
  await accessibleInEveryTheme(workstation, 'agencies-operator');
  const refused = await workstation.evaluate(() => window.siaga.invoke('map.remove', {}));
  expect(refused).toMatchObject({ refusal: { code: 'E_ONLY_ADMINISTRATOR' } });
  // Not even the desktop's window for a file opens.
  const chosen = await workstation.evaluate(() => window.siaga.invoke('map.choose', {}));
  expect(chosen).toMatchObject({ refusal: { code: 'E_ONLY_ADMINISTRATOR' } });
  const secret = await workstation.evaluate(() =>
    window.siaga.invoke('app.setSecret', { name: { kind: 'smtp' }, value: 'kata-sandi-surat' }),
  );
  expect(secret).toMatchObject({ refusal: { code: 'E_ONLY_ADMINISTRATOR' } });

  // The administrator signs in beside the shift, and what was typed is still there.
  await workstation.getByTestId('sign-in-pin').fill(PIN.rina);
  await keyboard.press('Enter');
  await expect(workstation.getByTestId('rights')).toHaveAttribute('data-may', 'true');
  await workstation.getByTestId('save-agency').click();
  await expect(workstation.getByTestId('handoff-damkar')).toContainText('Pemadam');
  await expect(workstation.getByTestId('shift-operator')).toContainText('Siti Aminah');
  await workstation.getByTestId('open-people').click();
  await expect(workstation.getByTestId('people')).toBeVisible();
  await workstation.getByTestId('sign-out').click();
  await keyboard.press('Escape');

  // The shift goes to the one who types the PIN.
  await keyboard.press('Control+KeyH');
  await workstation.getByTestId('hand-over-to').selectOption({ label: 'Rina Kusumawardhani' });
  await workstation.getByTestId('hand-over-offer').press('Enter');
  await expect(workstation.getByTestId('hand-over-take')).toBeDisabled();
  await workstation.getByTestId('hand-over-pin').fill(PIN.rina);
  await workstation.screenshot({ path: 'test-results/hand-over-pin.png' });
  await keyboard.press('Enter');
  await expect(workstation.getByTestId('shift-operator')).toContainText('Rina Kusumawardhani');
  await keyboard.press('Escape');

  const told = siaga.read((db) => ({
    agency: db
      .prepare(`SELECT actor FROM log WHERE type = 'agency.configured' AND body LIKE '%Pemadam"%'`)
      .pluck()
      .all(),
    refused: db.prepare(`SELECT count(*) FROM log WHERE type = 'person.refused'`).pluck().get(),
  }));
  expect(told).toEqual({ agency: ['Rina Kusumawardhani'], refused: 1 });
  expect(await siaga.logFile()).not.toContain(PIN.rina);
});
