import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from './fixture.ts';

const cli = path.resolve(import.meta.dirname, '..', '..', 'electron', 'cli', 'siaga.ts');

function siaga(...args: string[]): { status: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...args], {
    encoding: 'utf8',
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

const plan = ['--calls', '300', '--days', '3', '--until', '2026-11-24', '--random-seed', '7'];

function logOf(folder: string): unknown[] {
  const db = new Database(path.join(folder, 'siaga112.db'), { readonly: true });
  const rows = db.prepare('SELECT * FROM log ORDER BY station, seq').all();
  db.close();
  return rows;
}

test('the same plan makes the same log, byte for byte, and another number another one', ({ folder }) => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => path.join(folder, name)) as [string, string, string];
  expect(siaga('seed', ...plan, '--data', a)).toMatchObject({ status: 0 });
  expect(siaga('seed', ...plan, '--data', b)).toMatchObject({ status: 0 });
  expect(siaga('seed', ...plan.slice(0, -1), '8', '--data', c)).toMatchObject({ status: 0 });
  const log = logOf(a);
  expect(log.length).toBeGreaterThan(900);
  expect(logOf(b)).toEqual(log);
  expect(readFileSync(path.join(b, 'siaga112.db')).equals(readFileSync(path.join(a, 'siaga112.db')))).toBe(
    true,
  );
  expect(logOf(c)).not.toEqual(log);
});

test('an invented log has the asked number of calls, all ended, shared as rooms report it', ({ folder }) => {
  expect(
    siaga('seed', '--calls', '3000', '--days', '5', '--until', '2026-11-24', '--data', folder),
  ).toMatchObject({ status: 0 });
  const stats = JSON.parse(siaga('stats', '--json', '--data', folder).out);
  expect(stats.calls).toBe(3_000);
  const of = (name: string) =>
    stats.dispositions.find((row: { disposition: string }) => row.disposition === name);
  expect(stats.dispositions.reduce((sum: number, row: { calls: number }) => sum + row.calls, 0)).toBe(3_000);
  expect(of('prank').ofAnswered).toBeCloseTo(0.39, 1);
  expect(of('ghost').ofAnswered).toBeCloseTo(0.43, 1);
  expect(of('abandoned').ofAll).toBeCloseTo(0.4, 1);
  expect(of('emergency').ofAnswered).toBeLessThan(0.03);
  expect(stats.handOffs).toBeGreaterThan(0);
  const db = new Database(path.join(folder, 'siaga112.db'), { readonly: true });
  expect(db.prepare(`SELECT count(*) FROM calls WHERE state <> 'ended'`).pluck().get()).toBe(0);
  expect(db.prepare(`SELECT count(*) FROM incidents WHERE status <> 'closed'`).pluck().get()).toBe(0);
  expect(
    db
      .prepare(
        'SELECT max(n) FROM (SELECT count(*) AS n FROM calls WHERE disposition = ? GROUP BY number_key)',
      )
      .pluck()
      .get('prank'),
  ).toBeGreaterThan(5);
  db.close();
});

test('verify proves a good log, and names the first bad entry of another with exit code 1', ({ folder }) => {
  siaga('seed', ...plan, '--data', folder);
  expect(siaga('verify', '--data', folder)).toMatchObject({ status: 0 });
  const db = new Database(path.join(folder, 'siaga112.db'));
  db.prepare(`UPDATE log SET body = replace(body, 'ghost', 'prank') WHERE seq IN
    (SELECT seq FROM log WHERE type = 'call.qualified' AND body LIKE '%"ghost"%' ORDER BY seq LIMIT 3)`).run();
  const first = db
    .prepare(`SELECT min(seq) FROM log WHERE type = 'call.qualified' AND body LIKE '%"prank"%'`)
    .pluck()
    .get() as number;
  db.close();
  const told = siaga('verify', '--data', folder);
  expect(told.status).toBe(1);
  const named = Number(/entry (\d+)/.exec(told.out)?.[1]);
  expect(named).toBeGreaterThanOrEqual(first);
  const json = siaga('verify', '--json', '--data', folder);
  expect(json.status).toBe(1);
  expect(JSON.parse(json.out)).toMatchObject({
    ok: false,
    broken: [{ station: 'MEJA-1', seq: named, why: 'its content was changed' }],
  });
});

