import { answerPracticeCall, expect, field, saved, test } from './app.ts';
import { accessibleInEveryTheme } from './axe.ts';

test('an administrator changes an agency; it counts when saved, is in the log, and says what is wrong beforehand', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  const { keyboard } = workstation;
  await expect(workstation.getByTestId('no-channel-damkar')).toContainText('hubungi instansi sendiri');
  await keyboard.press('Control+KeyI');
  await workstation.getByTestId('edit-damkar').click();
  await workstation.locator('[name="agency-short"]').fill('');
  await expect(workstation.getByTestId('problem')).toContainText('nama pendek');
  await expect(workstation.getByTestId('save-agency')).toBeDisabled();
  await workstation.locator('[name="agency-short"]').fill('Pemadam');
  await workstation.locator('[name="agency-key"]').selectOption('1');
  await expect(workstation.getByTestId('problem')).toContainText('sudah dipakai Dinkes');
  await workstation.locator('[name="agency-key"]').selectOption('2');
  await workstation.getByTestId('add-webhook').click();
  await workstation.locator('[name="webhook-url"]').fill('http://contoh.id');
  await expect(workstation.getByTestId('problem')).toContainText('https');
  await workstation.locator('[name="webhook-url"]').fill('https://contoh.id/112');
  const template = workstation.getByTestId('template-webhook');
  await template.fill('Api: {{kejadian}} di {{lokas}}');
  await expect(workstation.getByTestId('problem')).toContainText('lokas');
  await template.fill('Api: {{kejadian}} di {{lokasi}}');
  await expect(workstation.getByTestId('reads-webhook')).toHaveValue(
    'Api: Rumah terbakar, api sudah sampai atap di Belakang pasar Ploso',
  );
  await workstation.getByTestId('add-contact').click();
  await workstation.getByTestId('contact-0-phone').fill('0321-861234');
  await workstation.screenshot({ path: 'test-results/agencies.png' });
  await workstation.getByTestId('save-agency').click();
  await expect(workstation.getByTestId('agency-saved')).toContainText('Tersimpan');
  await expect(workstation.getByTestId('handoff-damkar')).toContainText('Pemadam');
  await expect(workstation.getByTestId('no-channel-damkar')).toHaveCount(0);
  const entries = siaga.read((db) =>
    db
      .prepare("SELECT count(*) FROM log WHERE type = 'agency.configured' AND body LIKE '%Pemadam\"%'")
      .pluck()
      .get(),
  );
  expect(entries).toBe(1);
});

test('a new agency gets its button, and one taken away loses it', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.getByTestId('open-agencies').click();
  await workstation.getByTestId('new-agency').click();
  await workstation.locator('[name="agency-name"]').fill('PMI Jombang');
  await workstation.locator('[name="agency-short"]').fill('PMI');
  await workstation.locator('[name="manual-contact"]').fill('0321-000111');
  await workstation.getByTestId('save-agency').click();
  const button = workstation.locator('[data-testid^="handoff-instansi-"]');
  await expect(button).toContainText('PMI');
  await workstation.getByTestId('remove-agency').click();
  await expect(button).toHaveCount(0);
});

test('the agencies do not open over a call, and an answered call puts them aside with nothing lost', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyI');
  await workstation.getByTestId('edit-bpbd').click();
  await workstation.locator('[name="agency-duty"]').fill('Banjir dan longsor');
  await answerPracticeCall(siaga);
  await expect(workstation.getByTestId('agencies')).toHaveCount(0);
  await field(workstation, 'whatHappened').fill('Banjir');
  await saved(workstation);
  await workstation.keyboard.press('Control+KeyI');
  await expect(workstation.locator('[data-code="E_AGENCY_CALL"]')).toContainText(
    'Selesaikan panggilan dahulu',
  );
  await expect(workstation.getByTestId('agencies')).toHaveCount(0);
  await workstation.keyboard.press('F8');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'idle');
  await workstation.keyboard.press('Control+KeyI');
  await expect(workstation.locator('[name="agency-duty"]')).toHaveValue('Banjir dan longsor');
});

test('the agencies have no accessibility fault in any colours', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyI');
  await workstation.getByTestId('edit-dinkes').click();
  await workstation.getByTestId('add-email').click();
  await accessibleInEveryTheme(workstation, 'agencies');
});
