import type { PrintToPDFOptions } from 'electron';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
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
  title: string;
  style: string;
  content: ReactElement;
  options?: PrintToPDFOptions;
}

/** Draws pages of A4 and writes them as a PDF, one file at a time. */
export async function writePages(
  { file, title, style, content, options }: Pages,
  log: Pick<Log, 'error'>,
): Promise<Result<null>> {
  if (page !== null) return refuse('E_EXPORT_BUSY');
  page = `<!doctype html><html lang="id"><meta charset="utf-8"><title>${inHtml(title)}</title><style>${style}</style>${renderToStaticMarkup(content)}</html>`;
  try {
    const pdf = await drawn(`${ORIGIN}/print/pages.html`, (contents) =>
      contents.printToPDF({ ...paper, ...options }),
    );
    const refusal = await writeWhole(file, pdf).then(
      () => null,
      (error: unknown) => refusalOfFile(error, file) ?? refuse('E_INTERNAL').refusal,
    );
    return refusal ? { ok: false, refusal } : ok(null);
  } catch (error) {
    log.error(`pages: ${error instanceof Error ? error.message : 'could not be drawn'}`);
    return refuse('E_PRINT_FAILED');
  } finally {
    page = null;
  }
}
