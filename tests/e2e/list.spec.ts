import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerPracticeCall, expect, field, saved, together as test } from './app.ts';

const exportFolder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-export-'));
test.use({ options: { config: { exportFolder } } });

test('a call is found by words of its report, and by its number in any form', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill('Truk terguling di jembatan Ploso');
  await saved(workstation);
  await workstation.keyboard.press('F8');
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('F8');
  await expect(workstation.getByTestId('call-row')).toHaveCount(2);
  await workstation.keyboard.press('Control+KeyF');
  await workstation.keyboard.type('jemb plos');
  await expect(workstation.getByTestId('call-row')).toHaveCount(1);
  await field(workstation, 'whatHappened').waitFor();
  await workstation.getByTestId('search').fill('0811-000-002');
  await expect(workstation.getByTestId('call-row')).toHaveCount(1);
  await workstation.getByTestId('search').fill('tidak ada');
  await expect(workstation.getByText('Tidak ada yang cocok')).toBeVisible();
  await workstation.getByTestId('search').fill('');
});

test('arrows go from the search to the calls, and Enter opens one', async ({ siaga }) => {
  const { workstation } = siaga;
  for (const what of ['Banjir di Mojoagung', 'Ular di Ngoro', 'Tabrakan di Perak']) {
    await answerPracticeCall(siaga);
    await field(workstation, 'whatHappened').fill(what);
    await saved(workstation);
    await workstation.keyboard.press('Alt+KeyU');
    await workstation.keyboard.press('F8');
    await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'idle');
  }
  await workstation.keyboard.press('Control+KeyF');
  await workstation.keyboard.press('ArrowDown');
  const rows = workstation.getByTestId('call-row');
  await expect(rows.first()).toBeFocused();
  await workstation.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await workstation.keyboard.press('Home');
  await expect(rows.first()).toBeFocused();
  await workstation.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await workstation.keyboard.press('Enter');
  await expect(field(workstation, 'whatHappened')).toHaveValue('Ular di Ngoro');
});

test('the day is written as a table in which nothing runs as a formula, and as pages, by keyboard alone', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await field(workstation, 'callerName').fill('=HYPERLINK("http://jahat")');
  await saved(workstation);
  await workstation.keyboard.press('F8');
  await workstation.keyboard.press('Control+KeyE');
  await expect(workstation.getByTestId('report-kind-day')).toBeFocused();
  await workstation.keyboard.press('Tab');
  await workstation.getByTestId('report-format-csv').focus();
  await workstation.keyboard.press('Space');
  await workstation.keyboard.press('Enter');
  const exported = workstation.getByTestId('exported');
  await expect(exported).toHaveAttribute('data-file', /_\d{4}-\d\d-\d\d\.csv$/);
  const file = (await exported.getAttribute('data-file')) ?? '';
  const text = readFileSync(file, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""http://jahat"")"`);
  expect(file.startsWith(exportFolder)).toBe(true);
  await workstation.getByTestId('report-format-pdf').focus();
  await workstation.keyboard.press('Space');
  await workstation.keyboard.press('Enter');
  await expect(exported).toHaveAttribute('data-file', /\.pdf$/);
  const pdf = readFileSync((await exported.getAttribute('data-file')) ?? '');
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  // A4 in points, on every page.
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59\d[.\d]* 84\d[.\d]*\]/);
  await workstation.keyboard.press('Escape');
  await expect(workstation.getByTestId('report')).toBeHidden();
});
