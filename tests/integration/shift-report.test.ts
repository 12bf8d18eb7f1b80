import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';
import { ring } from '../../electron/core/call/decide.ts';
import { openDatabase } from '../../electron/core/database/open.ts';
import { exportBeside } from '../../electron/core/export/beside.ts';
import { rebuild } from '../../electron/core/log/rebuild.ts';
import { openStore, type Store } from '../../electron/core/log/store.ts';
import { verify } from '../../electron/core/log/verify.ts';
import { due } from '../../electron/core/shift-report/decide.ts';
import { createPages, type Pages } from '../../electron/core/shift-report/pages.ts';
import { type ShiftReportService, startShiftReports } from '../../electron/core/shift-report/service.ts';
import { ShiftReports } from '../../shared/config/schema.ts';
import { type Refusal, refuse } from '../../shared/contract/errors.ts';
import type { OwedPages } from '../../shared/contract/export.ts';
import { newCallId } from '../../shared/domain/ids.ts';
import { shiftsEnded, shippedShifts } from '../../shared/domain/shift-plan.ts';
import { ReportData } from '../../shared/report/data.ts';
import { DAY_MS } from '../../shared/time/wib.ts';
import { test as base, expect } from './fixture.ts';
import { projections } from './projections.ts';

const at = (wib: string): number => Date.parse(`2026-11-${wib}:00+07:00`);
const name = (shift: string, format = 'xlsx') => `siaga112_Ruang-Uji_UJI_2026-11-${shift}.${format}`;

interface Desk {
  store: Store;
  look(wib: string): Promise<void>;
  /** What the screen was told, as counts of what waits. */
  told: (number | null)[];
  problems: Refusal[];
  failures: unknown[];
  /** Asked of main, which the test is. */
  asked: OwedPages[];
  pages: Pages;
  close(): void;
}

/** A desk whose clock says what the test says, and which nothing but the test wakes. */
const test = base.extend<{ share: string; desk: (wib: string, change?: object) => Promise<Desk> }>({
  share: async ({ folder }, use) => use(path.join(folder, 'share', 'laporan')),
  desk: async ({ folder, share }, use) => {
    const open: Desk[] = [];
    await use(async (wib, change = {}) => {
      const databaseFile = path.join(folder, 'siaga112.db');
      let now = at(wib);
      const store = openStore(openDatabase(databaseFile), 'UJI');
      const told: Desk['told'] = [];
      const problems: Refusal[] = [];
      const failures: unknown[] = [];
      const asked: OwedPages[] = [];
      const pages = createPages((owed) => asked.push(owed));
      const service: ShiftReportService = startShiftReports({
        store,
        databaseFile,
        room: 'Ruang Uji',
        plan: shippedShifts,
        settings: ShiftReports.parse({ folder: share, ...change }),
        exporting: exportBeside(),
        print: pages.print,
        now: () => now,
        told(waiting) {
          if (waiting) problems.push(waiting);
          told.push(waiting ? Number(waiting.params['count']) : null);
        },
        onFailure: (error) => failures.push(error),
      });
      const desk: Desk = {
        store,
        told,
        problems,
        failures,
        asked,
        pages,
        look(then) {
          now = at(then);
          return service.look();
        },
        close() {
          service.stop();
          store.db.close();
        },
      };
      open.push(desk);
      await service.look();
      return desk;
    });
    for (const desk of open) if (desk.store.db.open) desk.close();
  },
});

const logged = ({ store }: Desk): string[] =>
  store.db
    .prepare(`SELECT subject || ' ' || type || coalesce(' ' || (body ->> '$.data.format'), '') || coalesce(' ' || (body ->> '$.data.cause'), '')
      FROM log WHERE type LIKE 'report.%' ORDER BY seq`)
    .pluck()
    .all() as string[];

