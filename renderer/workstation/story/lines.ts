import type { StoryEntry } from '../../../shared/contract/incident.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { ANSWER, actorName, fieldLabel, freeText, inWords, type Names, sentenceOf } from './words.ts';

/** What a field was, and what it became. `before` is null when the log does not tell it any more. */
interface FieldChange {
  label: string;
  before: string | null;
  after: string;
}

/** One line of the story as it is shown. */
export interface StoryLine {
  key: string;
  at: number;
  /** When the last of its steps happened. */
  until: number;
  who: string;
  kind: 'call' | 'incident' | 'handoff' | 'other';
  sentence: string;
  text: string;
  change: FieldChange | null;
  /** The letters of one field that were saved one by one: each as a line of its own. */
  steps: StoryLine[];
  /** The number of the report it came from, if that was merged into this one. */
  from: string | null;
  /** What can be heard of it. */
  recording: StoryRecording | null;
}

export interface StoryRecording {
  file: string;
  seconds: number;
  /** The call's number in words. */
  call: string;
}

/** Letters typed into a field by one person, with no longer pause than this, are one change. */
const PAUSE_MS = 60_000;

/** Entries told already by another of the same moment: both sides of a link, and how a merged report emptied. */
function isTold(entry: StoryEntry, shown: IncidentId): boolean {
  if (entry.type === 'call.linked' || entry.type === 'call.unlinked') return true;
  const elsewhere = entry.incidentId !== shown;
  return elsewhere && (entry.type === 'incident.mergedInto' || entry.type === 'incident.unlinked');
}

const kinds = ['call', 'incident', 'handoff'] as const;

/** The story of an incident in lines, oldest first. */
export function storyLines(
  names: Names,
  entries: readonly StoryEntry[],
  shown: IncidentId,
  numberOf: (id: IncidentId) => string | null,
): StoryLine[] {
  const lines: StoryLine[] = [];
  /** The line that the next letter of a field belongs to. */
  const typing = new Map<string, StoryLine & { actor: string }>();
  const removed = new Set(
    entries.filter(({ type }) => type === 'call.recordingRemoved').map(({ data }) => data['file']),
  );
  for (const entry of entries) {
    if (isTold(entry, shown)) continue;
    const line = plainLine(names, entry, entry.incidentId === shown ? null : numberOf(entry.incidentId));
    if (entry.type === 'call.recorded' && !removed.has(entry.data['file']))
      line.recording = recordingOf(names, entry);
    const { changes } = entry.data;
    if (entry.type !== 'incident.edited' || typeof changes !== 'object' || changes === null) {
      lines.push(line);
      continue;
    }
    for (const [field, value] of fieldsOf(changes)) {
      const step = fieldLine(names, line, entry, field, value);
      const subject = `${entry.subject} ${field}`;
      const open = typing.get(subject);
      if (open && open.actor === entry.actor && entry.at - open.until <= PAUSE_MS) {
        if (open.steps.length === 0) open.steps.push({ ...open, steps: [] });
        open.steps.push(step);
        open.until = entry.at;
        if (open.change && step.change) open.change = { ...open.change, after: step.change.after };
        continue;
      }
      const begun = { ...step, actor: entry.actor };
      typing.set(subject, begun);
      lines.push(begun);
    }
  }
  return lines;
}

/** Each answer to a guide is a change of its own. */
function fieldsOf(changes: object): [string, unknown][] {
  const { answers, ...fields } = changes as { answers?: Record<string, unknown> };
  return [
    ...Object.entries(fields),
    ...Object.entries(answers ?? {}).map(([key, value]): [string, unknown] => [`${ANSWER}${key}`, value]),
  ];
}

/** What a field was before, and whether the log still tells it. */
function wasBefore(before: StoryEntry['before'], field: string): { value: unknown } | null {
  const answers = before?.['answers'];
  const [held, key] = field.startsWith(ANSWER)
    ? [answers as Record<string, unknown> | undefined, field.slice(ANSWER.length)]
    : [before, field];
  return held && Object.hasOwn(held, key) ? { value: held[key] } : null;
}

function plainLine(names: Names, entry: StoryEntry, from: string | null): StoryLine {
  const [head] = entry.type.split('.');
  const was = entry.before?.['disposition'];
  return {
    key: `${entry.station} ${entry.seq}`,
    at: entry.at,
    until: entry.at,
    who: actorName(names, entry.actor),
    kind: kinds.find((kind) => kind === head) ?? 'other',
    sentence: entry.type === 'incident.edited' ? names.texts.t('story.removed') : sentenceOf(names, entry),
    text: freeText(names, entry),
    change:
      entry.type === 'call.qualified' && was !== undefined
        ? {
            label: names.texts.t('story.qualification'),
            before: inWords(names, 'disposition', was),
            after: inWords(names, 'disposition', entry.data['disposition']),
          }
        : null,
    steps: [],
    from,
    recording: null,
  };
}

function recordingOf(names: Names, { subject, data: { file, seconds } }: StoryEntry): StoryRecording | null {
  return typeof file === 'string' && typeof seconds === 'number'
    ? { file, seconds, call: names.call(subject) }
    : null;
}

function fieldLine(
  names: Names,
  line: StoryLine,
  entry: StoryEntry,
  field: string,
  value: unknown,
): StoryLine {
  const label = fieldLabel(names, field);
  const was = wasBefore(entry.before, field);
  return {
    ...line,
    key: `${line.key} ${field}`,
    sentence: names.texts.t('story.fact.incident.edited', { fields: label }),
    change: {
      label,
      before: was ? inWords(names, field, was.value) : null,
      after: inWords(names, field, value),
    },
    steps: [],
  };
}
