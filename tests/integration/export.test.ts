import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { seed } from '../../electron/cli/seed/seed.ts';
import { openDatabase } from '../../electron/core/database/open.ts';
import { exportBeside } from '../../electron/core/export/beside.ts';
import { type ExportJob, exportReport, fileName } from '../../electron/core/export/export.ts';
import { scopeOf } from '../../electron/core/export/scope.ts';
import { exportService } from '../../electron/core/export/service.ts';
import type { Counts } from '../../shared/contract/figures.ts';
import { type CallId, newCallId, newIncidentId } from '../../shared/domain/ids.ts';
import { emptyQuery } from '../../shared/domain/search.ts';
import { Selection } from '../../shared/domain/selection.ts';
import { shippedShifts } from '../../shared/domain/shift-plan.ts';
import { domain } from '../../shared/i18n/id/domain.ts';
import { refusalOfFile } from '../../shared/report/file-refusal.ts';
import { WibDay, wibDayBounds } from '../../shared/time/wib.ts';
import { expect, test } from './fixture.ts';
import { figuresOfExport } from './naive-figures.ts';
import { damkar, type OpenCore, openInProcess } from './open-core.ts';
import { unzip } from './unzip.ts';

const DAY = WibDay.parse('2026-11-24');
const NOW = Date.parse('2026-11-25T09:00:00+07:00');
const at = (wib: string): number => Date.parse(`${wib}+07:00`);

function seeded(folder: string, calls = 300): string {
  const file = path.join(folder, 'siaga112.db');
  const db = openDatabase(file);
  seed(db, { calls, days: 3, until: DAY, randomSeed: 7, station: 'MEJA-1' }, () => undefined);
  db.close();
  return file;
}

function jobOf(databaseFile: string, selection: unknown, change: Partial<ExportJob> = {}): ExportJob {
  const scope = scopeOf(Selection.parse(selection), shippedShifts, NOW);
  if (!scope.ok) throw new Error(scope.refusal.code);
  return {
    databaseFile,
    folder: path.join(path.dirname(databaseFile), 'laporan'),
    makeFolder: true,
    room: 'Ruang Uji',
    station: 'MEJA-1',
    scope: scope.value,
    format: 'csv',
    redacted: false,
    now: NOW,
    signal: new AbortController().signal,
    progress: () => undefined,
    ...change,
  };
}

async function exported(job: ExportJob): Promise<Buffer> {
  const done = await exportReport(job);
  if (!done.ok) throw new Error(done.refusal.code);
  return readFileSync(done.value.file);
}

const day = { kind: 'day', day: DAY };
const tableOf = (bytes: Buffer): Record<string, string>[] =>
  parse(bytes, { bom: true, delimiter: ';', columns: true });

/** A call of that day by every means, with words that must not get out. */
async function told(core: OpenCore, rings: number, ends: number): Promise<CallId> {
  const callId = newCallId();
  await core.tell('call.ring', {
    callId,
    at: rings,
    number: '081234567890',
    displayName: 'RAHASIA-tampilan',
    sipCallId: callId,
    training: false,
  });
  await core.tell('call.answer', { callId, at: rings + 4_000 });
  const incidentId = newIncidentId();
  await core.tell('incident.create', {
    incidentId,
    callId,
    changes: {
      category: 'fire',
      whatHappened: '=RAHASIA("api"), "kutip"; \n🔥 <&> _x0041_ \u0007',
      locationText: 'RAHASIA-lokasi',
      landmark: '+RAHASIA-patokan',
      kecamatan: '35.17.09',
      point: { lat: -7.5461, lon: 112.2331, source: 'clicked', certainty: 'exact', fillsPlace: false },
      victims: 2,
      victimsState: 'RAHASIA-korban',
      hazards: 'RAHASIA-bahaya',
      access: 'RAHASIA-akses',
      callerName: '@RAHASIA-nama',
      callbackNumber: '085700011122',
      notes: '-RAHASIA-catatan',
    },
  });
  await core.tell('call.qualify', { callId, disposition: 'emergency', reason: 'RAHASIA-alasan' });
  await core.tell('handoff.create', { handOffId: newHandOff(), incidentId, agencyId: damkar });
  await core.tell('incident.note', { incidentId, text: 'RAHASIA-susulan' });
  await core.tell('call.end', {
    callId,
    at: ends,
    end: { kind: 'hangup', by: 'caller', sipCode: null, cause: '' },
  });
  return callId;
}
const newHandOff = () => newIncidentId() as unknown as Parameters<OpenCore['handOff']>[0];

