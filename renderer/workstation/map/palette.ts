/** The map's colours, which map.module.css derives from the window's. */
const names = [
  'around',
  'land',
  'border-desa',
  'border-kecamatan',
  'border-kabupaten',
  'text',
  'text-soft',
  'halo',
  'chosen',
  'mark',
  'mark-rim',
] as const;

export type Palette = Record<(typeof names)[number], string>;

/** A canvas knows nothing of CSS: its colours are read from the element around it. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const entries = names.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()] as const);
  return Object.fromEntries(entries) as Palette;
}
