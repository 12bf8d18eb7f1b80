import { type Call, endedAt, waited } from '../../../shared/domain/call.ts';
import { ANSWER_SECONDS, hourOfWeek, knowables, known } from '../../../shared/domain/figures.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import { effectivePriority, type Incident } from '../../../shared/domain/incident.ts';
import type { Shift } from '../../../shared/domain/shift.ts';
import { wibDay } from '../../../shared/time/wib.ts';
import { numberWords } from './words.ts';

/** What the index has documents of. */
export type DocumentKind = 'call' | 'incident' | 'shift';

/**
 * What something is, as a word of the index: `~` is a letter to it, and none of any word that is typed. A name keeps
 * its letters and digits.
 */
export const facet = (kind: FacetKind, value: string | number): string =>
  `~${kind}${String(value)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '~')}`;

type FacetKind =
  | 'kind'
  | 'counted'
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'weekday'
  | 'disposition'
  | 'operator'
  | 'category'
  | 'priority'
  | 'kecamatan'
  | 'agency'
  | 'handoff'
  | 'within'
  | 'missing';

function whenFacets(time: number): string[] {
  const day = wibDay(time).replaceAll('-', '');
  const hour = hourOfWeek(time);
  return [
    facet('year', day.slice(0, 4)),
    facet('month', day.slice(0, 6)),
    facet('day', day),
    facet('hour', hour % 24),
    facet('weekday', Math.floor(hour / 24)),
  ];
}

const facetsOf = (kind: FacetKind, values: Iterable<string>): string[] => {
  const different = [...new Set(values)];
  return (different.length > 0 ? different : ['none']).map((value) => facet(kind, value));
};

function incidentFacets(incident: Incident | undefined, handOffs: readonly HandOff[]): string[] {
  if (!incident) return ofIncident.map((kind) => facet(kind, 'none'));
  const knows = new Set(known(incident));
  return [
    facet('category', incident.fields.category ?? 'none'),
    facet('priority', effectivePriority(incident) ?? 'none'),
    facet('kecamatan', incident.fields.kecamatan ?? 'none'),
    ...facetsOf(
      'agency',
      handOffs.map(({ agencyId }) => agencyId),
    ),
    ...facetsOf(
      'handoff',
      handOffs.map(({ state }) => state),
    ),
    ...knowables.filter((one) => !knows.has(one)).map((one) => facet('missing', one)),
  ];
}
const ofIncident: readonly FacetKind[] = ['category', 'priority', 'kecamatan', 'agency', 'handoff'];

/** What a call is once its line has closed; before that it would be written anew with every step. */
function callFacets(call: Call): string[] {
  if (call.direction === 'out' || call.state === 'ringing' || call.state === 'talking') return [];
  const wait = waited(call);
  const disposition = call.qualification?.disposition ?? 'none';
  return [
    ...(call.training || disposition === 'test' ? [] : [facet('counted', 'yes')]),
    facet('disposition', disposition),
    facet('operator', call.operator ?? 'none'),
    ...ANSWER_SECONDS.filter((seconds) => wait !== null && wait <= seconds * 1_000).map((seconds) =>
      facet('within', seconds),
    ),
  ];
}

function incidentWords(incident: Incident | undefined, handOffs: readonly HandOff[]): string[] {
  if (!incident) return [];
  const { fields, notes, mergedFrom, number, outcome } = incident;
  return [
    number,
    ...mergedFrom.map((other) => other.number),
    fields.callerName,
    ...numberWords(fields.callbackNumber || null),
    fields.whatHappened,
    fields.locationText,
    fields.landmark,
    fields.victimsState,
    fields.hazards,
    fields.access,
    fields.notes,
    outcome,
    ...Object.values(fields.answers).filter((answer) => typeof answer === 'string'),
    ...notes.map(({ text }) => text),
    ...handOffs.flatMap(({ receivedBy, unit, reason }) => [receivedBy, unit, reason]),
  ];
}

const textOf = (facets: readonly string[], words: readonly string[]): string =>
  [...facets, ...words.map((word) => word.replaceAll('~', ' ')).filter((word) => word !== '')].join(' ');

/** What a call is found by, as one text. */
export function callText(call: Call, incident: Incident | undefined, handOffs: readonly HandOff[]): string {
  const over = endedAt(call) !== null;
  const reason = call.direction === 'in' ? (call.qualification?.reason ?? '') : '';
  return textOf(
    [
      facet('kind', 'call'),
      ...whenFacets(call.ringingAt),
      ...callFacets(call),
      ...(over ? incidentFacets(incident, handOffs) : []),
    ],
    [
      ...numberWords(call.number),
      call.displayName ?? '',
      over ? (call.operator ?? '') : '',
      reason,
      ...incidentWords(incident, handOffs),
    ],
  );
}

/** While a call tells of it, an incident is found with the call. */
export const hasDocument = (incident: Incident): boolean => incident.calls.length === 0;

export const incidentText = (incident: Incident, handOffs: readonly HandOff[]): string =>
  textOf(
    [facet('kind', 'incident'), ...whenFacets(incident.createdAt), ...incidentFacets(incident, handOffs)],
    incidentWords(incident, handOffs),
  );

export const shiftText = ({ startedAt, operator, note, handOver }: Shift): string =>
  textOf(
    [facet('kind', 'shift'), ...whenFacets(startedAt), facet('operator', operator)],
    [operator, note, handOver?.to ?? '', handOver?.note ?? ''],
  );