test('rebuild makes a lost list again, search finds in it, and the day is exported', ({ folder }) => {
  siaga('seed', ...plan, '--data', folder);
  const db = new Database(path.join(folder, 'siaga112.db'));
  const { id, number_key } = db
    .prepare("SELECT id, number_key FROM calls WHERE number_key <> '' ORDER BY id DESC LIMIT 1")
    .get() as Record<string, string>;
  db.exec('DELETE FROM calls; DELETE FROM search_docs');
  db.close();
  const words = `0${number_key!.slice(3)}`;
  expect(JSON.parse(siaga('search', words, '--json', '--data', folder).out).rows).toEqual([]);
  expect(siaga('rebuild', '--data', folder)).toMatchObject({ status: 0 });
  const found = JSON.parse(siaga('search', words, '--json', '--data', folder).out);
  expect(found.rows.map((row: { call: { id: string } }) => row.call.id)).toContain(id);
  const out = path.join(folder, 'laporan');
  const asked = ['--day', '2026-11-24', '--format', 'csv,xlsx,json', '--out', out, '--data', folder];
  const done = siaga('export', ...asked, '--json');
  expect(done.status).toBe(0);
  expect(done.err).toContain('xlsx: ');
  const { files, calls } = JSON.parse(done.out);
  expect(calls).toBeGreaterThan(0);
  for (const { format, file } of files) {
    expect(path.basename(file)).toBe(`siaga112_Jombang-Siaga-112_MEJA-1_2026-11-24.${format}`);
    expect(readFileSync(file, 'utf8').length).toBeGreaterThan(1_000);
  }
});

test('invented calls never mix with calls that are there', ({ folder }) => {
  siaga('seed', ...plan, '--data', folder);
  const before = logOf(folder);
  expect(siaga('seed', ...plan, '--data', folder)).toMatchObject({ status: 1 });
  expect(logOf(folder)).toEqual(before);
});

test.for(['seed', 'export', 'verify', 'rebuild', 'stats', 'figures', 'hand-over', 'search', 'import-map'])(
  '%s documents itself',
  (verb) => {
    const { status, out } = siaga(verb, '--help');
    expect(status).toBe(0);
    expect(out).toContain(`siaga112 ${verb}`);
    expect(out).toContain('--data <folder>');
  },
);

test.for([
  ['an unknown verb', 'nix'],
  ['no verb'],
  ['a day that is none', 'export', '--date', '2026-02-30'],
  ['a format that is none', 'export', '--format', 'xml'],
  ['a day and a range at once', 'export', '--day', '2026-11-24', '--from', '2026-11-01'],
  ['a number that is none', 'seed', '--calls', 'banyak'],
  ['an unknown option', 'verify', '--semua'],
  ['a search for nothing', 'search'],
  ['an import of no file', 'import-map'],
])('%s is bad usage: exit code 2', ([, ...args]) => {
  expect(siaga(...args)).toMatchObject({ status: 2 });
});

test.for(['verify', 'stats', 'figures', 'hand-over', 'rebuild', 'export'])(
  '%s of a folder without a log fails with a code and a sentence',
  (verb, { folder }) => {
    const { status, err } = siaga(verb, '--data', folder, ...(verb === 'export' ? ['--out', folder] : []));
    expect(status).toBe(1);
    expect(err).toMatch(/^E_DB_OPEN: .+/);
    const json = siaga(verb, '--json', '--data', folder);
    expect(JSON.parse(json.out)).toMatchObject({ error: { code: 'E_DB_OPEN' } });
  },
);

test('an incident is written in a standard format by its number; one that is not there is named', ({
  folder,
}) => {
  siaga('seed', ...plan, '--data', folder);
  const db = new Database(path.join(folder, 'siaga112.db'), { readonly: true });
  const view = db.prepare('SELECT view FROM incidents ORDER BY id DESC LIMIT 1').pluck().get() as string;
  db.close();
  const { number } = JSON.parse(view) as { number: string };
  const write = (format: string): string => {
    const done = siaga('incident', number, '--format', format, '--out', folder, '--json', '--data', folder);
    return readFileSync((JSON.parse(done.out) as { file: string }).file, 'utf8');
  };
  expect(JSON.parse(write('eido')).incidentComponent.internalIncidentId).toBe(number);
  expect(write('cap')).toContain(`<incidents>${number}</incidents>`);
  expect(siaga('incident', '19990101-001', '--data', folder)).toMatchObject({ status: 1 });
  expect(siaga('incident', 'bukan-nomor', '--data', folder)).toMatchObject({ status: 2 });
});
