import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Refusal } from '../../shared/contract/errors.ts';
import type { FromCore } from '../../shared/contract/wire.ts';
import type { AnswerChanges } from '../../shared/domain/answers.ts';
import { newIncidentId } from '../../shared/domain/ids.ts';
import type { Protocol } from '../../shared/protocol/schema.ts';
import { sampleProtocol } from '../unit/protocol/sample.ts';
import type { CoreProcess } from './core-process.ts';
import { test as base, expect } from './fixture.ts';

const shippedFire: Protocol = { ...sampleProtocol(), id: 'house-fire' };

/** One guide comes with the app here, so that these tests do not depend on what the real ones ask. */
const test = base.extend<{ guided: () => CoreProcess }>({
  guided: async ({ folder, start }, use) => {
    const shipped = path.join(folder, 'shipped');
    mkdirSync(shipped);
    writeFileSync(path.join(shipped, 'house-fire.json'), JSON.stringify(shippedFire));
    await use(() => start({ protocols: { shipped, own: path.join(folder, 'protocols') } }));
  },
});

/** The administrator's folder. */
function own(folder: string) {
  const dir = path.join(folder, 'protocols');
  mkdirSync(dir, { recursive: true });
  let time = Date.now() / 1000;
  return {
    write(file: string, content: unknown): void {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      writeFileSync(path.join(dir, file), text);
      // Two edits within the clock's grain are two edits all the same.
      time += 10;
      utimesSync(path.join(dir, file), time, time);
    },
    remove: (file: string): void => rmSync(path.join(dir, file)),
  };
}
const room = (change: Partial<Protocol> = {}): Protocol => ({ ...shippedFire, version: 40, ...change });
const looping = (): unknown => ({
  ...room({ version: 50 }),
  questions: room().questions.map((question) =>
    question.id === 'fire' ? { ...question, when: { question: 'burning', is: ['gas'] } } : question,
  ),
});

const list = async ({ tell }: CoreProcess): Promise<Record<string, number>> =>
  Object.fromEntries((await tell('protocol.list', {})).map(({ id, version }) => [id, version]));