async function roomWith(folder: string): Promise<{ file: string; callId: CallId }> {
  const core = openInProcess(folder, [{ kind: 'manual', contact: '' }]);
  const callId = await told(core, at('2026-11-24T23:59:59.900'), at('2026-11-25T00:02:00'));
  core.close();
  return { file: path.join(folder, 'data', 'siaga112.db'), callId };
}

test('a workbook has a sheet each for calls, incidents, hand-offs and the summary, in typed cells', async ({
  folder,
}) => {
  const { file, callId } = await roomWith(folder);
  const bytes = await exported(jobOf(file, day, { format: 'xlsx' }));
  const book = await readXlsx(bytes);
  expect(book.sheets.map(({ name }) => name)).toEqual(['Panggilan', 'Kejadian', 'Penerusan', 'Ringkasan']);
  const [calls, incidents, handOffs, summary] = book.sheets.map(({ rows }) => {
    const [titles = [], ...rest] = rows;
    return rest.map((row) => Object.fromEntries(titles.map((title, i) => [String(title), row[i]])));
  });
  expect(calls).toHaveLength(1);
  const [call] = calls!;
  expect(call).toMatchObject({
    Nomor: '0812-3456-7890',
    Kualifikasi: 'Darurat',
    'Berakhir di hari lain': 'ya',
    'Jumlah korban': 2,
    Lintang: -7.5461,
    'ID panggilan': callId,
    // Text as it was said, but for what XML has no place for; it stays text.
    'Apa yang terjadi': '=RAHASIA("api"), "kutip"; \n🔥 <&> _x0041_ ',
  });
  // A spreadsheet has no time zone: the clock on the wall, to the millisecond.
  expect((call!['Waktu berdering'] as Date).toISOString()).toBe('2026-11-24T23:59:59.900Z');
  expect(incidents).toHaveLength(1);
  expect(handOffs).toMatchObject([
    { 'Nomor kejadian': expect.stringMatching(/^\d{8}-\d{3}$/), Status: expect.any(String) },
  ]);
  const value = (of: string) => summary!.find((line) => line['Hal'] === of)?.['Nilai'];
  expect(value('Baris pada lembar Panggilan')).toBe(1);
  expect(value('Berakhir sesudah waktu laporan')).toBe(1);
  expect(value('Hash catatan terakhir')).toMatch(/^[0-9a-f]{64}$/);
  const xml = unzipped(bytes);
  expect(xml).not.toContain('<f>');
  expect(xml.match(/state="frozen"/g)).toHaveLength(4);
  expect(xml).toContain('<autoFilter ref="A1:');
  // Without a name for what they are over, LibreOffice shows no filters.
  for (const name of ['Panggilan', 'Kejadian', 'Penerusan', 'Ringkasan'])
    expect(xml).toMatch(new RegExp(`_FilterDatabase"[^>]*>'${name}'!\\$A\\$1:`));
  // The whole of the number: LibreOffice shows one that is a little less as the second before.
  expect(xml).toContain(`<v>${46_350 + (((23 * 60 + 59) * 60 + 59) * 1_000 + 900) / 86_400_000}</v>`);
});

const unzipped = (bytes: Buffer): string => [...unzip(bytes).values()].join('\n');

