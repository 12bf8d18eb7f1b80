/**
 * The named gaps of a message to an agency, as an administrator types them: `{{nomor}}`. They are Indonesian, because
 * the messages are. What each holds is filled in by `fill.ts`.
 */
export const gapNames = [
  'instansi',
  'ruang',
  'petugas',
  'waktu',
  'nomor',
  'kategori',
  'prioritas',
  'kejadian',
  'lokasi',
  'kecamatan',
  'desa',
  'patokan',
  'koordinat',
  'korban',
  'keadaan_korban',
  'bahaya',
  'akses',
  'pelapor',
  'telepon',
  'catatan',
  'pembaruan',
  'perubahan',
] as const;
export type GapName = (typeof gapNames)[number];
export type Gaps = Readonly<Record<GapName, string>>;

const gap = /\{\{\s*([\w-]*)\s*\}\}/g;
const isGap = (name: string): name is GapName => (gapNames as readonly string[]).includes(name);

/** Names in a template that are no gaps: said while it is written, left as they stand when it is sent. */
export const unknownGaps = (template: string): string[] =>
  [...template.matchAll(gap)].map((match) => match[1] ?? '').filter((name) => !isGap(name));

/** A line whose gaps all turn out empty is left out: nobody needs to read "Korban:" with nothing behind it. */
export function fill(template: string, gaps: Gaps): string {
  const lines = template.split(/\r?\n/).flatMap((line) => {
    const names = [...line.matchAll(gap)].map((match) => match[1] ?? '').filter(isGap);
    if (names.length > 0 && names.every((name) => gaps[name] === '')) return [];
    return [line.replace(gap, (whole, name: string) => (isGap(name) ? gaps[name] : whole))];
  });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
