import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Counts, Durations, Figures } from '../../../shared/contract/figures.ts';
import { HOURS_A_WEEK, hourOfWeek, knowables, needed, type Range } from '../../../shared/domain/figures.ts';
import type { AgencyId } from '../../../shared/domain/ids.ts';
import { DAY_MS } from '../../../shared/time/wib.ts';
import { bitsOf, type Cell } from './rows.ts';

/** Read at once: some thousand calls, in a busy room. */
const SLICE_MS = 5 * DAY_MS;
const MOST_NUMBERS = 20;

/** `a` is an abandoned call of that time whose number somebody dialled within a day. */
export const CALLED_BACK = `FROM calls o INDEXED BY calls_out JOIN calls a INDEXED BY calls_number
    ON a.number_key = o.number_key AND a.training = 0 AND a.ringing_at >= max(@from, o.ringing_at - ${DAY_MS})
      AND a.ringing_at < min(@to, o.ringing_at) AND a.disposition = 'abandoned'
    WHERE o.view ->> '$.direction' = 'out' AND o.number_key > ''
      AND o.ringing_at >= @from AND o.ringing_at < @to + ${DAY_MS}`;

/** Exported for the test that reads their query plans. */
export const SQL = {
  calls: 'SELECT ringing_at, cell, wait FROM call_figures WHERE ringing_at >= @from AND ringing_at < @to',
  /** Nothing is read of the ages before there was a log. */
  first: 'SELECT min(ringing_at) FROM call_figures',
  last: 'SELECT max(ringing_at) FROM call_figures',
  endedLater: `SELECT count(*) FROM call_figures
    WHERE ringing_at >= @from AND ringing_at < @to AND ended_at >= @to AND cell NOT LIKE '["test",%'`,
  incidents: `SELECT located, handed_over, acknowledged, on_scene, known FROM incident_figures
    WHERE created_at >= @from AND created_at < @to`,
  handOffs: `SELECT agency_id, acknowledged, on_scene FROM handoff_figures
    WHERE created_at >= @from AND created_at < @to`,
  nuisance: `SELECT number_key AS number, sum(disposition = 'prank') AS prank, sum(disposition = 'ghost') AS ghost
    FROM calls INDEXED BY calls_nuisance
    WHERE training = 0 AND disposition IN ('prank', 'ghost') AND ringing_at >= @from AND ringing_at < @to
      AND number_key > ''
    GROUP BY number_key HAVING count(*) > 1 ORDER BY count(*) DESC, number_key LIMIT ${MOST_NUMBERS}`,
  withNumber: `SELECT count(*) FROM calls INDEXED BY calls_abandoned
    WHERE training = 0 AND disposition = 'abandoned' AND ringing_at >= @from AND ringing_at < @to AND number_key > ''`,
  calledBack: `SELECT count(DISTINCT a.rowid) ${CALLED_BACK}`,
};

/** The smallest of the values that a share of all does not exceed (nearest rank). */
function durations(found: readonly number[]): Durations {
  const sorted = Float64Array.from(found).sort();
  const at = (share: number): number | null => sorted[Math.ceil(share * sorted.length) - 1] ?? null;
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), p95: at(0.95) };
}

