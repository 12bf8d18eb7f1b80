import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { openDatabase } from '../../electron/core/database/open.ts';
import { blanked, type LogRow } from '../../electron/core/log/chain.ts';
import { rebuild } from '../../electron/core/log/rebuild.ts';
import { openSearch } from '../../electron/core/search/find.ts';
import type { Found } from '../../shared/contract/search.ts';
import type { Call } from '../../shared/domain/call.ts';
import { categoryCodes } from '../../shared/domain/category.ts';
import { dispositions } from '../../shared/domain/disposition.ts';
import { hourOfWeek, type Knowable, knowables, known } from '../../shared/domain/figures.ts';
import { type HandOff, handOffStates } from '../../shared/domain/handoff.ts';
import { AgencyId, newIncidentId } from '../../shared/domain/ids.ts';
import type { Incident } from '../../shared/domain/incident.ts';
import { priorities } from '../../shared/domain/priority.ts';
import { newSavedSearchId, SearchQuery } from '../../shared/domain/search.ts';
import type { Shift } from '../../shared/domain/shift.ts';
import { afterCommands, story } from './after-commands.ts';
import { begunForm, hangUp } from './calls.ts';
import { expect, test } from './fixture.ts';
import { openInProcess } from './open-core.ts';

const dataOf = (folder: string): string => path.join(folder, 'data', 'siaga112.db');

const views = <T>(db: Database.Database, table: string): T[] =>
  (db.prepare(`SELECT view FROM ${table}`).pluck().all() as string[]).map((view) => JSON.parse(view) as T);