test('what the summary of a day adds up to is what the JSON adds up to, counted in another way', async ({
  folder,
}) => {
  const file = seeded(folder);
  const { from, to } = wibDayBounds(DAY);
  const whole = { kind: 'range', from: '2026-11-22', to: DAY };
  const wanted = figuresOfExport(String(await exported(jobOf(file, whole, { format: 'json' }))), from, to);
  const book = await readXlsx(await exported(jobOf(file, day, { format: 'xlsx' })));
  const lines = book.sheets.find(({ name }) => name === 'Ringkasan')!.rows;
  const sums = (of: string) =>
    Object.fromEntries(
      lines.filter(([what]) => what === of).map(([, detail, value]) => [String(detail ?? ''), value]),
    );
  expect(wanted.calls).toBeGreaterThan(50);
  expect(sums('Panggilan masuk')).toEqual({ '': wanted.calls });
  expect(sums('Dijawab')).toEqual({
    '': wanted.answered,
    'dalam 10 detik': wanted.answer.within[10],
    'dalam 15 detik': wanted.answer.within[15],
    'dalam 20 detik': wanted.answer.within[20],
  });
  expect(sums('Uji coba')).toEqual({ '': wanted.tests });
  expect(sums('Terputus sebelum dijawab')).toEqual({
    '': wanted.abandoned.calls,
    'dengan nomor': wanted.abandoned.withNumber,
    'ditelepon balik dalam 24 jam': wanted.abandoned.calledBack,
  });
  expect(sums('Prank dan ghost')).toEqual({ '': wanted.nuisance.prank + wanted.nuisance.ghost });
  expect(sums('Kejadian')).toEqual({ '': wanted.incidents });
  expect(sums('Kejadian lengkap')).toEqual({ '': wanted.completeness.complete });
  expect(sums('Penerusan')).toEqual({ '': wanted.handOffs });
  expect(Object.values(sums('Jam berdering'))).toEqual(wanted.byHour);
  const named = (counts: Counts, names: Record<string, string>, none: string) =>
    Object.fromEntries(counts.map(({ key, calls }) => [key === null ? none : names[key], calls]));
  expect(sums('Kualifikasi')).toMatchObject(
    named(wanted.byDisposition, domain.disposition, 'Belum dikualifikasi'),
  );
  expect(sums('Kategori')).toEqual(named(wanted.byCategory, domain.category, 'Tanpa keterangan'));
  expect(sums('Prioritas')).toEqual(named(wanted.byPriority, domain.priority, 'Tanpa keterangan'));
  const asked = (counts: Counts) => counts.map(({ calls }) => calls);
  expect(Object.values(sums('Kecamatan'))).toEqual(asked(wanted.byKecamatan));
  expect(Object.values(sums('Instansi'))).toEqual(asked(wanted.byAgency));
  expect(Object.values(sums('Petugas'))).toEqual(asked(wanted.byOperator));
  // A duration is read as a time after the first moment that a spreadsheet knows.
  const milliseconds = (cell: unknown) => cell && (cell as Date).getTime() - Date.UTC(1899, 11, 31);
  for (const [of, { count, p50, p90, p95 }] of [
    ['Waktu jawab', wanted.answer],
    ['Sampai lokasi diketahui', wanted.located],
    ['Sampai diteruskan', wanted.handedOver],
    ['Sampai diterima OPD', wanted.acknowledged],
    ['Sampai petugas di lokasi', wanted.onScene],
  ] as const) {
    const found = sums(of);
    expect(found['banyaknya'], of).toBe(count);
    expect(
      ['separuh dalam', '90% dalam', '95% dalam'].map((name) => milliseconds(found[name])),
      of,
    ).toEqual([p50, p90, p95]);
  }
});

test('a call at the last moment of a day belongs to the day and the shift it rang in, and the report says so', async ({
  folder,
}) => {
  const { file } = await roomWith(folder);
  expect(tableOf(await exported(jobOf(file, day)))).toMatchObject([
    { 'Waktu berdering': '2026-11-24 23:59:59', 'Berakhir di hari lain': 'ya' },
  ]);
  expect(tableOf(await exported(jobOf(file, { kind: 'day', day: '2026-11-25' })))).toEqual([]);
  const shift = (name: string) => exported(jobOf(file, { kind: 'shift', day: DAY, shift: name }));
  expect(tableOf(await shift('Malam'))).toHaveLength(1);
  expect(tableOf(await shift('Sore'))).toEqual([]);
  const range = { kind: 'range', from: '2026-11-01', to: DAY };
  expect(tableOf(await exported(jobOf(file, range)))).toHaveLength(1);
  const search = (text: string) => exported(jobOf(file, { kind: 'search', text }));
  expect(tableOf(await search('rahasia lokasi'))).toHaveLength(1);
  expect(tableOf(await search('tidak ada'))).toEqual([]);
  expect(
    JSON.parse(
      (await exported(jobOf(file, { kind: 'search', text: 'lokasi' }, { format: 'json' }))).toString(),
    ).entries.length,
  ).toBeGreaterThan(8);
});

