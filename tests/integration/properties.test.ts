import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blanked, type LogRow } from '../../electron/core/log/chain.ts';
import { rebuild } from '../../electron/core/log/rebuild.ts';
import { verify } from '../../electron/core/log/verify.ts';
import { Call } from '../../shared/domain/call.ts';
import { HandOff } from '../../shared/domain/handoff.ts';
import { Incident } from '../../shared/domain/incident.ts';
import { NumberRecord } from '../../shared/domain/number.ts';
import { numberKey } from '../../shared/phone-number/phone-number.ts';
import { suggestionFor } from '../../shared/protocol/assess.ts';
import { afterCommands, protocols, story } from './after-commands.ts';
import { projections } from './projections.ts';

const views = <T>(db: Database.Database, table: string): T[] =>
  (db.prepare(`SELECT view FROM ${table}`).pluck().all() as string[]).map((view) => JSON.parse(view) as T);

test('whatever happens in whatever order, the log and its views hold together', async () => {
  await fc.assert(
    fc.asyncProperty(story, (commands) =>
      afterCommands(commands, (db, failures) => {
        expect(failures).toEqual([]);
        expect(verify(db).broken).toEqual([]);
        const calls = views<Call>(db, 'calls').map((call) => Call.parse(call));
        const incidents = new Map(views<Incident>(db, 'incidents').map((i) => [i.id, Incident.parse(i)]));
        for (const call of calls) {
          // Exactly one disposition for every incoming call that has ended, and it is the one that is counted.
          const counted = db.prepare('SELECT disposition FROM calls WHERE id = ?').pluck().get(call.id);
          if (call.direction === 'out') expect(counted).toBeNull();
          else if (call.state === 'ended') expect(counted).toBe(call.qualification.disposition);
          if (call.incidentId) expect(incidents.get(call.incidentId)?.calls).toContain(call.id);
        }
        for (const incident of incidents.values()) {
          expect(new Set(incident.calls).size).toBe(incident.calls.length);
          for (const id of incident.calls)
            expect(calls.find((call) => call.id === id)?.incidentId).toBe(incident.id);
          // A draft is the form of one call; without it, nobody would ever be asked what it is.
          if (incident.status === 'draft') expect(incident.calls).toHaveLength(1);
          checkMerges(incident, incidents);
        }
        const numbers = [...incidents.values()].map((incident) => incident.number);
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const handOff of views<HandOff>(db, 'handoffs'))
          expect(incidents.has(HandOff.parse(handOff).incidentId)).toBe(true);
      }),
    ),
    { numRuns: 150 },
  );
});

/** One that was merged is closed, without calls, named by where it went; and the ways lead to one that was not. */
function checkMerges(incident: Incident, all: ReadonlyMap<string, Incident>): void {
  if (incident.mergedInto) {
    expect(incident).toMatchObject({ status: 'closed', calls: [] });
    const seen = new Set<string>([incident.id]);
    let end = incident;
    while (end.mergedInto) {
      const next = all.get(end.mergedInto.id)!;
      expect(next.mergedFrom.map(({ id }) => id)).toContain(incident.id);
      expect(seen.has(next.id)).toBe(false);
      seen.add(next.id);
      end = next;
    }
  }
  expect(new Set(incident.mergedFrom.map(({ id }) => id)).size).toBe(incident.mergedFrom.length);
  for (const { id, number } of incident.mergedFrom) {
    expect(all.get(id)).toMatchObject({ number, status: 'closed' });
    expect(all.get(id)?.mergedInto).not.toBeNull();
  }
}

test('what an incident shows as suggested is what the guides make of its fields', async () => {
  await fc.assert(
    fc.asyncProperty(story, (commands) =>
      afterCommands(commands, (db) => {
        for (const incident of views<Incident>(db, 'incidents'))
          expect(incident.suggestion).toEqual(suggestionFor(protocols, incident.fields));
      }),
    ),
    { numRuns: 100 },
  );
});

test('projections rebuilt from the log equal the live ones, word for word', async () => {
  await fc.assert(
    fc.asyncProperty(story, (commands) =>
      afterCommands(commands, (db) => {
        const live = projections(db);
        rebuild(db);
        expect(projections(db)).toEqual(live);
      }),
    ),
    { numRuns: 150 },
  );
});

