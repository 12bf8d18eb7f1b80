import path from 'node:path';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import { ORIGIN } from '../app-protocol.ts';
import type { Log } from '../log-file.ts';
import { drawn, onPaper, paper, writeWhole } from './sheet.ts';
import { type Slip, slipHtml } from './slip.ts';

/** The page on its way to paper: served by the app's own protocol, from memory, and then forgotten. */
let page: string | null = null;
export const slipPage = (): string | null => page;

/**
 * Prints a slip on the PC's own printer without asking anything: a dialog would lie over a call. Without a
 * printer, or when it fails, the slip becomes a PDF in the folder of the reports.
 */
export async function printSlip(
  slip: Slip,
  folder: string,
  log: Log,
): Promise<Result<{ file: string | null }>> {
  if (page !== null) return refuse('E_PRINT_BUSY');
  page = slipHtml(slip);
  try {
    return await drawn(`${ORIGIN}/print/slip.html`, async (contents) => {
      if (await onPaper(contents)) return ok({ file: null });
      const file = path.join(folder, `siaga112_lembar_${slip.name}.pdf`);
      await writeWhole(file, await contents.printToPDF(paper));
      return ok({ file });
    });
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? 'PDF';
    log.error(`print: ${cause}`);
    return refuse('E_EXPORT_FOLDER', { folder, cause });
  } finally {
    page = null;
  }
}