test('a search is exported with everything the screen was asked for, and makes the report that it finds', async ({
  folder,
}) => {
  const file = seeded(folder);
  const core = openInProcess(folder, [], { dataFolder: folder, station: 'MEJA-1' });
  const { from, to } = wibDayBounds(DAY);
  const filters = { ...emptyQuery, disposition: 'prank' as const, from, to: to - 3_600_000, counted: true };
  const found = await core.tell('search.find', { query: filters, limit: 100 });
  core.close();
  const { words: text, ...rest } = filters;
  const job = jobOf(file, { kind: 'search', text, filters: rest }, { format: 'json' });
  const { calls, selection } = JSON.parse(String(await exported(job)));
  expect(calls.length).toBeGreaterThan(3);
  expect(calls.map(({ call }: { call: { id: string } }) => call.id).sort()).toEqual(
    found.rows.map((row) => row.kind === 'call' && row.call.id).sort(),
  );
  expect(selection).toMatchObject({ kind: 'search', text: '', filters: { disposition: 'prank' } });
  expect(scopeOf({ kind: 'search', text: '' }, shippedShifts, NOW)).toMatchObject({
    refusal: { code: 'E_EXPORT_WORDS' },
  });
});

test('the variant for sharing holds no name, no words that anybody typed or said, no whole number and no point', async ({
  folder,
}) => {
  const { file, callId } = await roomWith(folder);
  for (const format of ['csv', 'xlsx', 'json'] as const) {
    const job = jobOf(file, day, { format, redacted: true });
    expect(fileName(job)).toContain('_tanpa-data-pribadi.');
    const bytes = await exported(job);
    const text = format === 'xlsx' ? unzipped(bytes) : bytes.toString('utf8');
    expect(text).toContain(callId);
    expect(text).toContain('0812••••••90');
    for (const secret of ['RAHASIA', '081234567890', '0812-3456', '34567', '85700011', '7.5461', '112.2331'])
      expect(text).not.toContain(secret);
  }
});

test('the same report made again is the same to the last byte; only JSON and summary state another time', async ({
  folder,
}) => {
  const file = seeded(folder);
  for (const format of ['csv', 'xlsx', 'json'] as const) {
    const first = await exported(jobOf(file, day, { format }));
    expect((await exported(jobOf(file, day, { format }))).equals(first)).toBe(true);
    const later = await exported(jobOf(file, day, { format, now: NOW + 3_600_000 }));
    if (format === 'csv') expect(later.equals(first)).toBe(true);
    if (format === 'json') {
      const lines = (bytes: Buffer) =>
        bytes
          .toString()
          .split('\n')
          .filter((line) => !line.includes('"exportedAt"'));
      expect(lines(later)).toEqual(lines(first));
    }
  }
});

test('all formats hold the same calls, and a day without calls makes a valid, empty report', async ({
  folder,
}) => {
  const file = seeded(folder);
  const count = async (selection: unknown): Promise<number[]> => {
    const csv = tableOf(await exported(jobOf(file, selection)));
    const json = JSON.parse((await exported(jobOf(file, selection, { format: 'json' }))).toString());
    const book = await readXlsx(await exported(jobOf(file, selection, { format: 'xlsx' })));
    return [csv.length, json.calls.length, (book.sheets[0]?.rows.length ?? 0) - 1];
  };
  const [some = 0, ...others] = await count(day);
  expect(some).toBeGreaterThan(50);
  expect(others).toEqual([some, some]);
  expect(await count({ kind: 'range', from: '2026-11-22', to: DAY })).toEqual([300, 300, 300]);
  expect(await count({ kind: 'day', day: '2020-02-29' })).toEqual([0, 0, 0]);
});

