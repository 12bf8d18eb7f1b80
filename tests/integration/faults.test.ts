import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openDatabase } from '../../electron/core/database/open.ts';
import { verify } from '../../electron/core/log/verify.ts';
import { createTexts, sentence } from '../../shared/i18n/index.ts';
import { answeredCall, begunForm, hangUp } from './calls.ts';
import type { CoreProcess } from './core-process.ts';
import { expect, test } from './fixture.ts';

const fileOf = (core: CoreProcess): string => path.join(core.options.dataFolder, 'siaga112.db');
const dataOf = (folder: string): string => path.join(folder, 'data', 'siaga112.db');

function prove(file: string): void {
  const db = openDatabase(file, { readonly: true });
  expect(verify(db).broken).toEqual([]);
  db.close();
}

test('a log that another program holds refuses the edit in plain words, and takes it once it is free', async ({
  start,
}) => {
  const core = start();
  await core.hears('opened');
  const { incidentId } = await begunForm(core);
  const other = new Database(fileOf(core));
  other.exec('BEGIN IMMEDIATE');
  const edit = { incidentId, changes: { victims: 3 } };
  const refused = await core.ask('incident.edit', edit);
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'E_DB_LOCKED' } });
  if (!refused.ok)
    expect(sentence(createTexts('id'), refused.refusal)).toMatch(/^Catatan sedang dipakai program lain/);
  other.exec('ROLLBACK');
  other.close();
  expect(await core.tell('incident.edit', edit)).toMatchObject({ fields: { victims: 3 } });
});

test('a log that is held at the start is waited for', async ({ folder, start }) => {
  const first = start();
  await first.hears('opened');
  const { incidentId } = await begunForm(first);
  await first.close();
  const other = new Database(fileOf(first));
  other.pragma('locking_mode = EXCLUSIVE');
  other.exec('BEGIN EXCLUSIVE');
  const core = start();
  expect(await core.hears('unavailable')).toMatchObject({ refusal: { code: 'E_DB_LOCKED' } });
  expect(await core.ask('desk.snapshot', {})).toMatchObject({ ok: false, refusal: { code: 'E_CORE_DOWN' } });
  other.exec('ROLLBACK');
  other.close();
  await core.hears('opened');
  const { incidents } = await core.tell('desk.snapshot', {});
  expect(incidents.map((incident) => incident.id)).toEqual([incidentId]);
  prove(dataOf(folder));
});

const NOBODY = 65_534;
const root = process.getuid?.() === 0;
const readable = (): boolean =>
  spawnSync(
    process.execPath,
    ['-e', 'require("node:fs").readFileSync(process.argv[1])', import.meta.filename],
    { uid: NOBODY },
  ).status === 0;

// Root may write everything, so the core runs as somebody who may not; that needs a project everybody can read.
test.skipIf(root && !readable())(
  'a log that may not be written is named, and opened once it may',
  async ({ folder, start }) => {
    const first = start();
    await first.hears('opened');
    await answeredCall(first);
    await first.close();
    chmodSync(folder, 0o777);
    chmodSync(path.join(folder, 'data'), 0o777);
    chmodSync(dataOf(folder), 0o444);
    const core = start(root ? { uid: NOBODY } : {});
    expect(await core.hears('unavailable')).toMatchObject({
      refusal: { code: 'E_DB_READONLY', params: { file: 'siaga112.db' } },
    });
    chmodSync(dataOf(folder), 0o666);
    await core.hears('opened');
    await answeredCall(core);
  },
);

const disk = (folder: string): boolean => {
  mkdirSync(folder, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]).status === 0;
};