/** What the table of numbers should hold, added up from the calls themselves. */
function recounted(db: Database.Database): Record<string, unknown> {
  const counted: Record<string, { calls: number; dispositions: Record<string, number>; recent: object[] }> =
    {};
  for (const call of views<Call>(db, 'calls')) {
    const key = call.withheld ? '' : numberKey(call.number);
    if (call.training || call.direction === 'out' || key === null) continue;
    counted[key] ??= { calls: 0, dispositions: {}, recent: [] };
    const record = counted[key];
    record.calls += 1;
    const disposition = call.qualification?.disposition;
    if (disposition) record.dispositions[disposition] = (record.dispositions[disposition] ?? 0) + 1;
    record.recent.push({ id: call.id, at: call.ringingAt });
  }
  const newest = (a: object, b: object): number => (keyOf(a) < keyOf(b) ? 1 : -1);
  const keyOf = (entry: object): string => {
    const { id, at } = entry as { id: string; at: number };
    return `${String(at).padStart(16, '0')} ${id}`;
  };
  return Object.fromEntries(
    Object.entries(counted).map(([key, record]) => [
      key,
      { ...record, recent: record.recent.sort(newest).slice(0, 2) },
    ]),
  );
}

test('the counts of every number equal a recount of its calls, whatever was requalified, practised or withheld', async () => {
  await fc.assert(
    fc.asyncProperty(story, (commands) =>
      afterCommands(commands, (db) => {
        const kept = db.prepare('SELECT number_key, view FROM numbers').all() as {
          number_key: string;
          view: string;
        }[];
        const counts: Record<string, unknown> = {};
        for (const { number_key, view } of kept) {
          const { calls, dispositions, recent } = NumberRecord.parse(JSON.parse(view));
          // A number that only has a note has never called.
          if (calls === 0) continue;
          const some = Object.entries(dispositions).filter(([, count]) => count > 0);
          counts[number_key] = { calls, dispositions: Object.fromEntries(some), recent };
        }
        expect(counts).toEqual(recounted(db));
      }),
    ),
    { numRuns: 200 },
  );
});

test('a log whose personal data were blanked still verifies and can be rebuilt', async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.array(fc.nat()), (commands, picks) =>
      afterCommands(commands, (db) => {
        const rows = db.prepare('SELECT * FROM log').all() as LogRow[];
        for (const pick of picks) {
          const row = rows[pick % rows.length]!;
          db.prepare('UPDATE log SET body = ? WHERE station = ? AND seq = ?').run(
            blanked(row.body),
            row.station,
            row.seq,
          );
        }
        expect(verify(db).broken).toEqual([]);
        rebuild(db);
        for (const call of views<Call>(db, 'calls')) Call.parse(call);
        for (const handOff of views<HandOff>(db, 'handoffs')) HandOff.parse(handOff);
        for (const incident of views<Incident>(db, 'incidents')) Incident.parse(incident);
      }),
    ),
    { numRuns: 50 },
  );
});

const columns = ['at', 'hlc', 'actor', 'type', 'subject', 'body', 'prev_hash', 'hash'] as const;

function tampered(value: string | number | Buffer, place: number): string | number | Buffer {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') {
    const index = value.length === 0 ? 0 : place % value.length;
    const other = value[index] === 'x' ? 'y' : 'x';
    return value.slice(0, index) + other + value.slice(index + 1);
  }
  const copy = Buffer.from(value);
  const index = place % copy.length;
  copy[index] = (copy[index] ?? 0) ^ (1 << (place % 8));
  return copy;
}

test('a change of any one character of any entry is found, and the entry is named', async () => {
  await fc.assert(
    fc.asyncProperty(
      story,
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...columns), fc.nat()), { minLength: 20, maxLength: 40 }),
      (commands, attacks) =>
        afterCommands(commands, (db) => {
          const rows = db.prepare('SELECT * FROM log ORDER BY seq').all() as LogRow[];
          for (const [pick, column, place] of attacks) {
            const row = rows[pick % rows.length]!;
            const write = db.prepare(`UPDATE log SET ${column} = ? WHERE station = ? AND seq = ?`);
            write.run(tampered(row[column], place), row.station, row.seq);
            expect(verify(db).broken).toMatchObject([{ station: row.station, seq: row.seq }]);
            write.run(row[column], row.station, row.seq);
          }
          expect(verify(db).broken).toEqual([]);
        }),
    ),
    { numRuns: 30 },
  );
});

test('an entry that was taken out or put under another number is missed under its own', async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.nat(), fc.boolean(), (commands, pick, out) =>
      afterCommands(commands, (db) => {
        const count = db.prepare('SELECT count(*) FROM log').pluck().get() as number;
        const seq = 1 + (pick % (count - 1));
        if (out) db.prepare('DELETE FROM log WHERE seq = ?').run(seq);
        else db.prepare('UPDATE log SET seq = seq + 1000000 WHERE seq = ?').run(seq);
        expect(verify(db).broken[0]).toMatchObject({ station: 'UJI', seq });
      }),
    ),
    { numRuns: 30 },
  );
});