test('progress is told up to the last call; a cancelled report leaves nothing, and the next one is written', async ({
  folder,
}) => {
  // Long enough to be cancelled on the way.
  const databaseFile = seeded(folder, 3_000);
  const room = {
    databaseFile,
    folder: path.join(folder, 'l'),
    room: 'R',
    station: 'M',
    shifts: shippedShifts,
  };
  const range = Selection.parse({ kind: 'range', from: '2026-11-22', to: DAY });
  const exporting = exportBeside();
  for (const format of ['csv', 'xlsx', 'json'] as const) {
    const cancelling = exportService(room, exporting, () => cancelling.cancel());
    expect(await cancelling.write({ selection: range, format, redacted: false })).toMatchObject({
      refusal: { code: 'E_EXPORT_CANCELLED' },
    });
    expect(readdirSync(room.folder)).toEqual([]);
  }
  const seen: number[] = [];
  const job = jobOf(databaseFile, range, { format: 'xlsx', progress: (calls, of) => seen.push(calls, of) });
  await exported(job);
  expect(seen.at(-2)).toBe(3_000);
  expect(seen.at(-1)).toBe(3_000);
  const service = exportService(room, exporting, () => undefined);
  const first = service.write({ selection: range, format: 'csv', redacted: false });
  expect(await service.write({ selection: range, format: 'json', redacted: false })).toMatchObject({
    refusal: { code: 'E_EXPORT_BUSY' },
  });
  expect(await first).toMatchObject({ ok: true, value: { calls: 3_000 } });
});

test('what goes wrong beside the desk is what it would be at the desk, and the next report is written', async ({
  folder,
}) => {
  const exporting = exportBeside();
  const databaseFile = seeded(folder);
  const job = jobOf(databaseFile, { kind: 'day', day: DAY });
  await expect(exporting.file({ ...job, databaseFile: path.join(folder, 'none.db') })).rejects.toMatchObject({
    code: 'SQLITE_CANTOPEN',
  });
  const foreign = path.join(folder, 'foreign.db');
  new Database(foreign).exec('CREATE TABLE t (x)').close();
  await expect(exporting.file({ ...job, databaseFile: foreign })).rejects.toMatchObject({
    refusal: { code: 'E_DB_NOT_OURS' },
  });
  expect(await exporting.file(job)).toMatchObject({ ok: true, value: { calls: 64 } });
});

const root = process.getuid?.() === 0;

test.skipIf(!root)(
  'a disk that fills half way leaves no half file, and what was there before stays',
  async ({ folder, skip }) => {
    const databaseFile = seeded(folder);
    const small = path.join(folder, 'kecil');
    mkdirSync(small);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20k', 'tmpfs', small]).status !== 0)
      return skip('this machine lets nobody mount');
    try {
      const few = jobOf(databaseFile, { kind: 'day', day: '2020-01-01' }, { folder: small });
      const before = await exported(few);
      for (const format of ['csv', 'json', 'xlsx'] as const) {
        const range = { kind: 'range', from: '2026-11-22', to: DAY };
        const done = await exportReport(jobOf(databaseFile, range, { folder: small, format }));
        expect(done).toMatchObject({ refusal: { code: 'E_EXPORT_FULL', params: { folder: small } } });
        expect(readdirSync(small)).toEqual([fileName(few), `${fileName(few)}.bukti.json`]);
      }
      expect(readFileSync(path.join(small, fileName(few))).equals(before)).toBe(true);
    } finally {
      spawnSync('umount', ['-l', small]);
    }
  },
);

test('a folder that is gone, that may not be written, and a file that is open are each told apart', async ({
  folder,
}) => {
  const databaseFile = seeded(folder);
  const gone = path.join(folder, 'share', 'laporan');
  expect(await exportReport(jobOf(databaseFile, day, { folder: gone, makeFolder: false }))).toMatchObject({
    refusal: { code: 'E_EXPORT_FOLDER', params: { folder: gone, cause: 'ENOENT' } },
  });
  expect(existsSync(path.join(folder, 'share'))).toBe(false);
  const taken = jobOf(databaseFile, day);
  mkdirSync(path.join(taken.folder, fileName(taken)), { recursive: true });
  expect(await exportReport(taken)).toMatchObject({ refusal: { code: 'E_EXPORT_FOLDER' } });
  expect(readdirSync(taken.folder)).toEqual([fileName(taken)]);
  const failed = (code: string, renaming: boolean) => {
    const error = Object.assign(new Error(code), { code, syscall: renaming ? 'rename' : 'open' });
    return refusalOfFile(error, '/a/b.xlsx')?.code;
  };
  // As Windows and shares say that Excel has it.
  expect(failed('EPERM', true)).toBe('E_EXPORT_OPEN');
  expect(failed('EBUSY', true)).toBe('E_EXPORT_OPEN');
  expect(failed('EACCES', false)).toBe('E_EXPORT_FOLDER');
  expect(failed('EDQUOT', false)).toBe('E_EXPORT_FULL');
});
