import path from 'node:path';
import type { WebContents } from 'electron';
import type { Log } from '../log-file.ts';
import { drawn, paper, writeWhole } from './sheet.ts';
import { spool } from './spooler.ts';

/** Where sheets go. */
export interface Printing {
  /** The printer's name as the system knows it; none: its default one. */
  printer: string | undefined;
  /** Where a sheet lies that is not on paper. */
  folder: string;
  log: Log;
}

/** Not every print is answered for. */
const LONGEST_MS = 30_000;

/**
 * Puts a page on paper without asking anything: a dialog would lie over a call. Where no printer prints it, it becomes a PDF,
 * to be printed elsewhere. Answers with that file, null for paper; throws when neither can be.
 */
export async function onPaperOrFile(
  address: string,
  name: string,
  { printer, folder, log }: Printing,
): Promise<string | null> {
  return drawn(address, async (contents) => {
    const pdf = await contents.printToPDF(paper);
    const why =
      process.platform === 'win32' ? await byWindows(contents, printer) : await spool(pdf, { name, printer });
    if (why === null) return null;
    log.info(`print: not on paper: ${why}`);
    const file = path.join(folder, `${name}.pdf`);
    await writeWhole(file, pdf);
    return file;
  });
}

/** Null when Windows took the page, else why not (decision 19). */
async function byWindows(contents: WebContents, printer: string | undefined): Promise<string | null> {
  const printers = await contents.getPrintersAsync().catch(() => []);
  if (printers.length === 0) return 'no printer';
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve('no answer'), LONGEST_MS);
    const device = printer === undefined ? {} : { deviceName: printer };
    contents.print({ ...paper, ...device, silent: true }, (done, reason) => {
      clearTimeout(late);
      resolve(done ? null : reason);
    });
  });
}
