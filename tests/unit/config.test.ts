import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../electron/main/settings/read.ts';
import { Config } from '../../shared/config/schema.ts';
import { errorCodes } from '../../shared/contract/errors.ts';
import { createTexts, sentence } from '../../shared/i18n/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(content: string) {
  const file = path.join(folder, 'siaga112.config.json');
  writeFileSync(file, content);
  return readConfig(file);
}

test('without a file everything has its default and nothing is wrong', () => {
  const found = readConfig(path.join(folder, 'none.json'));
  expect(found).toMatchObject({ exists: false, problems: [], pbxBroken: false });
  expect(found.config).toMatchObject({ station: 'MEJA-1', language: 'id', agencies: [] });
});

test('a file that is no JSON is named, without quoting what is in it', () => {
  const { problems, pbxBroken } = read('{ "pbx": { "password": "rahasia"');
  expect(problems).toHaveLength(1);
  expect(problems[0]?.code).toBe('E_CONFIG_UNREADABLE');
  expect(JSON.stringify(problems)).not.toContain('rahasia');
  expect(pbxBroken).toBe(true);
});

test('a bad key is named with its value, and the good ones still count', () => {
  const { config, problems } = read('{ "station": "MEJA 1!", "roomName": "Ruang Uji", "warna": 1 }');
  expect(config).toMatchObject({ station: 'MEJA-1', roomName: 'Ruang Uji' });
  expect(problems.map(({ params }) => [params['key'], params['value']]).sort()).toEqual([
    ['station', 'MEJA 1!'],
    ['warna', '1'],
  ]);
  const text = sentence(createTexts('id'), problems.find((p) => p.params['key'] === 'station')!);
  expect(text).toContain('station');
  expect(text).toContain('MEJA 1!');
});

test('a broken telephone section means no telephone, and its password is never shown', () => {
  const { config, problems, pbxBroken } = read(
    '{ "pbx": { "urls": ["http://x"], "account": "a@b", "password": "" }, "theme": "dark" }',
  );
  expect(pbxBroken).toBe(true);
  expect(config.pbx).toBeUndefined();
  expect(config.theme).toBe('dark');
  expect(problems.length).toBeGreaterThan(0);
  const password = read('{ "pbx": { "urls": ["ws://x"], "account": "a@b", "password": 12345678 } }');
  expect(JSON.stringify(password.problems)).not.toContain('12345678');
});

test('a byte-order mark at the beginning does no harm', () => {
  expect(read('\ufeff{ "station": "MEJA-2" }')).toMatchObject({
    problems: [],
    config: { station: 'MEJA-2' },
  });
});

test.each(['null', '[]', '"x"', '1', ''])(
  'settings that are %j are unreadable, and the defaults hold',
  (content) => {
    const { problems, config } = read(content);
    expect(problems[0]?.code).toBe('E_CONFIG_UNREADABLE');
    expect(config.station).toBe('MEJA-1');
  },
);

test('every code has a sentence in both languages', () => {
  for (const language of ['id', 'en'] as const) {
    const texts = createTexts(language);
    for (const code of errorCodes) {
      expect(sentence(texts, { code, params: {} })).not.toBe(`errors.${code}`);
    }
  }
});

test('agencies take mail, slips and texts of their own; mail without encryption goes to this machine only', () => {
  const channels =
    '[{ "kind": "email", "to": ["piket@damkar.example"] }, { "kind": "print" }, { "kind": "manual" }]';
  const { config, problems } = read(
    `{ "agencies": [{ "id": "damkar", "hours": [], "channels": ${channels} }] }`,
  );
  expect(problems).toEqual([]);
  expect(config.agencies[0]?.channels?.map(({ kind }) => kind)).toEqual(['email', 'print', 'manual']);
  // What is left out stays as it is shipped.
  expect(config.agencies[0]).not.toHaveProperty('ackLimitSeconds');
  const mail = (host: string): unknown =>
    read(`{ "mail": { "host": "${host}", "security": "none", "from": "112@uji.example" } }`).config.mail;
  expect(mail('127.0.0.1')).toBeDefined();
  expect(mail('mail.example')).toBeUndefined();
});

test.each([
  ['Laser_Ruang-112', true],
  ['HP LaserJet M110w (ruang jaga)', true],
  ['-o raw', false],
  ['', false],
  ['a\\nb', false],
])('the printer may be named: %s', (name, good) => {
  const { config, problems } = read(`{ "printer": "${name}" }`);
  expect(config.printer).toBe(good ? name : undefined);
  expect(problems).toHaveLength(good ? 0 : 1);
});

test.each(['/srv/share/laporan', 'D:\\\\Laporan', '\\\\\\\\server\\\\laporan'])(
  'shifts may leave their reports in %s',
  (folder) => {
    const { config, problems } = read(`{ "shiftReports": { "folder": "${folder}" } }`);
    expect(problems).toEqual([]);
    expect(config.shiftReports).toMatchObject({ formats: ['xlsx'], redacted: false });
  },
);

test.each([
  ['shiftReports.folder', '{ "folder": "laporan" }'],
  ['shiftReports.formats.0', '{ "folder": "/srv", "formats": ["doc"] }'],
  ['shiftReports.formats', '{ "folder": "/srv", "formats": [] }'],
  ['shiftReports.formats', '{ "folder": "/srv", "formats": ["csv", "csv"] }'],
  ['shiftReports.berkas', '{ "folder": "/srv", "berkas": true }'],
])('%s is named when shift reports cannot be set so: %s', (key, settings) => {
  const { config, problems } = read(`{ "shiftReports": ${settings} }`);
  expect(problems.map(({ params }) => params['key'])).toEqual([key]);
  expect(config.shiftReports).toBeUndefined();
});

test('how keys are sent and when a caller is answered by itself are settings of the PBX, both checked', () => {
  const pbx = { urls: ['ws://127.0.0.1'], account: 'op1@pbx', password: 'x' };
  expect(read(JSON.stringify({ pbx })).config.pbx).toMatchObject({ dtmf: 'rfc4733' });
  expect(read(JSON.stringify({ pbx })).config.pbx?.autoAnswerSeconds).toBeUndefined();
  const set = read(JSON.stringify({ pbx: { ...pbx, dtmf: 'info', autoAnswerSeconds: 5 } }));
  expect(set.config.pbx).toMatchObject({ dtmf: 'info', autoAnswerSeconds: 5 });
  const bad = read(JSON.stringify({ pbx: { ...pbx, dtmf: 'inband', autoAnswerSeconds: 0 } }));
  expect(bad.problems.map(({ params }) => params['key']).sort()).toEqual([
    'pbx.autoAnswerSeconds',
    'pbx.dtmf',
  ]);
});

test('every key is told of in docs/settings.md, and no other', () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '..', '..', 'docs', 'settings.md'), 'utf8');
  const told = [...page.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key),
  );
  const pbx = Config.shape.pbx.unwrap().shape;
  const known = Object.keys(Config.shape).flatMap((key) =>
    key === 'pbx' ? Object.keys(pbx).map((part) => `pbx.${part}`) : [key],
  );
  expect(told.sort()).toEqual(known.sort());
});
