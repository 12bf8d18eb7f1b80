import { ok, type Result } from '../../../shared/contract/errors.ts';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import type { Letterhead } from '../../../shared/report/Heading.tsx';
import { Report } from '../../../shared/report/Report.tsx';
import { style } from '../../../shared/report/style.ts';
import type { Log } from '../log-file.ts';
import { inHtml } from './html.ts';
import { writePages } from './pages.ts';

type Pages = CommandOutput<'log.pages'>;
interface Paper {
  letterhead: Letterhead;
  /** False where a missing folder means that a share is away. */
  makeFolder: boolean;
}

/** Draws the pages and writes them as a PDF. */
export async function writePdf(
  { file, data }: Pages,
  { letterhead, makeFolder }: Paper,
  log: Pick<Log, 'error'>,
): Promise<Result<{ file: string; calls: number; at: number }>> {
  const written = await writePages(
    {
      file,
      makeFolder,
      title: `${data.room}: ${data.about}`,
      style,
      content: <Report data={data} letterhead={letterhead} />,
      options: {
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footer(`${data.room} · ${data.about}`),
        margins: { top: 0.6, bottom: 0.7, left: 0.6, right: 0.6 },
      },
    },
    log,
  );
  return written.ok ? ok({ file, calls: data.calls, at: data.exportedAt }) : written;
}

/**
 * Page numbers are Chromium's own; its templates know no styles but their own, and are drawn larger than the page: their
 * margin is the page's as a share of A4's width.
 */
function footer(left: string): string {
  const css =
    'width:100%;margin:0 7.26%;display:flex;justify-content:space-between;font:6pt Arial,sans-serif;color:#000';
  return `<div style="${css}"><span>${inHtml(left)}</span><span>Halaman <span class="pageNumber"></span> dari <span class="totalPages"></span></span></div>`;
}
