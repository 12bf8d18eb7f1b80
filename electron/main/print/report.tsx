import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import { refusalOfFile } from '../../../shared/report/file-refusal.ts';
import { type Letterhead, Report } from '../../../shared/report/Report.tsx';
import { style } from '../../../shared/report/style.ts';
import { ORIGIN } from '../app-protocol.ts';
import { inHtml } from './html.ts';
import { drawn, writeWhole } from './sheet.ts';

/** The report on its way to paper: served by the app's own protocol, from memory, and then forgotten. */
let page: string | null = null;
export const reportPage = (): string | null => page;

const pictures: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};

/** A letterhead whose picture cannot be read is one without a picture. */
export async function letterheadOf(config: {
  lines: string[];
  logo?: string | undefined;
}): Promise<Letterhead> {
  const { lines, logo } = config;
  const type = pictures[path.extname(logo ?? '').toLowerCase()];
  if (!logo || !type) return { lines, logo: null };
  const picture = await readFile(logo).catch(() => null);
  return { lines, logo: picture && `data:${type};base64,${picture.toString('base64')}` };
}

/** Page numbers are Chromium's own; its templates know no styles but their own. */
function footer(left: string): string {
  const css =
    'width:100%;margin:0 15mm;display:flex;justify-content:space-between;font:7pt Arial,sans-serif;color:#000';
  return `<div style="${css}"><span>${inHtml(left)}</span><span>Halaman <span class="pageNumber"></span> dari <span class="totalPages"></span></span></div>`;
}

/** Draws the pages and writes them as a PDF. */
export async function writePdf(
  { file, data }: CommandOutput<'log.pages'>,
  letterhead: Letterhead,
  log: { error(line: string): void },
): Promise<Result<{ file: string; calls: number; at: number }>> {
  if (page !== null) return refuse('E_EXPORT_BUSY');
  page = `<!doctype html><html lang="id"><meta charset="utf-8"><title>${inHtml(`${data.room}: ${data.about}`)}</title><style>${style}</style>${renderToStaticMarkup(<Report data={data} letterhead={letterhead} />)}</html>`;
  try {
    const pdf = await drawn(`${ORIGIN}/print/report.html`, (contents) =>
      contents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footer(`${data.room} · ${data.about}`),
        margins: { top: 0.6, bottom: 0.7, left: 0.6, right: 0.6 },
      }),
    );
    const refusal = await writeWhole(file, pdf).then(
      () => null,
      (error: unknown) => refusalOfFile(error, file) ?? refuse('E_INTERNAL').refusal,
    );
    return refusal ? { ok: false, refusal } : ok({ file, calls: data.calls, at: data.exportedAt });
  } catch (error) {
    log.error(`report: ${error instanceof Error ? error.message : 'could not be drawn'}`);
    return refuse('E_PRINT_FAILED');
  } finally {
    page = null;
  }
}
