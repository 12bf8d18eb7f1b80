import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../../electron/core/database/open.ts';
import { openStore } from '../../electron/core/log/store.ts';
import { due } from '../../electron/core/shift-report/decide.ts';
import { ShiftReports } from '../../shared/config/schema.ts';
import { shiftsEnded, shippedShifts } from '../../shared/domain/shift-plan.ts';
import { DAY_MS } from '../../shared/time/wib.ts';
import { atWork, test as base, expect, launch } from './app.ts';
import { type PastCall, past } from './past.ts';

const [ended] = shiftsEnded(shippedShifts, Date.now() - DAY_MS, Date.now()).slice(-1);
if (!ended) throw new Error('no shift has ended');

/** The app of a room whose last shift left its report to a share that is away. */
const test = base.extend<{ share: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter.
  siaga: async ({}, use) => {
    const minutesAgo = (Date.now() - ended.to) / 60_000 + 30;
    const calls: PastCall[] = [
      { number: '081234567890', disposition: 'prank', minutesAgo },
      {
        number: '081355554444',
        disposition: 'emergency',
        minutesAgo,
        report: { category: 'fire', whatHappened: 'Dapur terbakar', kecamatan: '35.17.09' },
      },
    ];
    const userData = past(calls, { training: false });
    const shiftReports = { folder: path.join(userData, 'kantor', 'laporan'), formats: ['pdf', 'xlsx'] };
    const store = openStore(openDatabase(path.join(userData, 'data', 'siaga112.db')), 'MEJA-1');
    const settings = ShiftReports.parse(shiftReports);
    store.commit('system', (world, context) => due(world, [ended], settings, context), ended.from);
    store.db.close();
    const siaga = await launch({ userData, config: { ...atWork, shiftReports } });
    await use(siaga);
    await siaga.close();
    await rm(userData, { recursive: true, force: true });
  },
  share: ({ siaga }, use) => use(path.join(siaga.userData, 'kantor', 'laporan')),
});

const cli = path.join(import.meta.dirname, '..', '..', 'electron', 'cli', 'siaga.ts');

test('a report that waits for its share is told in one line, and arrives as workbook and pages when the share is back', async ({
  siaga: { workstation },
  share,
}) => {
  const notice = workstation.locator('[data-code="E_REPORT_WAITING"]');
  await expect(notice).toContainText(`${share} (ENOENT); 1 laporan menunggu`);
  await mkdir(share, { recursive: true });
  await expect(notice).toHaveCount(0, { timeout: 30_000 });
  const named = `siaga112_Jombang-Siaga-112_MEJA-1_${ended.day}_${ended.name}`;
  expect((await readdir(share)).sort()).toEqual([`${named}.pdf`, `${named}.xlsx`]);
  const pages = await readFile(path.join(share, `${named}.pdf`), 'latin1');
  expect(pages.slice(0, 5)).toBe('%PDF-');
  expect(pages.trimEnd().slice(-5)).toBe('%%EOF');
});

test('the terminal has the same pages drawn, and leaves the workstation that is at work alone', async ({
  siaga: { app, userData, workstation },
  share,
}) => {
  const day = new Date(ended.to + 7 * 3_600_000).toISOString().slice(0, 10);
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--disable-warning=ExperimentalWarning', cli, 'export', '--format', 'pdf,csv', '--json'],
    ...['--data', path.join(userData, 'data'), '--date', day, '--out', share],
  ]);
  const { files } = JSON.parse(stdout) as { files: { file: string }[] };
  const [pdf = '', csv = ''] = files.map(({ file }) => file);
  expect(path.basename(pdf, '.pdf')).toBe(path.basename(csv, '.csv'));
  expect(await readFile(pdf, 'latin1')).toMatch(/^%PDF-[\s\S]*%%EOF\s*$/);
  expect(app.windows()).toHaveLength(2);
  await expect(workstation.getByTestId('call-bar')).toBeVisible();
});
