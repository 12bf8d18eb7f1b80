/** Black on white: a room's printer seldom has colours. Shades are told apart by hatching and words, not by hue. */
export const style = `
  * { box-sizing: border-box; }
  body { margin: 0; color: #000; background: #fff; font: 9.5pt/1.35 "Inter Variable", "Segoe UI", Arial, "DejaVu Sans", sans-serif; }
  h1 { margin: 0; font-size: 16pt; } h2 { margin: 6mm 0 2mm; font-size: 11.5pt; break-after: avoid; }
  p { margin: 0 0 1.5mm; }
  .letterhead { display: flex; gap: 5mm; align-items: center; padding-bottom: 3mm; margin-bottom: 4mm; border-bottom: 0.6mm solid #000; }
  .letterhead img { height: 18mm; max-width: 40mm; object-fit: contain; }
  .letterhead strong { display: block; font-size: 13pt; }
  .facts { display: grid; grid-template-columns: repeat(4, 1fr); gap: 2mm; margin: 4mm 0; }
  .facts div { border: 0.25mm solid #000; padding: 2mm; break-inside: avoid; }
  .facts b { display: block; font-size: 14pt; line-height: 1.2; }
  .two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 6mm; }
  .two > section { break-inside: avoid; min-width: 0; }
  table { width: 100%; border-collapse: collapse; font-size: 8.5pt; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  th, td { padding: 0.8mm 1.5mm; border-bottom: 0.2mm solid #777; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  th { border-bottom: 0.4mm solid #000; font-weight: 600; } th, td:last-child { overflow-wrap: normal; }
  td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
  td.whole { white-space: nowrap; }
  figure { margin: 0; break-inside: avoid; } svg { display: block; width: 100%; height: auto; }
  svg text { font: 7.6px "Inter Variable", "Segoe UI", Arial, "DejaVu Sans", sans-serif; fill: #000; }
  .note { margin-top: 1mm; color: #333; font-size: 8pt; } .hash { font: 7.5pt "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; }
`;