const anyQuery = fc
  .record(
    {
      words: fc.constantFrom('kebak', 'pasar kebakaran', 'PLOSO', 'merdéka', 'piket', 'siti', 'cmd', 'bukan'),
      number: fc.constantFrom('0812', '+62 812-3456', '110'),
      from: fc.integer({ min: 1_790_000_000_000, max: 1_800_000_000_000 }),
      days: fc.integer({ min: 0, max: 90 }),
      hour: fc.nat(23),
      weekday: fc.nat(6),
      disposition: fc.constantFrom(...dispositions, 'none' as const),
      operator: fc.constantFrom('Siti', 'Dewi', 'none'),
      category: fc.constantFrom(...categoryCodes, 'none' as const),
      priority: fc.constantFrom(...priorities, 'none' as const),
      kecamatan: fc.constantFrom('35.17.09', 'none'),
      agency: fc.constantFrom('dinkes', 'damkar', 'none'),
      handOff: fc.constantFrom(...handOffStates, 'none' as const),
      within: fc.constantFrom(10 as const, 15 as const, 20 as const),
      missing: fc.constantFrom(...knowables),
      counted: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map(({ days, ...query }) =>
    SearchQuery.parse({
      ...query,
      to: query.from === undefined ? undefined : query.from + 1 + (days ?? 30) * 86_400_000,
    }),
  )
  // Few filters at once, else nothing is ever found.
  .chain((query) =>
    fc
      .subarray(Object.keys(query) as (keyof SearchQuery)[], { maxLength: 2 })
      .map((kept) =>
        SearchQuery.parse(
          Object.fromEntries(
            Object.entries(query).filter(
              ([key]) =>
                kept.includes(key as keyof SearchQuery) ||
                (key === 'to' && kept.includes('from')) ||
                (key === 'from' && kept.includes('to')),
            ),
          ),
        ),
      ),
  );

const fold = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
const national = (number: string | null): string => {
  const digits = number?.replace(/\D/g, '') ?? '';
  return digits.startsWith('62')
    ? `${digits} 0${digits.slice(2)}`
    : `${digits} 62${digits.replace(/^0/, '')}`;
};

interface Thing {
  id: string;
  at: number;
  call?: Call;
  incident?: Incident | undefined;
  shift?: Shift;
}

/** Whether it is what is looked for, judged by its views alone. */
function fits({ call, incident, shift, at }: Thing, handOffs: HandOff[], query: SearchQuery): boolean {
  const own = handOffs.filter(
    ({ incidentId }) =>
      incidentId === incident?.id || incident?.mergedFrom.some(({ id }) => id === incidentId),
  );
  const over = call ? call.state === 'ended' || call.state === 'wrap_up' : incident !== undefined;
  const judged = call?.direction === 'in' && over ? call : undefined;
  const wait =
    judged && 'answeredAt' in judged && judged.answeredAt !== null
      ? judged.answeredAt - judged.ringingAt
      : null;
  const fields = incident?.fields;
  const text = [
    ...(call ? [national(call.number), call.displayName, over ? call.operator : ''] : []),
    ...(judged ? [judged.qualification?.reason] : []),
    ...(incident && fields
      ? [
          ...[fields.whatHappened, fields.locationText, fields.landmark, fields.hazards, fields.callerName],
          ...[fields.notes, incident.outcome, ...incident.notes.map((note) => note.text)],
          ...Object.values(fields.answers).filter((answer) => typeof answer === 'string'),
          national(fields.callbackNumber),
          ...own.flatMap(({ receivedBy, unit, reason }) => [receivedBy, unit, reason]),
        ]
      : []),
    ...(shift ? [shift.operator, shift.note, shift.handOver?.to, shift.handOver?.note] : []),
  ];
  const words = fold(text.filter(Boolean).join(' '));
  const wanted = [...fold(query.words), ...(query.number ? [query.number.replace(/\D/g, '')] : [])];
  const is = (asked: string | null, found: string | null | undefined): boolean =>
    asked === null || (found ?? 'none') === asked;
  const isOne = (asked: string | null, found: string[]): boolean =>
    asked === null || (asked === 'none' ? found.length === 0 : found.includes(asked));
  const asksOfCall = query.disposition !== null || query.within !== null || query.counted;
  const asksOfIncident = [query.category, query.priority, query.kecamatan, query.agency, query.handOff];
  return (
    wanted.every((word) => words.some((other) => other.startsWith(word))) &&
    (query.from === null || query.to === null || (at >= query.from && at < query.to)) &&
    (query.hour === null || hourOfWeek(at) % 24 === query.hour) &&
    (query.weekday === null || Math.floor(hourOfWeek(at) / 24) === query.weekday) &&
    (!asksOfCall || judged !== undefined) &&
    (query.operator === null || judged !== undefined || shift !== undefined) &&
    is(query.operator, call?.operator ?? shift?.operator) &&
    is(query.disposition, judged?.qualification?.disposition) &&
    (query.within === null || (wait !== null && wait <= query.within * 1_000)) &&
    (!query.counted || (!judged?.training && judged?.qualification?.disposition !== 'test')) &&
    (asksOfIncident.every((asked) => asked === null) || (over && !shift)) &&
    is(query.category, fields?.category) &&
    is(query.priority, fields?.priority ?? incident?.suggestion?.priority) &&
    is(query.kecamatan, fields?.kecamatan) &&
    isOne(
      query.agency,
      own.map(({ agencyId }) => agencyId),
    ) &&
    isOne(
      query.handOff,
      own.map(({ state }) => state),
    ) &&
    (query.missing === null ||
      (over && incident !== undefined && !known(incident).includes(query.missing as Knowable)))
  );
}

const idOf = (found: Found): string =>
  found.kind === 'call' ? found.call.id : found.kind === 'incident' ? found.incident.id : found.shift.id;

test('a search finds what its views say it should, and nothing else, page by page', async () => {
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(story, fc.array(anyQuery, { minLength: 8, maxLength: 12 }), (commands, queries) =>
      afterCommands(commands, (db) => {
        const incidents = views<Incident>(db, 'incidents');
        const handOffs = views<HandOff>(db, 'handoffs');
        const things: Thing[] = [
          ...views<Call>(db, 'calls').map((call) => ({
            id: call.id,
            at: call.ringingAt,
            call,
            incident: incidents.find(({ id }) => id === call.incidentId),
          })),
          ...incidents
            .filter(({ calls }) => calls.length === 0)
            .map((incident) => ({ id: incident.id, at: incident.createdAt, incident })),
          ...views<Shift>(db, 'shifts').map((shift) => ({ id: shift.id, at: shift.startedAt, shift })),
        ];
        const find = openSearch(db);
        for (const query of queries) {
          const found: string[] = [];
          let before: number | null = null;
          for (;;) {
            const { rows, more } = find({ query, before, limit: 3 });
            found.push(...rows.map(idOf));
            if (!more) break;
            before = rows.at(-1)!.row;
          }
          const expected = things.filter((thing) => fits(thing, handOffs, query)).map(({ id }) => id);
          hits += expected.length;
          expect({ query, found: found.toSorted() }).toEqual({ query, found: expected.toSorted() });
        }
      }),
    ),
    { numRuns: 80 },
  );
  expect(hits).toBeGreaterThan(200);
});

test('whatever is typed is searched for or finds nothing, and never fails', async ({ folder }) => {
  const core = openInProcess(folder, []);
  try {
    await begunForm(core);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (words) => {
        await core.tell('search.find', { query: { words, number: words.slice(0, 30) } });
      }),
    );
    expect(core.lines).toEqual([]);
    // What a document is cannot be typed as a word.
    const typed = await core.tell('search.find', { query: { words: 'kindcall' } });
    expect(typed.rows).toEqual([]);
  } finally {
    core.close();
  }
});

