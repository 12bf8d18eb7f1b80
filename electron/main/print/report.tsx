import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { BrowserWindow } from 'electron';
import { renderToStaticMarkup } from 'react-dom/server';
import { ok, type Refusal, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import { refusalOfFile } from '../../../shared/report/file-refusal.ts';
import { type Letterhead, Report } from '../../../shared/report/Report.tsx';
import { style } from '../../../shared/report/style.ts';
import { ORIGIN } from '../app-protocol.ts';

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

const inHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Page numbers are Chromium's own; its templates know no styles but their own. */
function footer(left: string): string {
  const css =
    'width:100%;margin:0 15mm;display:flex;justify-content:space-between;font:7pt Arial,sans-serif;color:#000';
  return `<div style="${css}"><span>${inHtml(left)}</span><span>Halaman <span class="pageNumber"></span> dari <span class="totalPages"></span></span></div>`;
}

/** Draws the pages in a window that nobody sees and that runs no script, and writes them as a PDF. */
export async function writePdf(
  { file, data }: CommandOutput<'log.pages'>,
  letterhead: Letterhead,
  log: { error(line: string): void },
): Promise<Result<{ file: string; calls: number; at: number }>> {
  if (page !== null) return refuse('E_EXPORT_BUSY');
  page = `<!doctype html><html lang="id"><meta charset="utf-8"><title>${inHtml(`${data.room}: ${data.about}`)}</title><style>${style}</style>${renderToStaticMarkup(<Report data={data} letterhead={letterhead} />)}</html>`;
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  try {
    await window.loadURL(`${ORIGIN}/print/report.html`);
    const pdf = await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer(`${data.room} · ${data.about}`),
      margins: { top: 0.6, bottom: 0.7, left: 0.6, right: 0.6 },
    });
    const refusal = await writeWhole(file, pdf);
    return refusal ? { ok: false, refusal } : ok({ file, calls: data.calls, at: data.exportedAt });
  } catch (error) {
    log.error(`report: ${error instanceof Error ? error.message : 'could not be drawn'}`);
    return refuse('E_PRINT_FAILED');
  } finally {
    page = null;
    window.destroy();
  }
}

/** As the core does with its files: whole or not at all. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<Refusal | null> {
  const folder = path.dirname(file);
  const unfinished = `${file}.${process.pid}.tmp`;
  let renaming = false;
  try {
    await mkdir(folder, { recursive: true });
    const out = await open(unfinished, 'w');
    try {
      await out.writeFile(bytes);
      await out.sync();
    } finally {
      await out.close();
    }
    renaming = true;
    await rename(unfinished, file);
    return null;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    return refusalOfFile(error, file, renaming) ?? refuse('E_INTERNAL').refusal;
  }
}
