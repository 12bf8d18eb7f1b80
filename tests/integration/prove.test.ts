import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { seed } from '../../electron/cli/seed/seed.ts';
import { openDatabase } from '../../electron/core/database/open.ts';
import { exportReport } from '../../electron/core/export/export.ts';
import { type Proof, prove } from '../../electron/core/export/prove.ts';
import { scopeOf } from '../../electron/core/export/scope.ts';
import { blanked } from '../../electron/core/log/chain.ts';
import { emptyQuery } from '../../shared/domain/search.ts';
import { type ExportFormat, Selection } from '../../shared/domain/selection.ts';
import { shippedShifts } from '../../shared/domain/shift-plan.ts';
import { WibDay } from '../../shared/time/wib.ts';
import { answeredCall, hangUp } from './calls.ts';
import { expect, test } from './fixture.ts';
import { openInProcess } from './open-core.ts';
import { unzip } from './unzip.ts';

const NOW = Date.parse('2026-11-25T09:00:00+07:00');
const day = { kind: 'day', day: '2026-11-24' };
const { words: _, ...filters } = { ...emptyQuery, counted: true };
const search = { kind: 'search', text: 'jalan "ra', filters: { ...filters, operator: null } };

interface Room {
  database: string;
  report: string;
}

/** These parts as a zip file. */
function zipped(parts: ReadonlyMap<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of parts) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** A log of three days, and the report of one of them. */
async function room(
  folder: string,
  selection: unknown = day,
  redacted = false,
  format: ExportFormat = 'json',
): Promise<Room> {
  const database = path.join(folder, 'data', 'siaga112.db');
  const core = openInProcess(folder, [{ kind: 'manual', contact: '' }]);
  core.close();
  const db = openDatabase(database);
  const until = WibDay.parse('2026-11-24');
  seed(db, { calls: 120, days: 3, until, randomSeed: 7, station: 'MEJA-1' }, () => undefined);
  db.close();
  const scope = scopeOf(Selection.parse(selection), shippedShifts, NOW);
  if (!scope.ok) throw new Error(scope.refusal.code);
  const done = await exportReport({
    databaseFile: database,
    folder,
    makeFolder: true,
    room: 'Ruang Uji',
    station: 'MEJA-1',
    scope: scope.value,
    format,
    redacted,
    now: NOW,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  if (!done.ok) throw new Error(done.refusal.code);
  return { database, report: done.value.file };
}

async function proof({ database, report }: Room): Promise<Proof> {
  const db = openDatabase(database, { readonly: true });
  try {
    const done = await prove(db, report);
    if (!done.ok) throw new Error(done.refusal.code);
    return done.value;
  } finally {
    db.close();
  }
}

test.for([
  ['a day', day, false],
  ['a shift over midnight', { kind: 'shift', day: '2026-11-23', shift: 'Malam' }, false],
  ['a range', { kind: 'range', from: '2026-11-22', to: '2026-11-24' }, false],
  ['a search', { kind: 'search', text: 'jalan' }, false],
  ['a day without personal data', day, true],
  ['a day without calls', { kind: 'day', day: '2020-01-01' }, false],
] as const)('%s that was exported is what the log says', async ([, selection, redacted], { folder }) => {
  const { difference, lines } = await proof(await room(folder, selection, redacted));
  expect(difference).toBeNull();
  expect(lines).toBeGreaterThan(10);
});

test.for([
  ['a day', day, false],
  ['a search', { kind: 'search', text: 'jalan' }, false],
  ['a shift without personal data', { kind: 'shift', day: '2026-11-24', shift: 'Pagi' }, true],
  ['a day without calls', { kind: 'day', day: '2020-01-01' }, false],
] as const)(
  'the CSV of %s is held against the log by the file beside it',
  async ([, selection, redacted], { folder }) => {
    const made = await room(folder, selection, redacted, 'csv');
    const core = openInProcess(folder, [{ kind: 'manual', contact: '' }]);
    await hangUp(core, await answeredCall(core));
    core.close();
    expect((await proof(made)).difference).toBeNull();
  },
);

test.for([
  ['a day', day, false],
  ['a shift over midnight', { kind: 'shift', day: '2026-11-23', shift: 'Malam' }, false],
  ['a search with quotes, emoji and a filter', search, false],
  ['a range without personal data', { kind: 'range', from: '2026-11-22', to: '2026-11-24' }, true],
  ['a day without calls', { kind: 'day', day: '2020-01-01' }, false],
] as const)(
  'the workbook of %s proves by itself, row by row',
  async ([, selection, redacted], { folder }) => {
    const made = await room(folder, selection, redacted, 'xlsx');
    const core = openInProcess(folder, [{ kind: 'manual', contact: '' }]);
    await hangUp(core, await answeredCall(core));
    core.close();
    const { difference, lines } = await proof(made);
    expect(difference).toBeNull();
    expect(lines).toBeGreaterThan(10);
  },
);

test('a cell, a sheet or a hash changed in a workbook is found, and one saved by another program is told', async ({
  folder,
}) => {
  const made = await room(folder, day, false, 'xlsx');
  const parts = unzip(readFileSync(made.report));
  const changed = async (part: string, from: RegExp | string, to: string) => {
    const text = parts.get(part)!;
    expect(text).toMatch(from);
    writeFileSync(made.report, await zipped(new Map([...parts, [part, text.replace(from, to)]])));
    return (await proof(made)).difference;
  };
  const calls = 'xl/worksheets/sheet1.xml';
  expect(await changed(calls, '>Masuk<', '>Keluar<')).toMatchObject({
    line: 2,
    what: expect.stringMatching(/^Panggilan, [0-9a-f-]{36}$/),
  });
  expect(await changed(calls, /<row r="3">.*?<\/row>/, '')).toMatchObject({ line: 3 });
  expect(await changed('xl/workbook.xml', 'name="Kejadian"', 'name="Lain"')).not.toBeNull();
  expect(await changed('docProps/custom.xml', /"hash":"..../, '"hash":"0000')).toMatchObject({
    what: expect.stringContaining('another hash in the log'),
  });
  writeFileSync(made.report, await zipped(new Map([...parts, ['xl/worksheets/sheet9.xml', '']])));
  expect((await proof(made)).difference).toEqual({ line: 0, what: 'more parts than the log has' });
  writeFileSync(made.report, await zipped(new Map([...parts, ['xl/sharedStrings.xml', '']])));
  await expect(proof(made)).rejects.toThrow('E_PROOF_FILE');
  const bytes = await zipped(parts);
  writeFileSync(made.report, bytes);
  expect((await proof(made)).difference).toBeNull();
  writeFileSync(made.report, bytes.subarray(0, bytes.length / 2));
  await expect(proof(made)).rejects.toThrow('E_PROOF_FILE');
});

test('a cell changed in a CSV is found, and so is a hash changed beside it, and one without a file beside it is told', async ({
  folder,
}) => {
  const made = await room(folder, day, false, 'csv');
  const beside = `${made.report}.bukti.json`;
  const [table, told] = [readFileSync(made.report, 'utf8'), readFileSync(beside, 'utf8')];
  expect(JSON.parse(told)).toMatchObject({
    format: 'siaga112-proof',
    file: path.basename(made.report),
    sha256: createHash('sha256').update(table).digest('hex'),
    chains: expect.arrayContaining([
      { station: 'MEJA-1', entries: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]),
  });
  writeFileSync(made.report, table.replace(/;Masuk;/, ';Keluar;'));
  expect((await proof(made)).difference).toMatchObject({
    line: 2,
    what: expect.stringMatching(/^call [0-9a-f-]{36}$/),
  });
  writeFileSync(made.report, table.slice(0, table.lastIndexOf('\r\n', table.length - 3) + 2));
  expect((await proof(made)).difference).not.toBeNull();
  writeFileSync(made.report, table);
  writeFileSync(beside, told.replace(/"sha256": "..../, '"sha256": "0000'));
  expect((await proof(made)).difference).toEqual({ line: 0, what: 'another SHA-256' });
  writeFileSync(beside, told.replace(/"entries": \d+/, '"entries": 5'));
  expect((await proof(made)).difference).toMatchObject({ what: expect.stringContaining('another hash') });
  writeFileSync(beside, '{}');
  await expect(proof(made)).rejects.toThrow('E_PROOF_FILE');
});

test('what is logged afterwards does not matter: the report is held against the log as it stood', async ({
  folder,
}) => {
  const made = await room(folder);
  const core = openInProcess(folder, [{ kind: 'manual', contact: '' }]);
  await hangUp(core, await answeredCall(core));
  const known = await core.tell('call.list', { day: WibDay.parse('2026-11-24'), text: '' });
  const callId = known.rows.find(({ call }) => call.direction === 'in')!.call.id;
  // A view of that day is another one now.
  await core.tell('call.qualify', { callId, disposition: 'test', reason: 'berubah' });
  core.close();
  expect((await proof(made)).difference).toBeNull();
});

test('a letter changed in the file is found, and what it belongs to is named', async ({ folder }) => {
  const made = await room(folder);
  const text = readFileSync(made.report, 'utf8');
  const changed = async (from: RegExp, to: string) => {
    expect(text).toMatch(from);
    writeFileSync(made.report, text.replace(from, to));
    return (await proof(made)).difference;
  };
  expect(await changed(/"type":"call.answered"/, '"type":"call.held"')).toMatchObject({
    what: expect.stringMatching(/^entry \d+ of chain MEJA-1$/),
  });
  expect(await changed(/\{"call":\{"id":"[^"]+","number":"\+?\d/, '$&9')).toMatchObject({
    what: expect.stringMatching(/^call [0-9a-f-]{36}$/),
  });
  expect(await changed(/"agencies": \[\{/, '"agencies": [{"x":1,')).not.toBeNull();
  expect(await changed(/"redacted": false/, '"redacted": true')).not.toBeNull();
  expect(await changed(/"day": "2026-11-24"/, '"day": "2026-11-23"')).not.toBeNull();
  expect(await changed(/\n \],\n "calls"/, ',\n {}$&')).not.toBeNull();
  expect(await changed(/ \],\n "incidents"[\s\S]*$/, '')).not.toBeNull();
  expect(await changed(/"hash": "[0-9a-f]{4}/, '"hash": "0000')).toMatchObject({
    what: expect.stringContaining('another hash in the log'),
  });
});

test('a log that was changed or cut after the export no longer bears it out', async ({ folder }) => {
  const made = await room(folder);
  const copy = { ...made, database: path.join(folder, 'salinan.db') };
  const damaged = async (sql: string) => {
    copyFileSync(made.database, copy.database);
    const db = openDatabase(copy.database);
    db.exec(sql);
    db.close();
    return (await proof(copy)).difference;
  };
  expect(await damaged("UPDATE calls SET view = json_set(view, '$.operator', 'Lain')")).not.toBeNull();
  expect(await damaged('DELETE FROM log WHERE seq > 20')).toMatchObject({
    what: expect.stringContaining('not in the log'),
  });
  expect(
    await damaged(`UPDATE log SET body = replace(body, '"prank"', '"ghost"') WHERE type = 'call.qualified'`),
  ).not.toBeNull();
});

test('personal data that a retention rule blanked since is said, and nothing else passes for it', async ({
  folder,
}) => {
  const made = await room(folder);
  const db = openDatabase(made.database);
  const rang = db.prepare(`SELECT station, seq, body FROM log WHERE type = 'call.rang'`).all() as {
    station: string;
    seq: number;
    body: string;
  }[];
  const write = db.prepare('UPDATE log SET body = ? WHERE station = ? AND seq = ?');
  for (const { station, seq, body } of rang) write.run(blanked(body), station, seq);
  db.close();
  const { difference, blanked: count } = await proof(made);
  expect(difference).toBeNull();
  expect(count).toBeGreaterThan(5);
  const text = readFileSync(made.report, 'utf8');
  writeFileSync(made.report, text.replace(/("type":"call.rang".*?"number":")(\+?)\d/, '$1$29'));
  expect((await proof(made)).difference).not.toBeNull();
});

test('a file that is no report is refused with a sentence', async ({ folder }) => {
  const made = await room(folder);
  const db = openDatabase(made.database, { readonly: true });
  for (const text of ['', '{}', 'Nomor;Nama\r\n', '{"format":"siaga112-log",\n "entries": [']) {
    writeFileSync(made.report, text);
    expect(await prove(db, made.report)).toMatchObject({ refusal: { code: 'E_PROOF_FILE' } });
  }
  expect(await prove(db, path.join(folder, 'tidak-ada.json'))).toMatchObject({
    refusal: { code: 'E_PROOF_FILE', params: { cause: 'ENOENT' } },
  });
  db.close();
});

test('the screen is told that the log is unbroken, while it goes on being written, and which entry is not as it was', async ({
  folder,
}) => {
  const { database } = await room(folder);
  const core = openInProcess(folder, [{ kind: 'manual', contact: '' }]);
  const [told, callId] = await Promise.all([core.tell('log.verify', {}), answeredCall(core)]);
  expect(told).toMatchObject({ broken: [], entries: expect.any(Number) });
  expect(told.chains.map(({ station }) => station)).toContain('MEJA-1');
  expect(told.chains.reduce((sum, { entries }) => sum + entries, 0)).toBe(told.entries);
  await hangUp(core, callId);
  const db = openDatabase(database);
  db.exec(`UPDATE log SET actor = 'Lain' WHERE station = 'MEJA-1' AND seq = 7`);
  db.close();
  const { broken } = await core.tell('log.verify', {});
  expect(broken).toMatchObject([{ station: 'MEJA-1', seq: 7 }]);
  core.close();
});