test.skipIf(!root)(
  'a full disk refuses the edit and loses nothing; with room again the edit is taken',
  async ({ folder, start, skip }) => {
    const data = path.join(folder, 'data');
    if (!disk(data)) return skip('this machine lets nobody mount');
    try {
      const core = start();
      await core.hears('opened');
      const { incidentId } = await begunForm(core);
      const filler = path.join(data, 'penuh');
      // Whatever is free, to the last byte.
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1k']);
      let taken = '';
      let refused = '';
      for (let i = 0; refused === '' && i < 2_000; i += 1) {
        const whatHappened = `${i} ${'api '.repeat(500)}`;
        const result = await core.ask('incident.edit', { incidentId, changes: { whatHappened } });
        if (result.ok) taken = result.value.fields.whatHappened;
        else refused = result.refusal.code;
      }
      expect(refused).toBe('E_DB_FULL');
      rmSync(filler);
      const after = await core.tell('incident.edit', { incidentId, changes: { notes: 'Ada ruang lagi' } });
      expect(after.fields).toMatchObject({
        whatHappened: taken || 'Kebakaran di pasar',
        notes: 'Ada ruang lagi',
      });
      await core.close();
      prove(dataOf(folder));
    } finally {
      spawnSync('umount', ['-l', data]);
    }
  },
);

test('a file that is no database at all is put aside whole, and work goes on', async ({ folder, start }) => {
  mkdirSync(path.join(folder, 'data'));
  const garbage = Buffer.from('bukan basis data '.repeat(1_000));
  writeFileSync(dataOf(folder), garbage);
  const core = start();
  const { problems } = await core.hears('opened');
  expect(problems).toMatchObject([{ code: 'E_DB_CORRUPT' }]);
  const kept = String(problems[0]?.params['kept']);
  expect(readFileSync(path.join(folder, 'data', kept)).equals(garbage)).toBe(true);
  await answeredCall(core);
  await core.close();
  prove(dataOf(folder));
});

/** Overwrites a page of the closed file, as a failing disk would. */
function damage(file: string, name: string): void {
  const db = new Database(file);
  db.pragma('journal_mode = DELETE');
  const page = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name) as number;
  const size = db.pragma('page_size', { simple: true }) as number;
  db.pragma('journal_mode = WAL');
  db.close();
  const bytes = readFileSync(file);
  bytes.fill(0xff, (page - 1) * size, page * size);
  writeFileSync(file, bytes);
}

test('damage that is found at work is repaired from the log, and nothing of the log is lost', async ({
  folder,
  start,
}) => {
  const first = start();
  await first.hears('opened');
  const { callId, incidentId } = await begunForm(first);
  await first.tell('call.qualify', { callId, disposition: 'emergency' });
  await hangUp(first, callId);
  await first.close();
  damage(dataOf(folder), 'calls_time');
  const core = start();
  expect(await core.hears('opened')).toMatchObject({ problems: [] });
  expect(await core.ask('call.list', { day: null })).toMatchObject({
    ok: false,
    refusal: { code: 'E_DB_CORRUPT' },
  });
  const again = await core.hears('opened', ({ problems }) => problems.length > 0);
  const kept = String(again.problems[0]?.params['kept']);
  expect(readdirSync(path.join(folder, 'data'))).toContain(kept);
  const { rows } = await core.tell('call.list', { day: null });
  expect(rows).toMatchObject([
    { call: { id: callId, qualification: { disposition: 'emergency' } }, incident: { id: incidentId } },
  ]);
  await core.tell('incident.edit', { incidentId, changes: { victims: 1 } });
  await core.close();
  const db = openDatabase(dataOf(folder), { readonly: true });
  expect(verify(db)).toMatchObject({ broken: [], chains: 2 });
  // What is written from now on is a chain of its own: numbers that the damaged file used are not used again.
  expect(db.prepare(`SELECT count(*) FROM log WHERE station = 'UJI~2'`).pluck().get()).toBeGreaterThan(0);
  db.close();
  const third = start();
  expect(await third.hears('opened')).toMatchObject({ problems: [] });
});