/** What the core says of the guide files the n-th time. */
async function problems(core: CoreProcess, turn = 1): Promise<Refusal[]> {
  const all = (): (FromCore & { kind: 'protocols' })[] =>
    core.said.filter((message): message is FromCore & { kind: 'protocols' } => message.kind === 'protocols');
  await expect.poll(() => all().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(turn);
  return all()[turn - 1]?.problems ?? [];
}

test('the shipped guides are there, and nothing is wrong with them', async ({ guided }) => {
  const core = guided();
  expect(await problems(core)).toEqual([]);
  expect(await list(core)).toMatchObject({ 'house-fire': shippedFire.version });
});

test("the room's own file of the same id takes the shipped one's place", async ({ folder, guided }) => {
  own(folder).write('kebakaran-kami.json', room());
  const core = guided();
  expect(await problems(core)).toEqual([]);
  expect(await list(core)).toMatchObject({ 'house-fire': 40 });
});

test('a bad file is named with place and reason, and the shipped guide serves', async ({
  folder,
  guided,
}) => {
  const files = own(folder);
  files.write('rumah.json', looping());
  files.write('koma.json', '{\n  "id": "x",\n}');
  files.write('rusak.json', '{\n  "id": "x",\n  "version": }');
  files.write('catatan.txt', 'bukan panduan');
  const core = guided();
  expect(await problems(core)).toMatchObject([
    { code: 'E_PROTOCOL_UNREADABLE', params: { file: 'koma.json', cause: 'JSON 3:1' } },
    {
      code: 'E_PROTOCOL_LOOP',
      params: { file: 'rumah.json', path: 'questions.2.when', found: 'fire → burning → fire' },
    },
    { code: 'E_PROTOCOL_UNREADABLE', params: { file: 'rusak.json', cause: "JSON '}'" } },
  ]);
  expect(await list(core)).toMatchObject({ 'house-fire': shippedFire.version });
  const lines = core.said.flatMap((message) => (message.kind === 'line' ? [message.text] : []));
  expect(lines.join('\n')).toContain('protocol: rumah.json: E_PROTOCOL_LOOP questions.2.when');
});

test('an edit counts without a restart; a bad one leaves the last good version, also after a restart', async ({
  folder,
  guided,
}) => {
  const files = own(folder);
  const core = guided();
  await problems(core);
  files.write('rumah.json', room());
  expect(await problems(core, 2)).toEqual([]);
  expect(await list(core)).toMatchObject({ 'house-fire': 40 });

  files.write('rumah.json', looping());
  expect(await problems(core, 3)).toMatchObject([{ code: 'E_PROTOCOL_LOOP' }]);
  expect(await list(core)).toMatchObject({ 'house-fire': 40 });
  await core.close();

  const again = guided();
  expect(await problems(again)).toMatchObject([{ code: 'E_PROTOCOL_LOOP' }]);
  expect(await list(again)).toMatchObject({ 'house-fire': 40 });

  files.remove('rumah.json');
  expect(await problems(again, 2)).toEqual([]);
  expect(await list(again)).toMatchObject({ 'house-fire': shippedFire.version });
});

test('two guides cannot serve the same sub-category; one that gives it up makes room', async ({
  folder,
  guided,
}) => {
  const files = own(folder);
  files.write('a.json', { ...sampleProtocol(), id: 'rumah-kami' });
  const core = guided();
  expect(await problems(core)).toMatchObject([
    {
      code: 'E_PROTOCOL_TAKEN',
      params: { file: 'a.json', path: 'subCategories.0', found: 'house_fire', by: 'house-fire' },
    },
  ]);
  expect(await list(core)).not.toHaveProperty('rumah-kami');
  files.write('b.json', room({ subCategories: ['other_fire'] }));
  expect(await problems(core, 2)).toEqual([]);
  expect(await list(core)).toMatchObject({ 'rumah-kami': 3, 'house-fire': 40 });
});

test('the same id in two files of the room is said', async ({ folder, guided }) => {
  own(folder).write('a.json', room());
  own(folder).write('b.json', room({ version: 41 }));
  const core = guided();
  expect(await problems(core)).toMatchObject([
    { code: 'E_PROTOCOL_DUPLICATE', params: { file: 'b.json', path: 'id', found: 'house-fire' } },
  ]);
  expect(await list(core)).toMatchObject({ 'house-fire': 40 });
});

test('a suggestion is logged with its reason whenever it changes, and the choice of the operator beside it', async ({
  guided,
}) => {
  const { tell } = guided();
  const incidentId = newIncidentId();
  const edit = (changes: object) => tell('incident.edit', { incidentId, changes });
  const made = await tell('incident.create', {
    incidentId,
    callId: null,
    changes: { category: 'fire', subCategory: 'house_fire' },
  });
  expect(made).toMatchObject({ fields: { priority: null }, suggestion: { priority: 'red' } });
  await edit({ whatHappened: 'Dapur' });
  await edit({ answers: { 'house-fire.fire': 'out' } });
  const chosen = await edit({ priority: 'green' });
  expect(chosen).toMatchObject({ fields: { priority: 'green' }, suggestion: { priority: 'yellow' } });
  await edit({ answers: { 'house-fire.fire': null } });
  expect((await edit({ category: null })).suggestion).toBeNull();
  const story = await tell('incident.story', { incidentId });
  expect(story.flatMap(({ before }) => (before && 'answers' in before ? [before] : []))).toEqual([
    { answers: { 'house-fire.fire': null } },
    { answers: { 'house-fire.fire': 'out' } },
  ]);
  const told = story.map(({ type, data }) => [
    type,
    type === 'incident.suggested' ? data['priority'] : data['changes'],
  ]);
  expect(told).toEqual([
    ['incident.created', undefined],
    ['incident.opened', undefined],
    ['incident.edited', { category: 'fire', subCategory: 'house_fire' }],
    ['incident.suggested', 'red'],
    ['incident.edited', { whatHappened: 'Dapur' }],
    ['incident.edited', { answers: { 'house-fire.fire': 'out' } }],
    ['incident.suggested', 'yellow'],
    ['incident.edited', { priority: 'green' }],
    ['incident.edited', { answers: { 'house-fire.fire': null } }],
    ['incident.suggested', 'red'],
    ['incident.edited', { category: null }],
    ['incident.suggested', null],
  ]);
});

test('an edited guide looks at open incidents anew', async ({ folder, guided }) => {
  const core = guided();
  await problems(core);
  const incidentId = newIncidentId();
  const changes = { category: 'fire', subCategory: 'house_fire' } as const;
  await core.tell('incident.create', { incidentId, callId: null, changes });
  own(folder).write('rumah.json', room({ agencies: [] }));
  const changed = await core.event(
    'incident.changed',
    ({ suggestion }) => suggestion?.protocol.version === 40,
  );
  expect(changed.suggestion?.agencies).toEqual([]);
});

test('what is no answer is refused with the question named, and the rest is still taken', async ({
  guided,
}) => {
  const { ask, tell } = guided();
  const incidentId = newIncidentId();
  await tell('incident.create', { incidentId, callId: null, changes: { category: 'fire' } });
  const long = { 'house-fire.more': 'x'.repeat(5_000) };
  expect(await ask('incident.edit', { incidentId, changes: { answers: long } })).toEqual({
    ok: false,
    refusal: { code: 'E_TEXT_TOO_LONG', params: { field: 'changes.answers.house-fire.more', max: 4_000 } },
  });
  const strange = { 'kunci aneh': 'yes' } as unknown as AnswerChanges;
  expect(await ask('incident.edit', { incidentId, changes: { answers: strange } })).toMatchObject({
    refusal: { code: 'E_INPUT_INVALID' },
  });
  const marks = { 'house-fire.more': 'Api\u0000\u202e besar', 'house-fire.safe': '' };
  const { fields } = await tell('incident.edit', { incidentId, changes: { answers: marks } });
  expect(fields.answers).toEqual({ 'house-fire.more': 'Api besar' });
});
