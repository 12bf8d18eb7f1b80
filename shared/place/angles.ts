import { METRES_PER_DEGREE, type Spotted } from './spotted.ts';

/** Letters of a hemisphere, English and Indonesian: N S E W; LU LS BT BB. */
const hemispheres: Readonly<Record<string, { axis: 'lat' | 'lon'; sign: 1 | -1 }>> = {
  n: { axis: 'lat', sign: 1 },
  s: { axis: 'lat', sign: -1 },
  e: { axis: 'lon', sign: 1 },
  w: { axis: 'lon', sign: -1 },
  lu: { axis: 'lat', sign: 1 },
  ls: { axis: 'lat', sign: -1 },
  bt: { axis: 'lon', sign: 1 },
  bb: { axis: 'lon', sign: -1 },
};
const HEMISPHERE = '(?:lu|ls|bt|bb|[nsew])';

/** Different signs for the same thing, and words for the letters. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[−–—‐]/g, '-')
    .replace(/[º˚]|\bder(?:ajat)?\b|&deg;/g, '°')
    .replace(/''|[″”“]|\bdetik\b/g, '"')
    .replace(/[′’‘`´]|\bmenit\b/g, "'")
    .replace(/lintang\s+selatan/g, 'ls')
    .replace(/lintang\s+utara/g, 'lu')
    .replace(/bujur\s+timur/g, 'bt')
    .replace(/bujur\s+barat/g, 'bb')
    .replace(/\b(?:koordinat|lintang|latitude|lat|bujur|longitude|long|lon|lng)\b\s*[:=]?/g, ' ')
    .replace(/[()[\]]/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** How a pair may be written: its decimal sign, where the letters stand, and whether signs may be missing. */
interface Form {
  point: '\\.' | ',';
  letters: 'before' | 'after';
  bare: boolean;
}

function angle(n: number, { point, letters, bare }: Form): string {
  const number = (digits: string): string => `\\d{${digits}}(?:${point}\\d+)?`;
  const marks = bare ? '?' : '';
  const gap = (mark: string): string => (bare ? `(?:\\s+|(?<=${mark}))` : '\\s*');
  const letter = (where: Form['letters']): string =>
    where === letters ? `(?<letter${n}>${HEMISPHERE})?` : '';
  return [
    `${letter('before')}\\s*(?<sign${n}>[+-])?\\s*(?<degrees${n}>${number('1,3')})\\s*(?<mark${n}>°)?`,
    `(?:${gap('°')}(?<minutes${n}>${number('1,2')})\\s*'${marks})?`,
    `(?:${gap("'")}(?<seconds${n}>${number('1,2')})\\s*"${marks})?`,
    `\\s*${letter('after')}`,
  ].join('');
}

const pair = (form: Form): RegExp =>
  new RegExp(`^${angle(1, form)}(?:\\s*[,;/|]\\s*|\\s+|(?<=[nsewubt]))${angle(2, form)}$`);

/** Tried in order: with a decimal point before the Indonesian decimal comma, with signs before without. */
const forms = [false, true].flatMap((bare) =>
  (['\\.', ','] as const).flatMap((point) =>
    (['after', 'before'] as const).map((letters) => ({ bare, form: pair({ point, letters, bare }) })),
  ),
);

/** Longer texts are stories. */
const LONGEST = 120;

interface Angle {
  value: number;
  axis: 'lat' | 'lon' | null;
  /** Degrees that the last digit stands for. */
  step: number;
  /** It can only be an angle: signed by degrees or a hemisphere, or with digits after the decimal sign. */
  sure: boolean;
}

/** `-7.546, 112.233`, `7°32'45"S 112°13'59"E`, `7,546 LS 112,233 BT`, degrees and minutes, in either order. */
export function readAngles(text: string): Spotted | null {
  if (text.length > LONGEST) return null;
  const written = plain(text);
  for (const { form, bare } of forms) {
    const groups = form.exec(written)?.groups;
    if (!groups) continue;
    const first = one(groups, 1);
    const second = one(groups, 2);
    if (!first || !second) return { kind: 'problem', problem: 'out_of_range' };
    const lettered = first.axis !== null && second.axis !== null;
    if (!first.sure || !second.sure || (bare && !lettered)) continue;
    if (first.axis !== null && first.axis === second.axis) continue;
    // Longitude first, as some maps write it: told by its letter, or because no latitude is that large.
    const swapped =
      first.axis === 'lon' ||
      second.axis === 'lat' ||
      (!lettered && Math.abs(first.value) > 90 && Math.abs(second.value) <= 90);
    const [lat, lon] = swapped ? [second, first] : [first, second];
    const radius = Math.max(lat.step, lon.step) * 0.5 * METRES_PER_DEGREE;
    return { kind: 'point', point: { lat: lat.value, lon: lon.value }, radius, form: 'degrees' };
  }
  return null;
}

function one(groups: Record<string, string | undefined>, n: number): Angle | null {
  const part = (name: string): string | undefined => groups[`${name}${n}`]?.replace(',', '.');
  const letter = part('letter');
  const hemisphere = letter === undefined ? undefined : hemispheres[letter];
  const degrees = part('degrees') ?? '';
  const minutes = part('minutes');
  const seconds = part('seconds');
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60) return null;
  const size = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3_600;
  const sign = hemisphere?.sign ?? (groups[`sign${n}`] === '-' ? -1 : 1);
  const last = seconds ?? minutes ?? degrees;
  const unit = seconds !== undefined ? 3_600 : minutes !== undefined ? 60 : 1;
  return {
    value: sign * size,
    axis: hemisphere?.axis ?? null,
    step: 10 ** -(last.split('.')[1]?.length ?? 0) / unit,
    sure: hemisphere !== undefined || groups[`mark${n}`] !== undefined || degrees.includes('.'),
  };
}