test('of a damaged log everything before the damage is carried over', async ({ folder, start }) => {
  const first = start();
  await first.hears('opened');
  const { incidentId } = await begunForm(first);
  for (let i = 1; i <= 200; i += 1)
    await first.tell('incident.edit', {
      incidentId,
      changes: { whatHappened: `${i} ${'api '.repeat(100)}` },
    });
  await first.close();
  const file = dataOf(folder);
  const bytes = readFileSync(file);
  const place = bytes.indexOf('{"data":{},"personal":');
  expect(place).toBeGreaterThan(0);
  // The page that holds the hundredth edit, or one soon after it: a leaf of the log's tree (type 10), because behind
  // a damaged branch (type 2) nothing can be reached.
  const pages = Array.from({ length: 20 }, (_, i) => bytes.indexOf(`"whatHappened":"${100 + i} api`)).map(
    (at) => Math.floor(at / 4_096) * 4_096,
  );
  const page = pages.find((at) => bytes[at] === 10) ?? 0;
  expect(page).toBeGreaterThan(0);
  bytes.fill(0xff, page, page + 4_096);
  writeFileSync(file, bytes);
  // An end without a close leaves the write-ahead log behind, and the next start looks closer.
  writeFileSync(`${file}-wal`, '');
  const core = start();
  const { problems } = await core.hears('opened');
  expect(problems).toMatchObject([{ code: 'E_DB_CORRUPT' }]);
  const { incidents } = await core.tell('desk.snapshot', {});
  const reached = Number(incidents[0]?.fields.whatHappened.split(' ')[0]);
  expect(reached).toBeGreaterThan(50);
  expect(reached).toBeLessThan(120);
  await core.close();
  prove(file);
});

test('a recovery that was interrupted is finished at the next start', async ({ folder, start }) => {
  const first = start();
  await first.hears('opened');
  const callId = await answeredCall(first);
  await first.close();
  const file = dataOf(folder);
  writeFileSync(`${file}.recovering`, 'terhenti di tengah');
  const core = start();
  expect(await core.hears('opened')).toMatchObject({ problems: [{ code: 'E_DB_CORRUPT' }] });
  expect(existsSync(`${file}.recovering`)).toBe(false);
  const { calls } = await core.tell('desk.snapshot', {});
  expect(calls.map((call) => call.id)).toEqual([callId]);
});

test('a database of another program is left as it is', async ({ folder, start }) => {
  mkdirSync(path.join(folder, 'data'));
  const other = new Database(dataOf(folder));
  other.exec('CREATE TABLE tamu (nama TEXT)');
  other.close();
  const before = readFileSync(dataOf(folder));
  const core = start();
  expect(await core.hears('unavailable')).toMatchObject({
    refusal: { code: 'E_DB_NOT_OURS', params: { file: 'siaga112.db' } },
  });
  expect(readFileSync(dataOf(folder)).equals(before)).toBe(true);
});

test('a log of a newer version is left as it is', async ({ folder, start }) => {
  const first = start();
  await first.hears('opened');
  await first.close();
  const newer = new Database(dataOf(folder));
  newer.pragma('user_version = 99');
  newer.close();
  const before = readFileSync(dataOf(folder));
  const core = start();
  expect(await core.hears('unavailable')).toMatchObject({ refusal: { code: 'E_DB_NEWER' } });
  expect(readFileSync(dataOf(folder)).equals(before)).toBe(true);
});

test('an end by force in the middle of the form loses no edit that was said to be saved', async ({
  folder,
  start,
}) => {
  let last = 0;
  let incidentId: Awaited<ReturnType<typeof begunForm>>['incidentId'] | null = null;
  for (const edits of [1, 7, 25]) {
    const core = start();
    await core.hears('opened');
    incidentId ??= (await begunForm(core, { victims: 0 })).incidentId;
    const id = incidentId;
    const enough = Promise.withResolvers<void>();
    const until = last + edits;
    const typing = (async () => {
      for (;;) {
        const result = await core.ask('incident.edit', { incidentId: id, changes: { victims: last + 1 } });
        if (!result.ok) return;
        last += 1;
        if (last >= until) enough.resolve();
      }
    })();
    await enough.promise;
    await core.kill();
    await typing;
    const next = start();
    await next.hears('opened');
    const { incidents } = await next.tell('desk.snapshot', {});
    const victims = incidents.find((incident) => incident.id === id)?.fields.victims ?? -1;
    // The edit that was under way may be there or not; every acknowledged one is.
    expect([last, last + 1]).toContain(victims);
    last = victims;
    await next.close();
    prove(dataOf(folder));
  }
});
