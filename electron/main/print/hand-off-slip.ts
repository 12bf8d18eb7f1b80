import path from 'node:path';
import type { Slip } from '../../../shared/contract/handoff.ts';
import { messages } from '../../../shared/i18n/id/messages.ts';
import { inHtml } from './html.ts';
import { onPaperOrFile, type Printing } from './paper.ts';

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

/** Puts a slip for an agency on paper, or into a PDF. */
export async function printHandOff(slip: Slip, printing: Printing): Promise<Printed> {
  try {
    const address = `data:text/html;charset=utf-8,${encodeURIComponent(page(slip))}`;
    const file = await onPaperOrFile(address, `siaga112_penerusan_${slip.name}`, printing);
    return { printed: true, note: file === null ? '' : path.basename(file) };
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? 'PDF';
    printing.log.error(`print: ${cause}`);
    return { printed: false, note: cause };
  }
}