test('at its end a shift leaves its report, once, and the log says so', async ({ share, desk }) => {
  mkdirSync(share, { recursive: true });
  const room = await desk('24T14:50', { formats: ['csv', 'xlsx'] });
  const callId = newCallId();
  const call = {
    callId,
    number: '081234567890',
    displayName: '',
    sipCallId: 'a',
    training: false,
    location: null,
  };
  room.store.commit('system', (world) => ring(world, { ...call, at: at('24T14:55') }), at('24T14:55'));
  await room.look('24T14:59');
  expect(readdirSync(share)).toEqual([]);
  await room.look('24T15:00');
  expect(readdirSync(share)).toEqual([
    name('24_Pagi', 'csv'),
    name('24_Pagi', 'csv.bukti.json'),
    name('24_Pagi'),
  ]);
  expect(readFileSync(path.join(share, name('24_Pagi', 'csv')), 'utf8')).toContain(callId);
  const written = statSync(path.join(share, name('24_Pagi'))).mtimeMs;
  await room.look('24T15:01');
  expect(statSync(path.join(share, name('24_Pagi'))).mtimeMs).toBe(written);
  expect(logged(room)).toEqual([
    '2026-11-24/Pagi report.due',
    '2026-11-24/Sore report.due',
    '2026-11-24/Pagi report.delivered csv',
    '2026-11-24/Pagi report.delivered xlsx',
  ]);
  expect(room.failures).toEqual([]);
});

test('pages are asked of main, which keep no other file from arriving, and asked again until main has written them', async ({
  share,
  desk,
}) => {
  mkdirSync(share, { recursive: true });
  const room = await desk('24T14:50', { formats: ['pdf', 'csv'], redacted: true });
  const answer = async (wib: string, refusal: Refusal | null) => {
    const looked = room.look(wib);
    await vi.waitFor(() => expect(room.asked).toHaveLength(1));
    const [{ reportId, ...owed }] = room.asked.splice(0) as [OwedPages];
    room.pages.printed({ reportId, refusal });
    await looked;
    return owed;
  };
  const owed = await answer('24T15:00', refuse('E_EXPORT_PAGES').refusal);
  expect(owed.file).toBe(path.join(share, name('24_Pagi_tanpa-data-pribadi', 'pdf')));
  expect(ReportData.parse(owed.data)).toMatchObject({ about: 'Jaga Pagi, 24 November 2026', redacted: true });
  expect(room.problems[0]).toMatchObject({ params: { cause: 'E_EXPORT_PAGES', count: 1 } });
  await answer('24T15:01', null);
  expect(room.told).toEqual([null, 1, null]);
  await room.look('24T15:02');
  expect(room.asked).toEqual([]);
  expect(logged(room).slice(2)).toEqual([
    '2026-11-24/Pagi report.delivered csv',
    '2026-11-24/Pagi report.waiting ',
    '2026-11-24/Pagi report.delivered pdf',
  ]);
});

test('while the folder is away everything waits, over a new start too, and arrives once when it is back', async ({
  folder,
  share,
  desk,
}) => {
  const before = await desk('24T14:50');
  await before.look('24T15:00');
  await before.look('24T15:05');
  expect(before.told).toEqual([null, 1]);
  expect(before.problems[0]).toEqual({
    code: 'E_REPORT_WAITING',
    params: { folder: share, cause: 'ENOENT', count: 1 },
  });
  // A share that is away is not made as a folder of this PC.
  expect(existsSync(path.join(folder, 'share'))).toBe(false);
  before.close();
  const after = await desk('24T23:10');
  expect(after.told).toEqual([2]);
  mkdirSync(share, { recursive: true });
  await after.look('24T23:15');
  expect(after.told).toEqual([2, null]);
  await after.look('24T23:20');
  expect(readdirSync(share)).toEqual([name('24_Pagi'), name('24_Sore')]);
  expect(logged(after)).toEqual([
    '2026-11-24/Pagi report.due',
    '2026-11-24/Sore report.due',
    // Once for each reason, however often it is tried.
    '2026-11-24/Pagi report.waiting ENOENT',
    '2026-11-24/Malam report.due',
    '2026-11-24/Sore report.waiting ENOENT',
    '2026-11-24/Pagi report.delivered xlsx',
    '2026-11-24/Sore report.delivered xlsx',
  ]);
  const live = projections(after.store.db);
  rebuild(after.store.db);
  expect(projections(after.store.db)).toEqual(live);
  expect(verify(after.store.db).broken).toEqual([]);
});

test('shifts that ended while nobody was there are made up for, also with a clock that had been wrong', async ({
  share,
  desk,
}) => {
  mkdirSync(share, { recursive: true });
  (await desk('22T16:00')).close();
  const wrong = await desk('30T02:00');
  expect(readdirSync(share)).toHaveLength(22);
  expect(readdirSync(share)[0]).toBe(name('22_Malam'));
  wrong.close();
  for (const file of readdirSync(share)) rmSync(path.join(share, file));
  // What that clock delivered of shifts that are still to come was not their report.
  const right = await desk('23T06:00');
  await right.look('23T07:00');
  await right.look('23T15:00');
  expect(right.failures).toEqual([]);
  expect(readdirSync(share)).toEqual([name('22_Malam'), name('23_Pagi')]);
});

