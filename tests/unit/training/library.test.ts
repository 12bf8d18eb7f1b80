import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLibrary } from '../../../electron/main/training/library.ts';
import { Scenario } from '../../../shared/training/scenario.ts';

const shipped = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'training');
const houseFire = Scenario.parse(JSON.parse(readFileSync(path.join(shipped, 'house-fire.json'), 'utf8')));
const own: Scenario = {
  ...houseFire,
  id: 'room-fire',
  title: { id: 'Kebakaran aula', en: 'Fire in the hall' },
};
const webm = Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3]);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-scenarios-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openLibrary({ shipped, own: folder });
const ids = () =>
  open()
    .list()
    .scenarios.filter((one) => one.own)
    .map(({ scenario }) => scenario.id);
function put(file: string, content: unknown): void {
  mkdirSync(path.join(folder, 'scenarios'), { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(path.join(folder, 'scenarios', file), text);
}

test('the shipped scenarios are there without a problem, and the folder of their own need not be', () => {
  const { scenarios, problems } = open().list();
  expect(problems).toEqual([]);
  expect(scenarios.length).toBeGreaterThanOrEqual(22);
  expect(scenarios.every((one) => !one.own)).toBe(true);
});

test('a scenario that was saved is there after the next start, and gone when it is removed', () => {
  expect(open().save(own)).toEqual({ ok: true, value: null });
  expect(open().list().scenarios).toContainEqual({ scenario: own, own: true });
  expect(readdirSync(path.join(folder, 'scenarios'))).toEqual(['room-fire.json']);
  expect(open().remove('room-fire')).toEqual({ ok: true, value: null });
  expect(ids()).toEqual([]);
});

test("the room's own scenario takes the place of the shipped one, which is back when it is removed", () => {
  const changed: Scenario = { ...houseFire, version: 2 };
  open().save(changed);
  const fires = () =>
    open()
      .list()
      .scenarios.filter(({ scenario }) => scenario.id === 'house-fire');
  expect(fires()).toEqual([{ scenario: changed, own: true }]);
  open().remove('house-fire');
  expect(fires()).toEqual([{ scenario: houseFire, own: false }]);
});

test.each([
  ['no JSON', '{ "id": "room-fire"', 'E_SCENARIO_UNREADABLE', { cause: 'JSON' }],
  ['another level', { ...own, level: 'hard' }, 'E_SCENARIO_INVALID', { path: 'level', found: 'hard' }],
  ['an unknown key', { ...own, score: 9 }, 'E_SCENARIO_INVALID', { path: 'score', found: '9' }],
  ['another name than its id', { ...own, id: 'fire' }, 'E_SCENARIO_INVALID', { path: 'id', found: 'fire' }],
  [
    'a recording that is not there',
    {
      ...own,
      calls: own.calls.map((call) => ({ ...call, lines: [{ ...call.lines[0], audio: 'gone.webm' }] })),
    },
    'E_SCENARIO_INVALID',
    { path: 'calls.0.lines.0.audio', found: 'gone.webm' },
  ],
])(
  'a file with %s is refused by name, place and reason, and the rest stays',
  (_what, content, code, params) => {
    put('good.json', { ...own, id: 'good' });
    put('room-fire.json', content);
    const { problems } = open().list();
    expect(problems).toEqual([
      { code, params: { key: 'room-fire.json', file: 'room-fire.json', ...params } },
    ]);
    expect(ids()).toEqual(['good']);
  },
);

test('a shipped scenario cannot be removed, and nobody else can either', () => {
  expect(open().remove('house-fire')).toMatchObject({ refusal: { code: 'E_SCENARIO_SHIPPED' } });
  expect(open().remove('nobody')).toMatchObject({ refusal: { code: 'E_NOT_FOUND' } });
});

test('a line that the trainer recorded is kept once, and a scenario may name it', () => {
  const library = open();
  const first = library.saveSpeech(webm);
  expect(library.saveSpeech(webm)).toEqual(first);
  if (!first.ok) throw new Error(first.refusal.code);
  const { audio } = first.value;
  expect(readdirSync(path.join(folder, 'audio'))).toEqual([audio]);
  const [call] = own.calls as [Scenario['calls'][number]];
  const spoken: Scenario = { ...own, calls: [{ ...call, lines: [{ ...call.lines[0]!, audio }] }] };
  expect(library.save(Scenario.parse(spoken)).ok).toBe(true);
  expect(ids()).toEqual(['room-fire']);
});

test('a scenario whose recording is not there is not saved', () => {
  const [call] = own.calls as [Scenario['calls'][number]];
  const silent: Scenario = {
    ...own,
    calls: [{ ...call, lines: [{ ...call.lines[0]!, audio: 'gone.webm' }] }],
  };
  expect(open().save(silent)).toMatchObject({
    refusal: { code: 'E_SPEECH_MISSING', params: { file: 'gone.webm' } },
  });
  expect(ids()).toEqual([]);
});

test.each([
  ['no WebM', Uint8Array.from([1, 2, 3, 4]), 'E_SPEECH_TYPE'],
  ['nothing', new Uint8Array(), 'E_SPEECH_TYPE'],
  ['too much', Uint8Array.from([...webm, ...new Uint8Array(1 << 20)]), 'E_SPEECH_LONG'],
])('a recording of %s is refused', (_what, speech, code) => {
  expect(open().saveSpeech(speech)).toMatchObject({ refusal: { code } });
});

test('a folder that cannot be written is said with its cause', () => {
  writeFileSync(path.join(folder, 'scenarios'), 'a file');
  expect(open().save(own)).toMatchObject({
    refusal: { code: 'E_SCENARIO_WRITE', params: { cause: 'EEXIST' } },
  });
  expect(open().list().problems).toMatchObject([
    { code: 'E_SCENARIO_UNREADABLE', params: { cause: 'ENOTDIR' } },
  ]);
});
