import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Head } from '../head.ts';
import { linesOf } from '../lines.ts';
import type { Report } from '../report.ts';
import { HEAD_FILE, readHead } from './head.ts';
import { fill, type Package } from './workbook.ts';

/** What we never write and every other program does when it saves a workbook. */
const SHARED_STRINGS = 'xl/sharedStrings.xml';
const LARGEST_HEAD = 65_536;

export interface WrittenWorkbook {
  /** Null where another program has saved it since, or where it is none of ours. */
  head: Head | null;
  /** The first row that is not as the report has it. */
  compare(report: Report): Promise<{ rows: number; difference: { line: number; what: string } | null }>;
  close(): void;
}

/** Opens a workbook to be held against the log. Null for what is no zip file. */
export async function openWorkbook(file: string): Promise<WrittenWorkbook | null> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    return await read(zip);
  } catch (error) {
    zip?.close();
    // Errors of the file have codes; those of what is in it have none.
    if ((error as NodeJS.ErrnoException).code) throw error;
    return null;
  }
}

async function read(zip: ZipFile): Promise<WrittenWorkbook> {
  const entries = new Map<string, Entry>();
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, entry);
    count += 1;
  }
  return {
    head: await headIn(zip, entries),
    compare: (report) => compare(zip, entries, count, report),
    close: () => zip.close(),
  };
}

async function headIn(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Head | null> {
  const entry = entries.get(HEAD_FILE);
  if (!entry || entry.uncompressedSize > LARGEST_HEAD || entries.has(SHARED_STRINGS)) return null;
  try {
    return readHead(await text(await textsOf(zip, entry)));
  } catch {
    return null;
  }
}

const textsOf = async (zip: ZipFile, entry: Entry): Promise<Readable> =>
  (await zip.openReadStreamPromise(entry)).setEncoding('utf8');

class Different extends Error {
  readonly line: number;
  readonly what: string;
  constructor(line: number, what: string) {
    super(what);
    this.line = line;
    this.what = what;
  }
}

/** Makes every part again and holds it against the one in the file, row by row. */
async function compare(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  count: number,
  report: Report,
): ReturnType<WrittenWorkbook['compare']> {
  let [rows, parts] = [0, 0];
  const hold = async (file: string, name: string, expected: Iterable<string>, end: string): Promise<void> => {
    parts += 1;
    const entry = entries.get(file);
    if (!entry) throw new Different(0, `${name}: not in the file`);
    const given = linesOf(await textsOf(zip, entry), end);
    let row = 0;
    for await (const wanted of linesOf(expected, end)) {
      row += 1;
      const found = await given.next();
      if (found.done || found.value !== wanted) throw new Different(row, nameOf(name, wanted));
    }
    rows += row;
    const more = await given.next();
    if (!more.done) throw new Different(row + 1, `${name}: more than the log has`);
  };
  const held: Package = {
    async sheet({ file, name }, texts) {
      let returned = '';
      function* kept(): Generator<string> {
        returned = yield* texts;
      }
      await hold(file, name, kept(), '</row>');
      return returned;
    },
    whole: (file, text) => hold(file, file, [text], '\n'),
  };
  try {
    await fill(held, report);
    if (parts !== count) throw new Different(0, 'more parts than the log has');
    return { rows, difference: null };
  } catch (error) {
    if (error instanceof Different) return { rows, difference: { line: error.line, what: error.what } };
    // A part that cannot be unpacked any more.
    if (/^Z_/.test((error as NodeJS.ErrnoException).code ?? ''))
      return { rows, difference: { line: 0, what: 'damaged' } };
    throw error;
  }
}

/** A sheet's rows end with the id of what they tell of. */
function nameOf(sheet: string, row: string): string {
  const id = />([0-9a-f-]{36})<\/t><\/is><\/c>$/.exec(row)?.[1];
  return id ? `${sheet}, ${id}` : sheet;
}