test('what was typed a moment before a crash is found at the next start', async ({ start }) => {
  const first = start();
  await first.hears('opened');
  await begunForm(first, { whatHappened: 'Pohon tumbang di Ploso' });
  await first.kill();
  const second = start();
  await second.hears('opened');
  const { rows } = await second.tell('search.find', { query: { words: 'tumbang' } });
  expect(rows).toHaveLength(1);
});

test('whoever only reads the file finds what was typed, without a search on the desk', async ({ folder }) => {
  const core = openInProcess(folder, []);
  const reading = openDatabase(dataOf(folder), { readonly: true });
  try {
    await begunForm(core, { whatHappened: 'Pohon tumbang di Ploso' });
    const query = SearchQuery.parse({ words: 'tumbang' });
    await expect
      .poll(() => openSearch(reading)({ query, before: null, limit: 10 }).rows.length, { timeout: 10_000 })
      .toBe(1);
  } finally {
    reading.close();
    core.close();
  }
});

test('a search that cannot bring its index up to date finds what is in it', async ({ folder }) => {
  const core = openInProcess(folder, []);
  const other = new Database(dataOf(folder), { timeout: 0 });
  try {
    await begunForm(core, { whatHappened: 'Pohon tumbang di Ploso' });
    const found = async () => (await core.tell('search.find', { query: { words: 'tumbang' } })).rows.length;
    other.exec('BEGIN IMMEDIATE');
    expect(await found()).toBe(0);
    expect(core.lines).toContainEqual(expect.stringContaining('search index'));
    other.exec('ROLLBACK');
    expect(await found()).toBe(1);
  } finally {
    other.close();
    core.close();
  }
});

test('an event is found by a note, by who took it over at the agency, and by the state of its hand-off', async ({
  folder,
}) => {
  const core = openInProcess(folder, [{ kind: 'manual', contact: '' }]);
  try {
    const { incidentId, callId } = await begunForm(core, { whatHappened: 'Pohon tumbang' });
    await hangUp(core, callId);
    await core.tell('call.qualify', { callId, disposition: 'emergency' });
    await core.tell('incident.note', { incidentId, text: 'Ada kabel menjuntai' });
    const ids = async (query: Partial<SearchQuery>) =>
      (await core.tell('search.find', { query })).rows.map(idOf);
    expect(await ids({ words: 'menjunt' })).toEqual([callId]);
    expect(await ids({ handOff: 'none' })).toEqual([callId]);
    const byHand = newIncidentId();
    await core.tell('incident.create', {
      incidentId: byHand,
      callId: null,
      changes: { whatHappened: 'Radio' },
    });
    expect(await ids({ words: 'radio' })).toEqual([byHand]);
    expect(await ids({ agency: AgencyId.parse('damkar') })).toEqual([]);
  } finally {
    core.close();
  }
});

test('saved searches are kept in the log, replaced under their id, and forgotten when asked', async ({
  folder,
}) => {
  const core = openInProcess(folder, []);
  try {
    const searchId = newSavedSearchId();
    await core.tell('search.save', {
      searchId,
      name: 'Prank malam',
      query: { disposition: 'prank', hour: 23 },
    });
    const saved = await core.tell('search.save', {
      searchId,
      name: 'Prank',
      query: { disposition: 'prank' },
    });
    expect(saved).toMatchObject([
      { id: searchId, name: 'Prank', query: { disposition: 'prank', hour: null } },
    ]);
    expect(await core.tell('search.forget', { searchId })).toEqual([]);
    expect(await core.ask('search.save', { searchId, name: '\u202e ', query: {} })).toMatchObject({
      refusal: { code: 'E_INPUT_INVALID' },
    });
  } finally {
    core.close();
  }
});

test('what a retention rule has blanked is not found any more', async () => {
  const ring = {
    callId: '01980000-0000-7000-8000-000000000001',
    at: 1_790_000_000_000,
    displayName: 'Wulandari',
  };
  const more = { number: '081234567890', sipCallId: 'a', training: false };
  await afterCommands([{ name: 'call.ring', input: { ...ring, ...more } as never }], (db) => {
    const find = openSearch(db);
    const count = (query: Partial<SearchQuery>) =>
      find({ query: SearchQuery.parse(query), before: null, limit: 10 }).rows.length;
    expect(count({ words: 'wulan' })).toBe(1);
    for (const row of db.prepare(`SELECT * FROM log WHERE type = 'call.rang'`).all() as LogRow[])
      db.prepare('UPDATE log SET body = ? WHERE seq = ?').run(blanked(row.body), row.seq);
    rebuild(db);
    expect(count({ words: 'wulan' })).toBe(0);
    expect(count({ number: '0812' })).toBe(0);
    expect(count({})).toBe(1);
  });
});
