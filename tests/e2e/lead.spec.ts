import { rm } from 'node:fs/promises';
import path from 'node:path';
import { test as base, expect, field, launch } from './app.ts';
import { accessibleInEveryTheme } from './axe.ts';
import { past } from './past.ts';

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter.
  siaga: async ({}, use) => {
    const report = (whatHappened: string, locationText: string) => ({
      report: { category: 'fire', whatHappened, locationText, kecamatan: '35.17.09' } as const,
    });
    const userData = past([
      { number: '081234567890', disposition: 'prank', minutesAgo: 8 },
      { number: '081234567890', disposition: 'prank', minutesAgo: 7 },
      { number: '085700001111', disposition: 'ghost', minutesAgo: 6 },
      {
        number: '081355554444',
        disposition: 'emergency',
        minutesAgo: 5,
        ...report('Dapur terbakar', 'Jl. Merdeka 5'),
      },
      {
        number: '081366667777',
        disposition: 'emergency',
        minutesAgo: 4,
        ...report('Gudang terbakar', 'Pasar Cukir'),
      },
    ]);
    const siaga = await launch({ userData, config: { exportFolder: path.join(userData, 'laporan') } });
    await use(siaga);
    await siaga.close();
    await rm(userData, { recursive: true, force: true });
  },
});

test('figures open by one key, each opens its calls, a search finds while it is typed, and a call rings above it all', async ({
  siaga,
}) => {
  test.slow();
  const { workstation } = siaga;
  const { keyboard } = workstation;
  await keyboard.press('Control+KeyG');
  const figures = workstation.getByTestId('figures');
  await workstation.getByTestId('range-week').click();
  await expect(workstation.getByTestId('tiles')).toContainText('Panggilan masuk5');
  const dispositions = workstation.getByTestId('by-disposition');
  await expect(dispositions.getByRole('row', { name: /Prank/ })).toContainText('40%');
  await expect(workstation.getByTestId('repeated')).toContainText('0812-3456-7890');
  await accessibleInEveryTheme(workstation, 'figures');
  await workstation.getByTestId('figures-from').fill('2020-01-01');
  await workstation.getByTestId('figures-shift').selectOption('Malam');
  await expect(workstation.getByTestId('tiles')).toContainText('Panggilan masuk0');
  await expect(workstation.getByTestId('figures-to')).toHaveValue('2020-01-02');
  await workstation.getByTestId('range-week').click();
  await expect(workstation.getByTestId('figures-shift')).toHaveValue('');

  await workstation.getByTestId('tiles').getByRole('button', { name: 'Kejadian', exact: true }).click();
  await expect(workstation.getByTestId('found-incident')).toHaveCount(2);
  await expect(workstation.getByRole('button', { name: /^Hapus saringan: Kejadian, / })).toBeFocused();
  await keyboard.press('Control+KeyG');
  await workstation.getByTestId('range-week').click();
  await workstation.getByTestId('completeness').getByRole('button', { name: 'Nama pelapor: 2' }).click();
  await expect(workstation.getByTestId('found-incident')).toHaveCount(2);
  await keyboard.press('Control+KeyG');
  await workstation.getByTestId('range-week').click();
  await workstation
    .getByTestId('repeated')
    .getByRole('button', { name: /Prank: 2$/ })
    .click();
  await expect(workstation.getByTestId('search-count')).toHaveAttribute('data-count', '2');
  await keyboard.press('Control+KeyG');
  await workstation.getByTestId('range-week').click();
  await dispositions.getByRole('button', { name: /Prank/ }).click();
  await expect(workstation.getByTestId('search-count')).toHaveAttribute('data-count', '2');
  await workstation.getByRole('button', { name: 'Kosongkan' }).click();
  const words = workstation.getByTestId('search-words');
  await words.pressSequentially('terbak cuki');
  await expect(workstation.getByTestId('search-count')).toHaveAttribute('data-count', '1');
  await workstation.getByTestId('search-name').fill('Pasar');
  await workstation.getByTestId('search-save').click();
  await expect(workstation.getByTestId('saved-searches')).toContainText('Pasar');
  await accessibleInEveryTheme(workstation, 'search');

  await workstation.getByTestId('search-report').click();
  await expect(workstation.getByTestId('report-kind-search')).toBeFocused();
  await expect(workstation.getByTestId('report-format-pdf')).toHaveCount(0);
  await keyboard.press('Enter');
  await expect(workstation.getByTestId('exported')).toContainText('1 panggilan');
  await workstation.getByTestId('proof-run').click();
  await expect(workstation.getByTestId('proof-told')).toContainText('tidak ada yang berubah');
  await accessibleInEveryTheme(workstation, 'report');
  await keyboard.press('Control+Shift+KeyF');

  await keyboard.press('F9');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'ringing');
  await expect(workstation.getByTestId('call-bar')).toBeInViewport({ ratio: 1 });
  await expect(words).toHaveValue('terbak cuki');
  await keyboard.press('Shift+F2');
  await words.press('ArrowDown');
  await expect(workstation.getByTestId('search-all').getByTestId('call-row').first()).toBeFocused();
  await keyboard.press('Enter');
  await expect(workstation.getByTestId('search-all')).toHaveCount(0);
  await expect(figures).toHaveCount(0);
  await expect(field(workstation, 'locationText')).toHaveValue('Pasar Cukir');
});
