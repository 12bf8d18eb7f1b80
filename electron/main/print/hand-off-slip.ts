import path from 'node:path';
import type { Slip } from '../../../shared/contract/handoff.ts';
import { messages } from '../../../shared/i18n/id/messages.ts';
import { inHtml } from './html.ts';
import { drawn, onPaper, paper, writeWhole } from './sheet.ts';

/** One sheet of A4, black on white, without scripts or anything from elsewhere. */
const page = ({ title, subtitle, text }: Slip): string => `<!doctype html>
<html lang="id"><meta charset="utf-8"><title>${inHtml(title)}</title>
<style>
  body { margin: 0; color: #000; font: 12pt/1.4 "Inter Variable", "DejaVu Sans", sans-serif; }
  h1 { margin: 0; font-size: 17pt; }
  p { margin: 0 0 5mm; }
  pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
  footer { margin-top: 12mm; display: flex; gap: 10mm; }
  footer span { flex: 1; border-top: 0.2mm solid #000; padding-top: 1mm; font-size: 9pt; }
</style>
<h1>${inHtml(title)}</h1><p>${inHtml(subtitle)}</p>
<pre>${inHtml(text)}</pre>
<footer>${messages.slipLines.map((line) => `<span>${inHtml(line)}</span>`).join('')}</footer></html>`;

export interface Printed {
  printed: boolean;
  /** The file that there is instead of paper, or why there is none. */
  note: string;
}

/**
 * Prints on the PC's own printer without asking anything: a dialog would lie over a call. Without a printer the slip
 * becomes a PDF in the folder of the reports, to be printed elsewhere.
 */
export async function printHandOff(slip: Slip, folder: string): Promise<Printed> {
  try {
    const address = `data:text/html;charset=utf-8,${encodeURIComponent(page(slip))}`;
    return await drawn(address, async (contents) => {
      if (await onPaper(contents)) return { printed: true, note: '' };
      const file = path.join(folder, `siaga112_penerusan_${slip.name}.pdf`);
      await writeWhole(file, await contents.printToPDF(paper));
      return { printed: true, note: path.basename(file) };
    });
  } catch (error) {
    return { printed: false, note: (error as NodeJS.ErrnoException).code ?? 'PDF' };
  }
}
