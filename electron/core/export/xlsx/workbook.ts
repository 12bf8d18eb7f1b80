import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { figuresInTurns } from '../../figures/figures.ts';
import {
  type Column,
  callId,
  type Look,
  ofCall,
  ofHandOff,
  ofIncident,
  ofIncidentItself,
  without,
} from '../columns.ts';
import { headOf } from '../head.ts';
import type { Report } from '../report.ts';
import {
  agenciesById,
  type CallRow,
  callRows,
  countPractice,
  type IncidentRow,
  incidentRows,
  prepareIncidents,
} from '../rows.ts';
import { shownFigures } from '../shown.ts';
import { summary } from '../summary.ts';
import { headPart } from './head.ts';
import { type Part, parts } from './package.ts';
import { cell, sheet, type Table } from './sheet.ts';

/** Nothing in the file depends on when or in which time zone it was made: a zip holds the clock on the wall. */
const entry = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644, compressionLevel: 3 };

/** What takes the parts of a workbook, one after the other. */
export interface Package {
  /** A sheet, a few rows at a time. Returns what its texts returned. */
  sheet(part: { file: string; name: string }, texts: Generator<string, string>): Promise<string>;
  whole(file: string, text: string): Promise<void>;
}

/** One workbook: calls, incidents, hand-offs, summary. Made as it is read, so that memory stays flat. */
export function xlsx(report: Report): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  // yazl's own types call it less than it is: a PassThrough.
  const out = zip.outputStream as Readable;
  const stop = (error: Error): void => void out.destroy(error);
  zip.on('error', stop);
  const zipped: Package = {
    sheet: ({ file }, texts) => written(zip, file, texts),
    whole: async (file, text) => zip.addBuffer(Buffer.from(text), file, entry),
  };
  fill(zipped, report).then(() => zip.end(), stop);
  return out;
}

/** Makes every part of the report's workbook. */
export async function fill(into: Package, report: Report): Promise<void> {
  const sheets: Part[] = [];
  const add = async <Row>(name: string, table: Table<Row>): Promise<void> => {
    const rest: Row[] = [];
    for (let part = 1; part === 1 || rest.length > 0; part += 1) {
      const file = `xl/worksheets/sheet${sheets.length + 1}.xml`;
      const title = part === 1 ? name : `${name} ${part}`;
      const range = await into.sheet({ file, name: title }, sheet(table, rest));
      sheets.push({ name: title, range });
    }
  };
  const { db, scope, redacted } = report;
  const look: Look = { agencies: agenciesById(db) };
  await add('Panggilan', callTable(report, look));
  prepareIncidents(db, scope);
  const incidents: readonly Column<IncidentRow>[] = [...ofIncident, ...ofIncidentItself];
  await add('Kejadian', plain(without(incidents, redacted), incidentRows(db, redacted), look));
  const handOffs = inBatches(incidentRows(db, redacted));
  await add('Penerusan', plain(without(ofHandOff, redacted), handOffs, look));
  // What a search found is of no time that could be counted.
  const counted = scope.match === null ? await figuresInTurns(db, scope) : null;
  const figures = counted && shownFigures(counted, redacted);
  await add('Ringkasan', {
    columns: [
      { title: 'Hal', kind: 'text' },
      { title: 'Rincian', kind: 'text' },
      { title: 'Nilai', kind: 'text' },
    ],
    batches: [summary(report, figures, countPractice(db, scope), look)][Symbol.iterator](),
    cells: ({ of, detail, kind, value }, at) =>
      cell('A', at, 'text', of) + cell('B', at, 'text', detail) + cell('C', at, kind, value),
  });
  for (const [file, text] of [...parts(sheets), headPart(headOf(report))]) await into.whole(file, text);
}

/** Puts a part into the package and waits until it has gone through. Returns what its texts returned. */
function written(zip: ZipFile, name: string, texts: Generator<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    let returned = '';
    function* bytes(): Generator<Buffer> {
      for (;;) {
        const next = texts.next();
        if (next.done) {
          returned = next.value;
          return;
        }
        // An empty batch would end the stream that is made of them.
        if (next.value !== '') yield Buffer.from(next.value);
      }
    }
    const source = Readable.from(bytes(), { objectMode: false, highWaterMark: 1 });
    source.once('end', () => resolve(returned)).once('error', reject);
    zip.addReadStream(source, name, entry);
  });
}

/** What the columns say of a row; the first of them is the sheet's `from`th. */
const cellsOf =
  <Row>(columns: readonly Column<Row>[], look: Look, from = 0): Table<Row>['cells'] =>
  (row, at, names) => {
    let text = '';
    for (const [i, { kind, of }] of columns.entries())
      text += cell(names[from + i] ?? '', at, kind, of(row, look));
    return text;
  };

const plain = <Row>(
  columns: readonly Column<Row>[],
  batches: Iterator<readonly Row[]>,
  look: Look,
): Table<Row> => ({ columns, batches, cells: cellsOf(columns, look) });

function callTable({ db, scope, redacted, took }: Report, look: Look): Table<CallRow> {
  const calls: readonly Column<CallRow>[] = without(ofCall, redacted);
  const incidents = without(ofIncident, redacted);
  const ofCalls = cellsOf(calls, look);
  const ofIncidents = cellsOf(incidents, look, calls.length);
  const columns = [...calls, ...incidents, callId];
  function* taken(): Generator<CallRow[]> {
    for (const rows of callRows(db, scope, redacted)) {
      yield rows;
      took(rows.length);
    }
  }
  return {
    columns,
    batches: taken(),
    cells(row, at, names) {
      const { incident } = row;
      return (
        ofCalls(row, at, names) +
        (incident ? ofIncidents({ ...row, incident }, at, names) : '') +
        cell(names[columns.length - 1] ?? '', at, 'text', row.call.id)
      );
    },
  };
}

function* inBatches(batches: Iterable<IncidentRow[]>) {
  for (const rows of batches)
    yield rows.flatMap(({ incident, handOffs }) => handOffs.map((handOff) => ({ handOff, incident })));
}
