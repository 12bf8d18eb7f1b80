import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import { ORIGIN } from '../app-protocol.ts';
import { onPaperOrFile, type Printing } from './paper.ts';
import { type Slip, slipHtml } from './slip.ts';

/** The page on its way to paper: served by the app's own protocol, from memory, and then forgotten. */
let page: string | null = null;
export const slipPage = (): string | null => page;

/** Puts the sheet of an incident on paper, or into a PDF in the folder of the reports. */
export async function printSlip(slip: Slip, printing: Printing): Promise<Result<{ file: string | null }>> {
  if (page !== null) return refuse('E_PRINT_BUSY');
  page = slipHtml(slip);
  try {
    const file = await onPaperOrFile(`${ORIGIN}/print/slip.html`, `siaga112_lembar_${slip.name}`, printing);
    return ok({ file });
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? 'PDF';
    printing.log.error(`print: ${cause}`);
    return refuse('E_EXPORT_FOLDER', { folder: printing.folder, cause });
  } finally {
    page = null;
  }
}
