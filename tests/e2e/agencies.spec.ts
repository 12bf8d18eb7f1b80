import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { signature } from '../../electron/core/handoff/channels/webhook.ts';
import { agencyServer } from '../integration/agency-server.ts';
import { atWork, expect, together as test } from './app.ts';
import { accessibleInEveryTheme } from './axe.ts';

test.use({ options: { config: atWork } });

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
  await keyboard.press('Escape');
});

test('a new agency gets its button and its key, is tried before it counts, and loses the button when taken away', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  const server = await agencyServer();
  const secret = 'kunci-bersama-pmi-112';
  await workstation.getByTestId('open-agencies').click();
  await workstation.getByTestId('new-agency').click();
  await workstation.locator('[name="agency-name"]').fill('PMI Jombang');
  await workstation.locator('[name="agency-short"]').fill('PMI');
  await workstation.locator('[name="manual-contact"]').fill('0321-000111');
  await workstation.getByTestId('save-agency').click();
  const button = workstation.locator('[data-testid^="handoff-instansi-"]');
  await expect(button).toContainText('PMI');

  await workstation.getByTestId('add-webhook').click();
  await workstation.locator('[name="webhook-url"]').fill(server.url);
  await expect(workstation.getByTestId('try-webhook')).toBeDisabled();
  await workstation.getByTestId('save-agency').click();
  await workstation.getByTestId('try-webhook').click();
  const tried = workstation.getByTestId('tried-webhook');
  await expect(tried).toContainText('kunci bersama belum dipasang');
  await workstation.getByTestId('webhook-secret').fill(secret);
  await workstation.getByTestId('set-secret').click();
  await expect(workstation.getByTestId('webhook-secret')).toHaveValue('');
  await workstation.getByTestId('try-webhook').click();
  await expect(tried).toContainText('Pesan uji sampai');
  await workstation.getByTestId('channel-webhook').scrollIntoViewIfNeeded();
  await workstation.screenshot({ path: 'test-results/agency-trial.png' });
  const { headers, body } = await server.got(1);
  expect(headers['x-siaga-signature']).toBe(signature(secret, String(headers['x-siaga-timestamp']), body));
  expect(JSON.parse(body)).toMatchObject({ test: true, incident: { number: 'UJI' } });
  await server.close();
  const logged = siaga.read((db) => ({
    tried: db.prepare("SELECT count(*) FROM log WHERE type = 'agency.tried'").pluck().get(),
    handOffs: db.prepare('SELECT count(*) FROM handoffs').pluck().get(),
    incidents: db.prepare('SELECT count(*) FROM incidents').pluck().get(),
  }));
  expect(logged).toEqual({ tried: 2, handOffs: 0, incidents: 0 });
  // The key is kept outside the log, and nobody reads it in a line of the technical one.
  const stored = await readFile(path.join(siaga.dataFolder, 'siaga112.db'), 'latin1');
  expect(stored).not.toContain(secret);
  expect(await siaga.logFile()).not.toContain(secret);

  await workstation.getByTestId('remove-agency').click();
  await expect(button).toHaveCount(0);
  await workstation.keyboard.press('Escape');
});

test('the agencies have no accessibility fault in any colours', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyI');
  await workstation.getByTestId('edit-dinkes').click();
  await workstation.getByTestId('add-email').click();
  await accessibleInEveryTheme(workstation, 'agencies');
});
