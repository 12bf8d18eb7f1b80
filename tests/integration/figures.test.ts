import path from 'node:path';
import fc from 'fast-check';
import { seed } from '../../electron/cli/seed/seed.ts';
import { dial } from '../../electron/core/call/decide.ts';
import { openDatabase } from '../../electron/core/database/open.ts';
import { figuresOf } from '../../electron/core/figures/figures.ts';
import { openStore } from '../../electron/core/log/store.ts';
import { openSearch } from '../../electron/core/search/find.ts';
import { Figures } from '../../shared/contract/figures.ts';
import type { Found } from '../../shared/contract/search.ts';
import { knowables, known } from '../../shared/domain/figures.ts';
import { newCallId } from '../../shared/domain/ids.ts';
import { emptyQuery, type FigureList } from '../../shared/domain/search.ts';
import { WibDay, wibDayBounds } from '../../shared/time/wib.ts';
import { afterCommands, story } from './after-commands.ts';
import { expect, test } from './fixture.ts';
import { naiveFigures } from './naive-figures.ts';
import { openInProcess } from './open-core.ts';

const until = WibDay.parse('2026-11-24');
const at = (wib: string): number => Date.parse(`${wib}+07:00`);

test('the figures of any time equal those added up from the views, over a seeded week', ({ folder }) => {
  const db = openDatabase(path.join(folder, 'siaga112.db'));
  try {
    seed(db, { calls: 400, days: 7, until, randomSeed: 112, station: 'UJI' }, () => undefined);
    const { to } = wibDayBounds(until);
    const time = fc.integer({ min: to - 8 * 86_400_000, max: to });
    fc.assert(
      fc.property(time, time, (a, b) => {
        const [from, end] = [Math.min(a, b), Math.max(a, b) + 1];
        const found = figuresOf(db, { from, to: end });
        expect(Figures.parse(found)).toEqual(naiveFigures(db, from, end));
      }),
      { numRuns: 15 },
    );
  } finally {
    db.close();
  }
});

test('each figure opens as many calls or incidents as it counts, page by page, and what is missing is missing', ({
  folder,
}) => {
  const db = openDatabase(path.join(folder, 'siaga112.db'));
  try {
    seed(db, { calls: 400, days: 7, until, randomSeed: 112, station: 'UJI' }, () => undefined);
    const range = { from: wibDayBounds(WibDay.parse('2026-11-20')).from, to: wibDayBounds(until).to };
    const missed = db
      .prepare(
        `SELECT view FROM calls WHERE disposition = 'abandoned' AND number_key > '' AND ringing_at > ? LIMIT 12`,
      )
      .pluck()
      .all(range.from) as string[];
    const store = openStore(db, 'UJI');
    for (const view of missed) {
      const { number, ringingAt } = JSON.parse(view) as { number: string; ringingAt: number };
      const dialled = { callId: newCallId(), at: ringingAt + 600_000, number, sipCallId: 'x' };
      store.commit('phone', (world) => dial(world, dialled), dialled.at);
    }
    const figures = figuresOf(db, range);
    const find = openSearch(db);
    const list = (figure: FigureList): Found[] => {
      const rows: Found[] = [];
      for (let more = true; more; ) {
        const before = rows.at(-1)?.row ?? null;
        const page = find({ query: { ...emptyQuery, ...range, figure }, before, limit: 7 });
        rows.push(...page.rows);
        more = page.more;
      }
      expect(new Set(rows.map(({ row }) => row)).size, figure).toBe(rows.length);
      return rows;
    };
    const { completeness, nuisance, incidents } = figures;
    const wanted: Record<string, number> = {
      answered: figures.answered,
      nuisance: nuisance.prank + nuisance.ghost,
      calledBack: figures.abandoned.calledBack,
      incidents,
      complete: completeness.complete,
      located: figures.located.count,
      handedOver: figures.handedOver.count,
      acknowledged: figures.acknowledged.count,
      onScene: figures.onScene.count,
    };
    for (const one of knowables) wanted[`missing.${one}`] = incidents - completeness.known[one]!;
    for (const [figure, count] of Object.entries(wanted))
      expect(list(figure as FigureList), figure).toHaveLength(count);
    expect(wanted['calledBack']).toBeGreaterThan(7);
    expect(wanted['missing.victims']).toBeGreaterThan(7);
    for (const found of list('missing.victims'))
      expect(found.kind === 'incident' && known(found.incident)).not.toContain('victims');
  } finally {
    db.close();
  }
});

test('whatever happens in whatever order, the figures equal those added up from the views', async () => {
  const time = fc.integer({ min: 1_790_000_000_000, max: 1_800_000_000_000 });
  await fc.assert(
    fc.asyncProperty(story, time, time, (commands, a, b) =>
      afterCommands(commands, (db) => {
        for (const [from, to] of [
          [0, 2_000_000_000_000],
          [Math.min(a, b), Math.max(a, b) + 1],
        ] as const)
          expect(Figures.parse(figuresOf(db, { from, to }))).toEqual(naiveFigures(db, from, to));
      }),
    ),
    { numRuns: 80 },
  );
});

test('a call that rings at 23:59:59.9 and ends the next day belongs to the day it rang in, which says so', async ({
  folder,
}) => {
  const core = openInProcess(folder, []);
  try {
    const callId = newCallId();
    const rings = { number: '081234567890', displayName: '', sipCallId: 'a', training: false };
    await core.tell('call.ring', { callId, at: at('2026-11-24T23:59:59.900'), ...rings });
    await core.tell('call.answer', { callId, at: at('2026-11-25T00:00:09.900') });
    const end = { kind: 'hangup', by: 'caller', sipCode: null, cause: '' } as const;
    await core.tell('call.end', { callId, at: at('2026-11-25T00:02:00.000'), end });
    const rangIn = await core.tell('figures.of', wibDayBounds(until));
    expect(rangIn).toMatchObject({ calls: 1, answered: 1, endedLater: 1 });
    expect(rangIn.answer).toMatchObject({ p50: 10_000, within: { 10: 1, 15: 1, 20: 1 } });
    expect(rangIn.byHour[23]).toBe(1);
    const next = await core.tell('figures.of', wibDayBounds(WibDay.parse('2026-11-25')));
    expect(next).toMatchObject({ calls: 0, answered: 0, endedLater: 0, answer: { p50: null } });
  } finally {
    core.close();
  }
});

test('a time that ends before it begins, or lasts for ages, is refused', async ({ folder }) => {
  const core = openInProcess(folder, []);
  try {
    for (const range of [
      { from: 5, to: 5 },
      { from: 9, to: 3 },
      { from: 0, to: at('2026-11-24T00:00:00') },
    ])
      expect(await core.ask('figures.of', range)).toMatchObject({
        ok: false,
        refusal: { code: 'E_INPUT_INVALID' },
      });
  } finally {
    core.close();
  }
});
