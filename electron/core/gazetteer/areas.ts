import { kecamatanOf } from '../../../shared/place/place-at.ts';
import type { QueryWord, Role } from './query.ts';
import { distance, plain, tolerance, wordsOf } from './spelling.ts';

export interface Area {
  kind: Role;
  code: string;
  name: string;
}

export interface AreaMatch {
  area: Area;
  /** 1 and a little more for what is written and asked for exactly so. */
  score: number;
  why: 'name' | 'begins' | 'spelling';
}

interface Span {
  words: readonly QueryWord[];
  from: number;
  to: number;
  plain: string;
  /** It ends with what is being typed. */
  open: boolean;
  role: Role | null;
}

/** More words are a story; its beginning is read. */
const MOST_WORDS = 8;
const LONGEST_NAME = 3;
/** Below this a match is chance. */
const LEAST = 0.55;

/** Finds kecamatan and desa by name, however it is spelt, split or joined. */
export function openAreas(areas: readonly Area[]) {
  const named = areas.map((area) => ({ area, plain: plain(wordsOf(area.name).join('')) }));
  const kecamatan = new Map(
    named.filter(({ area }) => area.kind === 'kecamatan').map((one) => [one.area.code, one]),
  );

  return function find(query: readonly QueryWord[], typing: boolean): AreaMatch[] {
    const words = query.filter((word) => !word.noise).slice(0, MOST_WORDS);
    const spans = spansOf(words, typing);
    const ofKecamatan = new Map(
      [...kecamatan].map(([code, one]) => [code, spans.map((span) => likeness(span, one.plain))]),
    );
    const found: AreaMatch[] = [];
    for (const { area, plain: name } of named) {
      let best: AreaMatch | null = null;
      for (const span of spans) {
        const like = likeness(span, name);
        if (like < LEAST) continue;
        const around = area.kind === 'desa' ? ofKecamatan.get(kecamatanOf(area.code)) : undefined;
        const score = like + asked(span, area.kind) + rest(span, spans, words, around);
        if (score >= LEAST && score > (best?.score ?? 0)) {
          best = {
            area,
            score,
            why: like === 1 ? 'name' : name.startsWith(span.plain) ? 'begins' : 'spelling',
          };
        }
      }
      if (best) found.push(best);
    }
    return found;
  };
}

function spansOf(words: readonly QueryWord[], typing: boolean): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NAME); to += 1) {
      const inside = words.slice(from, to);
      const role = inside.find((word) => word.role !== null)?.role ?? null;
      // "kec" in the middle begins another name.
      if (inside.slice(1).some((word) => word.role !== null)) continue;
      const text = plain(inside.map((word) => word.text).join(''));
      if (text.length < 2) continue;
      spans.push({ words: inside, from, to, plain: text, open: typing && to === words.length, role });
    }
  }
  return spans;
}

/** How much a span is like a name: 1 for the same, 0 for another. */
function likeness(span: Span, name: string): number {
  const { plain: typed } = span;
  if (typed === name) return 1;
  const length = Math.max(typed.length, name.length);
  const limit = tolerance(typed.length);
  let best = 0;
  if (Math.abs(typed.length - name.length) <= limit * 2.5) {
    const cost = distance(typed, name, limit);
    if (cost <= limit) best = 1 - (cost * 1.1) / length;
  }
  if (span.open && typed.length < name.length) {
    const allowed = typed.length < 4 ? 0 : limit * 0.7;
    const cost = name.startsWith(typed) ? 0 : allowed > 0 ? distance(typed, name, allowed, true) : Infinity;
    if (cost <= allowed) {
      const missing = (name.length - typed.length) / name.length;
      best = Math.max(best, 0.97 - missing * 0.15 - (cost * 1.2) / typed.length);
    }
  }
  return best;
}

/** "kec" and "ds" before a name; without either a kecamatan is meant a little more often. */
const asked = (span: Span, kind: Role): number =>
  span.role === null ? (kind === 'kecamatan' ? 0.02 : 0) : span.role === kind ? 0.08 : -0.1;

/** What the other words say: the desa's own kecamatan speaks for it, words that lead nowhere a little against it. */
function rest(
  span: Span,
  spans: readonly Span[],
  words: readonly QueryWord[],
  around: readonly number[] | undefined,
): number {
  const others = words.length - (span.to - span.from);
  if (others === 0) return 0;
  let bonus = 0;
  let explained = 0;
  spans.forEach((other, index) => {
    const apart = other.to <= span.from || other.from >= span.to;
    const like = around?.[index] ?? 0;
    if (!apart || like < 0.7) return;
    const value = 0.14 * like + (other.role === 'kecamatan' ? 0.04 : 0);
    if (value > bonus) {
      bonus = value;
      explained = other.to - other.from;
    }
  });
  return bonus - Math.min(0.08 * (others - explained), 0.24);
}
