import type Database from 'better-sqlite3';
import type { NumberHistory } from '../../../shared/contract/call.ts';
import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { Disposition } from '../../../shared/domain/disposition.ts';
import { isFinal } from '../../../shared/domain/handoff.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import type { NumberRecord } from '../../../shared/domain/number.ts';
import { numberKey } from '../../../shared/phone-number/phone-number.ts';
import type { World } from '../log/decision.ts';
import { readView } from '../log/view.ts';
import { callKey, WITHHELD } from './evolve.ts';

/** The condition of the index `calls_reported`, word for word. Exported for the test that reads its query plan. */
export const SQL = {
  lastIncident: `SELECT i.view FROM calls c JOIN incidents i ON i.id = c.incident_id
    WHERE c.number_key = @key AND c.id <> @except AND c.training = 0 AND c.incident_id IS NOT NULL
      AND coalesce(c.disposition, '') NOT IN ('prank', 'ghost', 'wrong_number', 'out_of_scope', 'test')
    ORDER BY c.ringing_at DESC, c.id DESC LIMIT 1`,
};

const unknown: NumberRecord = { calls: 0, dispositions: {}, recent: [], note: null };

/** What is known of a number. It costs the same for one call as for a million. */
export function numberHistory(
  db: Database.Database,
  world: World,
): (input: CommandArgs<'call.history'>) => NumberHistory {
  const lastIncident = db.prepare(SQL.lastIncident).pluck();
  return ({ number, exceptCallId }) => {
    const key = number === null ? WITHHELD : numberKey(number);
    const record = (key === null ? undefined : world.number(key)) ?? unknown;
    const own = key === null || !exceptCallId ? undefined : ownCall(world.call(exceptCallId), key);
    const ownDisposition = own ? dispositionOf(own) : null;
    const count = (disposition: Disposition): number =>
      (record.dispositions[disposition] ?? 0) - (ownDisposition === disposition ? 1 : 0);
    const last = record.recent.find(({ id }) => id !== exceptCallId);
    const lastCall = last && world.call(last.id);
    // Who hides a number is somebody else every time: their incidents are not this caller's.
    const view =
      key === null || key === WITHHELD
        ? undefined
        : (lastIncident.get({ key, except: exceptCallId ?? '' }) as string | undefined);
    const incident = view === undefined ? null : readView<Incident>(view);
    return {
      number,
      calls: record.calls - (own ? 1 : 0) - count('test'),
      prank: count('prank'),
      ghost: count('ghost'),
      lastCall: lastCall ? { at: lastCall.ringingAt, disposition: dispositionOf(lastCall) } : null,
      lastIncident: incident,
      openHandOffs: incident ? world.handOffsOf(incident.id).filter((h) => !isFinal(h.state)).length : 0,
      note: record.note,
    };
  };
}

/** The call that is not its own history, if it counts under this key at all. */
const ownCall = (call: Call | undefined, key: string): Call | undefined =>
  call && !call.training && call.direction === 'in' && callKey(call) === key ? call : undefined;

const dispositionOf = (call: Call): Disposition | null =>
  call.direction === 'in' ? (call.qualification?.disposition ?? null) : null;
