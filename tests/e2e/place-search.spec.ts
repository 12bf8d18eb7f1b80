import type { Page } from '@playwright/test';
import { expect, field, saved, together as test } from './app.ts';

/** Opens a report, and types into the search by its key. */
async function seek(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+KeyN');
  await expect(page.getByTestId('place-search')).toBeEnabled();
  await page.keyboard.press('Alt+KeyO');
  await expect(page.getByTestId('place-search')).toBeFocused();
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type(text);
}
async function takeFirst(page: Page): Promise<void> {
  await expect(page.getByTestId('place-found').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

test('a desa is found in three keys and a few letters, with no network', async ({ siaga }) => {
  const { app, workstation } = siaga;
  await app.evaluate(({ session }) => session.defaultSession.enableNetworkEmulation({ offline: true }));
  await seek(workstation, 'ngogri');
  await expect(workstation.getByTestId('place-found').first()).toContainText('Ngogri');
  await workstation.keyboard.press('Enter');
  await expect(field(workstation, 'desa')).toHaveValue('Ngogri');
  await expect(field(workstation, 'kecamatan')).toHaveValue('Megaluh');
  await expect(workstation.getByTestId('point')).toBeVisible();
  await expect(field(workstation, 'pointSource')).toHaveValue('searched');
  await expect(field(workstation, 'pointCertainty')).toHaveValue('area');
  await saved(workstation);
  await workstation.screenshot({ path: 'test-results/place-search.png' });
});

test('misspelt, of a name that three desa have: the line says which kecamatan', async ({ siaga }) => {
  const { workstation } = siaga;
  await seek(workstation, 'ds soember agoeng');
  await expect(workstation.getByTestId('place-found').first()).toContainText('Sumberagung');
  await expect(workstation.getByTestId('place-where').first()).toContainText(
    /Kec\. (Perak|Peterongan|Megaluh)/,
  );
  await workstation.screenshot({ path: 'test-results/place-list.png' });
  await workstation.keyboard.type(' mgaluh');
  await expect(workstation.getByTestId('place-where').first()).toHaveText(' Kec. Megaluh');
  await takeFirst(workstation);
  await expect(field(workstation, 'kecamatan')).toHaveValue('Megaluh');
});

test('coordinates that the caller reads out become the point, and how sure it is can be changed', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await seek(workstation, '7°32\'45,6" LS 112°13\'58,8" BT');
  await takeFirst(workstation);
  await expect(workstation.getByTestId('point')).toContainText('-7.54600, 112.23300');
  await expect(field(workstation, 'pointSource')).toHaveValue('said');
  await expect(field(workstation, 'kecamatan')).toHaveValue('Jombang');
  await field(workstation, 'pointCertainty').selectOption('near');
  await field(workstation, 'pointRadius').selectOption('500');
  await saved(workstation);
  const number = await workstation.getByTestId('incident-number').textContent();
  const incident = siaga.read((db) =>
    db.prepare("SELECT view FROM incidents WHERE json_extract(view, '$.number') = ?").pluck().get(number),
  ) as string;
  expect(JSON.parse(incident).fields.point).toMatchObject({ source: 'said', certainty: 'near', radius: 500 });
});

test('outside Jombang the point is taken, and the screen says whose side it is', async ({ siaga }) => {
  const { workstation } = siaga;
  await seek(workstation, 'https://maps.google.com/?q=-7.60,111.90');
  await takeFirst(workstation);
  await expect(workstation.getByTestId('point-outside')).toContainText('Kabupaten Nganjuk');
  await expect(field(workstation, 'desa')).toHaveValue('');
  await saved(workstation);
});

test('a short link says calmly that it needs the internet', async ({ siaga }) => {
  const { workstation } = siaga;
  await seek(workstation, 'https://maps.app.goo.gl/abc');
  await expect(workstation.getByTestId('place-problem')).toContainText('internet');
});

test('typed text and a desa that was chosen stay; the point only says that it lies elsewhere', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'locationText').fill('belakang gudang, Wonosalam');
  await field(workstation, 'desa').fill('Wonosalam');
  await workstation.keyboard.press('ArrowDown');
  await workstation.keyboard.press('Enter');
  await expect(field(workstation, 'kecamatan')).toHaveValue('Wonosalam');
  await workstation.keyboard.press('Alt+KeyO');
  await workstation.keyboard.press('Control+KeyA');
  await workstation.keyboard.type('-7.5460, 112.2330');
  await takeFirst(workstation);
  await expect(workstation.getByTestId('point-elsewhere')).toBeVisible();
  await expect(field(workstation, 'locationText')).toHaveValue('belakang gudang, Wonosalam');
  await expect(field(workstation, 'desa')).toHaveValue('Wonosalam');
  await workstation.getByTestId('point-elsewhere').getByRole('button').click();
  await expect(field(workstation, 'kecamatan')).toHaveValue('Jombang');
  await expect(workstation.getByTestId('point-elsewhere')).toBeHidden();
  await saved(workstation);
});
