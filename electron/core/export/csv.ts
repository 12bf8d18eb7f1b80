import { formatDuration } from '../../../shared/time/wib.ts';
import { field, timeCell } from './cell.ts';
import {
  type Column,
  callId,
  type Kind,
  type Look,
  ofCall,
  ofIncident,
  type Value,
  without,
} from './columns.ts';
import type { Report } from './report.ts';
import { agenciesById, type CallRow, callRows } from './rows.ts';

const END = '\r\n';

const written: Record<Kind, (value: string & number) => string> = {
  text: field,
  time: timeCell,
  duration: formatDuration,
  count: String,
  degrees: (value: number) => value.toFixed(6),
};
const cell = (kind: Kind, value: Value): string =>
  value === null || value === undefined || value === '' ? '' : written[kind](value as string & number);

/** The report as one table: a row a call. */
export function* csv({ db, scope, redacted, took }: Report): Generator<string> {
  const look = { agencies: agenciesById(db) };
  const table = tableOf(redacted);
  yield table.head;
  for (const rows of callRows(db, scope, redacted)) {
    yield table.rows(rows, look);
    took(rows.length);
  }
}

/** The rows of a table of calls, most of which have no incident: its columns are filled only when there is one. */
function tableOf(redacted: boolean): {
  head: string;
  rows(rows: readonly CallRow[], look: Look): string;
} {
  const [calls, incidents] = [without(ofCall, redacted), without(ofIncident, redacted)];
  const noIncident = ';'.repeat(incidents.length);
  const titles = [...calls, ...incidents, callId].map(({ title }: Pick<Column<never>, 'title'>) => title);
  return {
    /** The byte-order mark tells Excel that this is UTF-8. */
    head: `\uFEFF${titles.map(field).join(';')}${END}`,
    rows(rows, look) {
      let text = '';
      for (const row of rows) {
        for (const { kind, of } of calls) text += `${cell(kind, of(row, look))};`;
        const { incident } = row;
        if (incident === null) text += noIncident;
        else {
          const known = { ...row, incident };
          for (const { kind, of } of incidents) text += `${cell(kind, of(known, look))};`;
        }
        text += field(row.call.id) + END;
      }
      return text;
    },
  };
}