class Tally {
  readonly #counts = new Map<string | null, number>();
  add(key: string | null, calls: number): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + calls);
  }
  /** The most first; of as many, by key. */
  counts(): Counts {
    return [...this.#counts]
      .map(([key, calls]) => ({ key, calls }))
      .sort((a, b) => b.calls - a.calls || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
  }
}

type CallRow = [ringingAt: number, cell: string, wait: number | null];

/** Reads the calls a slice at a time: what is kept of them does not grow with their number, but for the waits. */
function* readCalls(db: Database.Database, range: Range): Generator<void, CellCount[]> {
  const slice = db.prepare(SQL.calls).raw();
  const bound = (sql: string): number => (db.prepare(sql).pluck().get() as number | null) ?? 0;
  const cells = new Map<string, CellCount>();
  const end = Math.min(range.to, bound(SQL.last) + 1);
  for (let from = Math.max(range.from, bound(SQL.first)); from < end; from += SLICE_MS) {
    const rows = slice.all({ from, to: Math.min(end, from + SLICE_MS) }) as CallRow[];
    for (const [ringingAt, text, wait] of rows) {
      let cell = cells.get(text);
      if (!cell) {
        cell = { of: JSON.parse(text) as Cell, calls: 0, hours: new Uint32Array(HOURS_A_WEEK), waits: [] };
        cells.set(text, cell);
      }
      cell.calls += 1;
      const hour = hourOfWeek(ringingAt);
      cell.hours[hour] = (cell.hours[hour] ?? 0) + 1;
      if (wait !== null) cell.waits.push(wait);
    }
    yield;
  }
  return [...cells.values()];
}

interface CellCount {
  of: Cell;
  calls: number;
  hours: Uint32Array;
  waits: number[];
}
function byCells(cells: readonly CellCount[]) {
  const tallies = {
    byDisposition: new Tally(),
    byCategory: new Tally(),
    byPriority: new Tally(),
    byKecamatan: new Tally(),
    byAgency: new Tally(),
    byOperator: new Tally(),
  };
  const hours = new Array<number>(HOURS_A_WEEK).fill(0);
  const waits: number[] = [];
  let calls = 0;
  for (const cell of cells) {
    calls += cell.calls;
    const [disposition, operator, category, priority, kecamatan, agencies] = cell.of;
    tallies.byDisposition.add(disposition, cell.calls);
    tallies.byCategory.add(category, cell.calls);
    tallies.byPriority.add(priority, cell.calls);
    tallies.byKecamatan.add(kecamatan, cell.calls);
    tallies.byOperator.add(operator, cell.calls);
    for (const agency of agencies.length > 0 ? agencies : [null]) tallies.byAgency.add(agency, cell.calls);
    cell.hours.forEach((count, hour) => {
      hours[hour] = (hours[hour] ?? 0) + count;
    });
    for (const wait of cell.waits) waits.push(wait);
  }
  const heat = Array.from({ length: 7 }, (_, day) => hours.slice(day * 24, day * 24 + 24));
  const within = (seconds: number): number => waits.filter((wait) => wait <= seconds * 1_000).length;
  const counts = Object.fromEntries(Object.entries(tallies).map(([name, tally]) => [name, tally.counts()]));
  return {
    calls,
    answered: waits.length,
    ...(counts as Record<keyof typeof tallies, Counts>),
    byHour: Array.from({ length: 24 }, (_, hour) => heat.reduce((sum, of) => sum + (of[hour] ?? 0), 0)),
    heat,
    answer: { ...durations(waits), within: { 10: within(10), 15: within(15), 20: within(20) } },
  };
}

interface IncidentRow {
  located: number | null;
  handed_over: number | null;
  acknowledged: number | null;
  on_scene: number | null;
  known: number;
}

const some = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

function ofIncidents(rows: readonly IncidentRow[]) {
  const has = (bits: number, one: (typeof knowables)[number]): boolean => (bits & bitsOf([one])) !== 0;
  const knownOf = (one: (typeof knowables)[number]) => rows.filter((row) => has(row.known, one)).length;
  return {
    incidents: rows.length,
    located: durations(some(rows.map((row) => row.located))),
    handedOver: durations(some(rows.map((row) => row.handed_over))),
    acknowledged: durations(some(rows.map((row) => row.acknowledged))),
    onScene: durations(some(rows.map((row) => row.on_scene))),
    completeness: {
      complete: rows.filter((row) => needed.every((one) => has(row.known, one))).length,
      known: Object.fromEntries(
        knowables.map((one) => [one, knownOf(one)]),
      ) as Figures['completeness']['known'],
    },
  };
}

type HandOffRow = { agency_id: AgencyId; acknowledged: number | null; on_scene: number | null };

function ofHandOffs(rows: readonly HandOffRow[]): Pick<Figures, 'handOffs' | 'agencies'> {
  const of = Map.groupBy(rows, (row) => row.agency_id);
  const agencies = [...of].map(([agencyId, own]) => ({
    agencyId,
    handOffs: own.length,
    acknowledged: durations(some(own.map((row) => row.acknowledged))),
    onScene: durations(some(own.map((row) => row.on_scene))),
  }));
  agencies.sort((a, b) => b.handOffs - a.handOffs || (a.agencyId < b.agencyId ? -1 : 1));
  return { handOffs: rows.length, agencies };
}

/** Step by step, so that whoever works on the connection meanwhile need not wait for a long time's figures. */
function* figuring(db: Database.Database, { from, to }: Range): Generator<void, Figures> {
  const range = { from, to };
  const cells = yield* readCalls(db, range);
  const count = (sql: string): number => db.prepare(sql).pluck().get(range) as number;
  const counted = byCells(cells.filter(({ of }) => of[0] !== 'test'));
  const tests = cells.reduce((sum, cell) => sum + (cell.of[0] === 'test' ? cell.calls : 0), 0);
  const called = (disposition: string): number =>
    counted.byDisposition.find(({ key }) => key === disposition)?.calls ?? 0;
  yield;
  const numbers = db.prepare(SQL.nuisance).all(range) as Figures['nuisance']['numbers'];
  return {
    ...range,
    ...counted,
    tests,
    endedLater: count(SQL.endedLater),
    abandoned: {
      calls: called('abandoned'),
      withNumber: count(SQL.withNumber),
      calledBack: count(SQL.calledBack),
    },
    nuisance: { prank: called('prank'), ghost: called('ghost'), numbers },
    ...ofIncidents(db.prepare(SQL.incidents).all(range) as IncidentRow[]),
    ...ofHandOffs(db.prepare(SQL.handOffs).all(range) as HandOffRow[]),
  };
}

/** What a time looks like in numbers (docs/figures.md). */
export function figuresOf(db: Database.Database, range: Range): Figures {
  const work = figuring(db, range);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same, in turns: a save that comes in meanwhile waits for a slice, not for all of it. */
export async function figuresInTurns(db: Database.Database, range: Range): Promise<Figures> {
  const work = figuring(db, range);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