test('one file that cannot be replaced keeps no other from arriving, and what a killed app left is cleared away', async ({
  share,
  desk,
}) => {
  mkdirSync(path.join(share, name('24_Pagi')), { recursive: true });
  const { pid } = spawnSync(process.execPath, ['--version']);
  const unfinished = `${name('24_Sore')}.${pid}-1.tmp`;
  const running = `${name('24_Sore')}.${process.ppid}-1.tmp`;
  for (const left of [unfinished, running]) writeFileSync(path.join(share, left), 'half');
  const room = await desk('24T14:50');
  await room.look('24T23:00');
  expect(room.told).toEqual([null, 1]);
  expect(readdirSync(share)).toEqual([name('24_Pagi'), name('24_Sore'), running]);
  rmSync(path.join(share, name('24_Pagi')), { recursive: true });
  await room.look('24T23:05');
  expect(room.told).toEqual([null, 1, null]);
  expect(statSync(path.join(share, name('24_Pagi'))).isFile()).toBe(true);
});

test.skipIf(process.getuid?.() !== 0)(
  'a full share keeps no half file, and gets the whole one when there is room',
  async ({ share, desk, skip }) => {
    mkdirSync(share, { recursive: true });
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', share]).status !== 0)
      return skip('this machine lets nobody mount');
    try {
      writeFileSync(path.join(share, 'lain'), Buffer.alloc(16_000));
      const room = await desk('24T14:50');
      await room.look('24T15:00');
      expect(logged(room).at(-1)).toBe('2026-11-24/Pagi report.waiting ');
      expect(room.problems[0]).toMatchObject({ params: { cause: 'E_EXPORT_FULL', count: 1 } });
      expect(readdirSync(share)).toEqual(['lain']);
      rmSync(path.join(share, 'lain'));
      await room.look('24T15:05');
      expect(readdirSync(share)).toEqual([name('24_Pagi')]);
      expect(room.told).toEqual([null, 1, null]);
    } finally {
      spawnSync('umount', ['-l', share]);
    }
  },
);

test('newer settings count for a shift that is not over; one without personal data is named so', async ({
  share,
  desk,
}) => {
  mkdirSync(share, { recursive: true });
  (await desk('24T14:50')).close();
  const room = await desk('24T14:55', { formats: ['json'], redacted: true });
  await room.look('24T15:00');
  expect(readdirSync(share)).toEqual([name('24_Pagi_tanpa-data-pribadi', 'json')]);
  expect(
    JSON.parse(readFileSync(path.join(share, name('24_Pagi_tanpa-data-pribadi', 'json')), 'utf8')),
  ).toMatchObject({
    redacted: true,
    selection: { kind: 'shift', day: '2026-11-24', shift: 'Pagi' },
  });
});

test('the app is killed while a report is owed: the next start delivers it', async ({
  folder,
  share,
  start,
}) => {
  const dataFolder = path.join(folder, 'data');
  mkdirSync(dataFolder);
  // The clock of a core is the real one: it saw the shift begin that has ended last.
  const ended = shiftsEnded(shippedShifts, Date.now() - DAY_MS, Date.now()).slice(-1);
  const settings = ShiftReports.parse({ folder: share });
  const store = openStore(openDatabase(path.join(dataFolder, 'siaga112.db')), 'UJI');
  const began = ended[0]!.from;
  store.commit('system', (world, context) => due(world, ended, settings, context), began);
  store.db.close();
  const first = start({ shiftReports: settings });
  expect(await first.hears('reports')).toMatchObject({ waiting: { params: { folder: share } } });
  await first.kill();
  mkdirSync(share, { recursive: true });
  const second = start({ shiftReports: settings });
  expect(await second.hears('reports')).toMatchObject({ waiting: null });
  const [{ day, name: shift }] = ended as [(typeof ended)[0]];
  expect(readdirSync(share)).toContain(`siaga112_Ruang-Uji-112_UJI_${day}_${shift}.xlsx`);
});
