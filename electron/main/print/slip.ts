import type { CommandArgs } from '../../../shared/contract/index.ts';
import { inHtml } from './html.ts';

export type Slip = CommandArgs<'map.print'>;

const inLines = (text: string): string => inHtml(text).replaceAll('\n', '<br>');

/** One sheet of A4 for those who go there: what is known, above the map. Black on white, also without colours. */
export function slipHtml({ language, title, subtitle, rows, image, source }: Slip): string {
  const facts = rows.map(
    ([label, text]) => `<tr><th scope="row">${inLines(label)}</th><td>${inLines(text)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>${inLines(title)}</title>
<style>
  body { margin: 0; color: #000; background: #fff; font: 11pt/1.35 "Inter Variable", "DejaVu Sans", sans-serif; }
  h1 { margin: 0; font-size: 17pt; }
  header p { margin: 0 0 4mm; }
  table { width: 100%; border-collapse: collapse; margin-bottom: 4mm; }
  th, td { padding: 1.2mm 2mm; border-bottom: 0.2mm solid #888; text-align: left; vertical-align: top; }
  th { width: 42mm; font-weight: 600; }
  img { display: block; width: 100%; max-height: 120mm; object-fit: contain; border: 0.3mm solid #000; }
  footer { font-size: 8pt; }
</style>
<header><h1>${inLines(title)}</h1><p>${inLines(subtitle)}</p></header>
<table>${facts.join('')}</table>
<img src="${image}" alt="">
<footer>${inLines(source)}</footer>
</html>`;
}
