import type { Command } from 'commander';
import type { Shift } from '../../../shared/domain/shift.ts';
import { shiftAt } from '../../../shared/domain/shift-plan.ts';
import { board } from '../../../shared/handoff/board.ts';
import { wibIso } from '../../../shared/time/wib.ts';
import { snapshot } from '../../core/desk/snapshot.ts';
import { readView } from '../../core/log/view.ts';
import { addVerb, openLog, stationOf, whole } from '../run.ts';
import { settingsOf } from '../settings.ts';

interface Options {
  limit: number;
}

const SQL_LAST = 'SELECT view FROM shifts ORDER BY started_at DESC LIMIT ?';

export function addHandOver(program: Command): void {
  addVerb<Options>(
    program,
    (command) =>
      command
        .name('hand-over')
        .description(
          'What the next shift takes over now: who is on duty, open incidents, late hand-offs; and the last shifts with their hand-overs. Both sides confirm at the desk.',
        )
        .option('--limit <count>', 'at most this many past shifts', whole(1, 500), 10),
    ({ limit, ...options }) => {
      const db = openLog(options, 'read');
      try {
        const now = Date.now();
        const { incidents, handOffs, agencies, shift } = snapshot(db, stationOf(db) ?? '');
        const rows = board(incidents, handOffs, agencies);
        const late = rows.flatMap(({ incident, cells }) =>
          cells
            .filter(({ lateAt }) => lateAt !== null && lateAt <= now)
            .map((cell) => ({ incident, ...cell })),
        );
        const shifts = (db.prepare(SQL_LAST).pluck().all(limit) as string[]).map((view) =>
          readView<Shift>(view),
        );
        return {
          json: {
            planned: shiftAt(settingsOf(options.data).shifts, now),
            shift,
            incidents: rows.map(({ incident }) => incident),
            late: late.map(({ incident, agency, handOff, lateAt }) => ({
              incident: incident.number,
              agency: agency.id,
              handOff: handOff.id,
              state: handOff.state,
              lateAt,
            })),
            shifts,
          },
          text: [
            shift ? `On duty: ${shift.operator}, since ${clock(shift.startedAt)}.` : 'Nobody is on duty.',
            `${rows.length} open incidents, ${late.length} failed or late hand-offs.`,
            ...rows.map(({ incident: { number, fields } }) =>
              `  ${number}  ${fields.locationText || fields.whatHappened}`.trimEnd(),
            ),
            ...late.map(
              ({ incident, agency, lateAt, gaveUpAt }) =>
                `  ${gaveUpAt === null ? 'late' : 'failed'}: ${incident.number}, ${agency.shortName}, since ${clock(lateAt)}`,
            ),
            ...shifts.map(told),
          ].join('\n'),
        };
      } finally {
        db.close();
      }
    },
  );
}

const clock = (at: number | null): string => (at === null ? '–' : wibIso(at).slice(0, 16).replace('T', ' '));

function told({ operator, startedAt, endedAt, handOver }: Shift): string {
  const to = handOver
    ? `, handed to ${handOver.to} (${handOver.takenAt === null ? 'not confirmed' : `confirmed ${clock(handOver.takenAt)}`})${handOver.note ? `: ${handOver.note}` : ''}`
    : '';
  return `${clock(startedAt)} to ${clock(endedAt)}  ${operator}${to}`;
}
