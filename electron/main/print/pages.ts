import type { PrintToPDFOptions } from 'electron';
import type { ReactElement } from 'react';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import { refusalOfFile } from '../../../shared/report/file-refusal.ts';
import { ORIGIN } from '../app-protocol.ts';
import type { Log } from '../log-file.ts';
import { inHtml } from './html.ts';
import { drawn, paper, writeWhole } from './sheet.ts';

/** The pages on their way to paper: served by the app's own protocol, from memory, and then forgotten. */
let page: string | null = null;
export const madePage = (): string | null => page;

interface Pages {
  file: string;
  /** False where a missing folder means that a share is away. */
  makeFolder?: boolean;
  title: string;
  style: string;
  content: ReactElement;
  options?: PrintToPDFOptions;
}

let earlier: Promise<unknown> = Promise.resolve();

/** Draws pages of A4 and writes them as a PDF, one file after the other: a shift may end while somebody prints. */
export function writePages(pages: Pages, log: Pick<Log, 'error'>): Promise<Result<null>> {
  const written = earlier.then(() => drawAndWrite(pages, log));
  earlier = written.catch(() => undefined);
  return written;
}

async function drawAndWrite(
  { file, makeFolder = true, title, style, content, options }: Pages,
  log: Pick<Log, 'error'>,
): Promise<Result<null>> {
  // Pages are rare, and the start of the app is for what is seen.
  const { renderToStaticMarkup } = await import('react-dom/server');
  page = `<!doctype html><html lang="id"><meta charset="utf-8"><title>${inHtml(title)}</title><style>${style}</style>${renderToStaticMarkup(content)}</html>`;
  try {
    const pdf = await drawn(`${ORIGIN}/print/pages.html`, (contents) =>
      contents.printToPDF({ ...paper, ...options }),
    );
    const refusal = await writeWhole(file, pdf, { makeFolder }).then(
      () => null,
      (error: unknown) => refusalOfFile(error, file) ?? refuse('E_INTERNAL').refusal,
    );
    return refusal ? { ok: false, refusal } : ok(null);
  } catch (error) {
    log.error(`pages: ${error instanceof Error ? error.message : 'could not be drawn'}`);
    return refuse('E_EXPORT_PAGES');
  } finally {
    page = null;
  }
}
