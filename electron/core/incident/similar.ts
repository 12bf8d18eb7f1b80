import type { SimilarIncident, SimilarReason } from '../../../shared/contract/incident.ts';
import type { Category } from '../../../shared/domain/category.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import type { Incident, IncidentFields } from '../../../shared/domain/incident.ts';
import { numberKey } from '../../../shared/phone-number/phone-number.ts';
import { nearness } from './nearness.ts';
import { type ReportWord, reportWords } from './report-words.ts';

/** What a caller reports, as far as it is known. */
export interface Report {
  fields: IncidentFields;
  /** The numbers it can be called back on, as keys. */
  numbers: ReadonlySet<string>;
  /** Incidents that somebody reported from one of these numbers in the last hours. */
  sameNumber: ReadonlySet<IncidentId>;
}

/**
 * How much each likeness counts. A report is suggested from `SUGGESTED` on, so that
 * - the same place and kind, or the same kind and telling words, are enough, each without the other;
 * - the same kind alone, one common word alone, or the same kecamatan alone are not;
 * - a place that is certainly elsewhere outweighs everything but the same telephone number.
 * The tests hold pairs as rooms hear them; change the numbers only with them.
 */
const weights = { place: 0.4, category: 0.2, words: 0.4, number: 0.5 } as const;
const SUGGESTED = 0.27;
const MOST = 9;

/** An event fades after its first report, and a closed one after its end: its likeness halves in this time. */
const HOUR = 3_600_000;
const halfLife = (incident: Incident): number => {
  if (incident.status === 'closed') return HOUR;
  return lasting.has(incident.fields.category ?? 'other') ? 12 * HOUR : 3 * HOUR;
};
const lasting: ReadonlySet<Category> = new Set(['disaster', 'infrastructure', 'person']);

/** Categories that callers take for one another: an accident is reported as an injury, a storm as a fallen tree. */
const kin: readonly (readonly [Category, Category])[] = [
  ['medical', 'traffic_accident'],
  ['disaster', 'infrastructure'],
  ['fire', 'infrastructure'],
  ['fire', 'disaster'],
  ['public_order', 'crime'],
  ['medical', 'crime'],
  ['medical', 'person'],
  ['public_order', 'person'],
];

/** An incident with what is compared of it, worked out once as long as it does not change. */
export interface Candidate {
  incident: Incident;
  words: ReadonlyMap<string, ReportWord>;
  /** The key of its call-back number. */
  number: string | null;
}

export const candidate = (incident: Incident): Candidate => ({
  incident,
  words: wordsOf(incident.fields),
  number: numberKey(incident.fields.callbackNumber || null),
});

/** The incidents that may be the event of this report, the likeliest first. */
export function similarTo(report: Report, others: readonly Candidate[], now: number): SimilarIncident[] {
  const words = wordsOf(report.fields);
  const known = new Map<string, number>();
  for (const key of words.keys()) known.set(key, others.filter((other) => other.words.has(key)).length);
  // A word of many open incidents tells less: on a flood day everybody says "banjir".
  const rarity = (key: string): number => 1 / (1 + Math.log(Math.max(1, known.get(key) ?? 1)));
  return others
    .map((other) => compare(report, other, likeWords(words, other.words, rarity), now))
    .filter(({ score }) => score >= SUGGESTED)
    .sort((a, b) => b.score - a.score || b.incident.createdAt - a.incident.createdAt)
    .slice(0, MOST);
}

const wordsOf = ({ whatHappened, locationText, landmark }: IncidentFields): Map<string, ReportWord> =>
  reportWords(whatHappened, locationText, landmark);

function compare(report: Report, other: Candidate, words: Scored | null, now: number): SimilarIncident {
  const { incident } = other;
  const near = nearness(report.fields, incident.fields);
  const from = incident.closedAt ?? incident.createdAt;
  const fresh = 0.5 ** (Math.max(0, now - from) / halfLife(incident));
  const category = likeCategory(report.fields, incident.fields);
  const place = near.value * weights.place;
  const told = words ? words.value * weights.words : 0;
  const number = sameCaller(report, other) ? weights.number : 0;
  const round = (score: number): number => Math.round(score * 1000) / 1000;
  const reasons: SimilarReason[] = [
    ...(number > 0 ? [{ kind: 'number', score: round(number * fresh) } as const] : []),
    ...(near.reason ? [{ ...near.reason, score: round(place * fresh) }] : []),
    {
      kind: incident.closedAt === null ? 'time' : 'closed',
      ms: Math.max(0, now - from),
      score: round(fresh),
    },
    ...(category.kind
      ? [{ kind: category.kind, score: round(category.value * weights.category * fresh) }]
      : []),
    ...(words ? [{ kind: 'words', words: words.typed, score: round(told * fresh) } as const] : []),
  ];
  const score = round((place + category.value * weights.category + told + number) * fresh);
  return { incident, score, reasons };
}

function likeCategory(
  a: IncidentFields,
  b: IncidentFields,
): { value: number; kind: 'category' | 'subCategory' | null } {
  if (!a.category || !b.category) return { value: 0, kind: null };
  if (a.category === b.category) {
    return a.subCategory && a.subCategory === b.subCategory
      ? { value: 1, kind: 'subCategory' }
      : { value: 0.7, kind: 'category' };
  }
  const related = kin.some(
    (pair) => pair.includes(a.category as Category) && pair.includes(b.category as Category),
  );
  return { value: related ? 0 : -0.7, kind: null };
}

interface Scored {
  value: number;
  typed: string[];
}

/** Two telling words in common are as like as words can make it; of a very short report, all of it. */
const ENOUGH = 2;
const SHOWN = 4;

function likeWords(
  mine: ReadonlyMap<string, ReportWord>,
  theirs: ReadonlyMap<string, ReportWord>,
  rarity: (key: string) => number,
): Scored | null {
  const shared = [...mine]
    .filter(([key]) => theirs.has(key))
    .map(([key, word]) => ({ ...word, weight: word.weight * rarity(key) }));
  if (shared.length === 0) return null;
  const value = Math.min(1, shared.reduce((sum, { weight }) => sum + weight, 0) / ENOUGH);
  const typed = shared
    .sort((a, b) => b.weight - a.weight)
    .slice(0, SHOWN)
    .map((word) => word.typed);
  return { value, typed };
}

const sameCaller = (report: Report, { incident, number }: Candidate): boolean =>
  report.sameNumber.has(incident.id) || (number !== null && report.numbers.has(number));
