import type Database from 'better-sqlite3';
import type { StoryEntry } from '../../../shared/contract/incident.ts';
import type { AnswerChanges } from '../../../shared/domain/answers.ts';
import type { CallId, IncidentId } from '../../../shared/domain/ids.ts';
import {
  emptyFields,
  type IncidentChanges,
  type IncidentField,
  type IncidentFields,
} from '../../../shared/domain/incident.ts';
import { type LogRow, unseal } from '../log/chain.ts';
import type { Entry } from '../log/entries.ts';

/** Exported for the test that reads their query plans. */
export const SQL = {
  entries: 'SELECT * FROM log WHERE subject = ? ORDER BY hlc, station, seq',
  handOffs: 'SELECT id FROM handoffs WHERE incident_id = ?',
};

/**
 * Everything the log holds about an incident, oldest first: its own entries, those of its hand-offs, those of its
 * calls for as long as they were its own, and the stories of what was merged into it. What a field or a
 * disposition was before comes from the log too, so that it is true for every entry and not only for the last.
 */
export function storyOf(db: Database.Database, id: IncidentId): StoryEntry[] {
  const entries = db.prepare(SQL.entries);
  const handOffs = db.prepare(SQL.handOffs).pluck();
  const of = (subject: string): Entry[] => (entries.all(subject) as LogRow[]).map(unseal);
  const told = new Map<string, StoryEntry & Order>();
  const seen = new Set<IncidentId>();

  const tell = (list: readonly Entry[], incidentId: IncidentId): void => {
    const before = earlier();
    for (const entry of list) {
      const key = `${entry.station} ${entry.seq}`;
      const was = before(entry);
      if (!told.has(key)) told.set(key, { ...lineOf(entry, incidentId), ...was, hlc: entry.hlc });
    }
  };
  const visit = (incidentId: IncidentId): void => {
    if (seen.has(incidentId)) return;
    seen.add(incidentId);
    const own = of(incidentId);
    tell(own, incidentId);
    for (const [callId, until] of callsOf(own)) {
      tell(
        of(callId).filter((entry) => !until || isBefore(entry, until)),
        incidentId,
      );
    }
    for (const handOffId of handOffs.all(incidentId) as string[]) tell(of(handOffId), incidentId);
    for (const entry of own) {
      if (entry.type === 'incident.mergedFrom') for (const one of entry.data.incidents) visit(one.id);
    }
  };
  visit(id);
  return [...told.values()].sort(inOrder).map(({ hlc: _, ...line }) => line);
}

type Order = { hlc: string };
const isBefore = (a: Entry, b: Entry): boolean => inOrder(a, b) <= 0;
const inOrder = (a: Order & Stamped, b: Order & Stamped): number =>
  a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : a.station.localeCompare(b.station) || a.seq - b.seq;
type Stamped = Pick<Entry, 'station' | 'seq'>;

/** Every call that was once linked, with the entry after which it was no longer: none for one that still is. */
function callsOf(entries: readonly Entry[]): Map<CallId, Entry | null> {
  const calls = new Map<CallId, Entry | null>();
  for (const entry of entries) {
    if (entry.type === 'incident.linked') calls.set(entry.data.callId, null);
    if (entry.type === 'incident.unlinked') calls.set(entry.data.callId, entry);
  }
  return calls;
}

function lineOf(entry: Entry, incidentId: IncidentId): StoryEntry {
  const { station, seq, at, actor, subject, type, data } = entry;
  return { station, seq, at, actor, incidentId, subject, type, data: { ...data } };
}

/** What an entry replaced, told from the entries of the same subject before it. */
function earlier(): (entry: Entry) => Pick<StoryEntry, 'before'> {
  let fields: Partial<IncidentFields> = { ...emptyFields };
  const answers = earlierAnswers();
  let disposition: string | null = null;
  return (entry) => {
    if (entry.type === 'incident.edited') {
      const { changes } = entry.data as { changes?: IncidentChanges };
      if (!changes) {
        // Blanked: it may have changed any field, so none is known from here on.
        fields = {};
        answers.forget();
        return {};
      }
      const { answers: answered, ...others } = changes;
      const before = Object.keys(others)
        .filter((key) => Object.hasOwn(fields, key))
        .map((key) => [key, fields[key as IncidentField]]);
      fields = { ...fields, ...others };
      return {
        before: {
          ...Object.fromEntries(before),
          ...(answered ? { answers: answers.replacedBy(answered) } : {}),
        },
      };
    }
    if (entry.type === 'call.qualified') {
      const before = disposition;
      disposition = entry.data.disposition;
      return before === null ? {} : { before: { disposition: before } };
    }
    return {};
  };
}

/** The same for the answers to a guide, of which each counts by itself. */
function earlierAnswers() {
  let known: AnswerChanges = {};
  let all = true;
  return {
    /** Null where nothing had been answered; absent where the log no longer tells. */
    replacedBy(changes: AnswerChanges): AnswerChanges {
      const keys = Object.keys(changes) as (keyof AnswerChanges)[];
      const before = keys
        .filter((key) => all || Object.hasOwn(known, key))
        .map((key) => [key, known[key] ?? null]);
      known = { ...known, ...changes };
      return Object.fromEntries(before) as AnswerChanges;
    },
    forget(): void {
      known = {};
      all = false;
    },
  };
}
