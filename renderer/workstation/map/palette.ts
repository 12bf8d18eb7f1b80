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
  'water',
  'green',
  'building',
  'road',
  'road-major',
  'road-edge',
  'rail',
  'priority-red',
  'priority-yellow',
  'priority-green',
  'priority-none',
  'post',
  'measure',
  'heat-1',
  'heat-2',
  'heat-3',
  'heat-4',
  'heat-5',
] as const;

export type Palette = Record<(typeof names)[number], string>;

/** A canvas knows nothing of CSS: its colours are worked out by the element around it. */
export function readPalette(element: Element): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const style = getComputedStyle(probe);
  const entries = names.map((name) => {
    probe.style.color = `var(--map-${name})`;
    return [name, plainColor(style.color)] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as Palette;
}

/** Mixed colours come as `color(srgb 0.1 0.2 0.3)` (CSS Color 4), which the map libraries do not read. */
export function plainColor(color: string): string {
  const [, parts = ''] = /^color\(srgb ([^)]*)\)$/.exec(color) ?? [];
  if (parts === '') return color;
  const [channels = '', alpha = '1'] = parts.split('/');
  const rgb = channels
    .trim()
    .split(/\s+/)
    .map((channel) => Math.round(Number(channel) * 255));
  return `rgba(${[...rgb, Number(alpha)].join(', ')})`;
}

/** Whether letters on this colour are light. */
export function isDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}
