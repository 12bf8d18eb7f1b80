import { useSyncExternalStore } from 'react';
import { createStore, useStore } from 'zustand';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { AnswerKey } from '../../../shared/domain/answers.ts';
import { type CallId, type IncidentId, newIncidentId } from '../../../shared/domain/ids.ts';
import {
  applyChanges,
  emptyFields,
  type IncidentChanges,
  type IncidentField,
  type IncidentFields,
  mergeChanges,
} from '../../../shared/domain/incident.ts';
import { desk, notify, select, selectedIncident, selectedIncidentId, told, useDesk } from '../desk/desk.ts';
import { keepParts } from '../keepParts.ts';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5_000;

/** `partly`: a field that the log will not take as it is stays on the screen; everything else is saved. */
export type SaveState = 'saved' | 'saving' | 'failed' | 'partly';

/** A field of the form, or the answer to one question of a guide. */
export type Refused = Partial<Record<IncidentField | AnswerKey, Refusal>>;

interface Draft {
  /** Everything typed here since the form was opened: what the fields show, letter by letter. */
  typed: IncidentChanges;
  state: SaveState;
  refused: Refused;
}

export const drafts = createStore<Record<IncidentId, Draft>>(() => ({}));
export const useDraft = (id: IncidentId | null): Draft | undefined =>
  useStore(drafts, (all) => (id ? all[id] : undefined));

const nothingRefused: Refused = {};

/** What of the form of an incident the log would not take. */
export const useRefused = (): Refused => {
  const id = useDesk(selectedIncidentId);
  return useStore(drafts, (all) => (id && all[id]?.refused) || nothingRefused);
};

let last: { held: IncidentFields; typed: IncidentChanges | undefined; fields: IncidentFields } | null = null;

/** What the form shows: what the log holds, under what was typed since. The same object until something else is so. */
export function formFields(): IncidentFields {
  const state = desk.getState();
  const id = selectedIncidentId(state);
  const held = selectedIncident(state)?.fields ?? emptyFields;
  const typed = id ? drafts.getState()[id]?.typed : undefined;
  if (last?.held !== held || last.typed !== typed) {
    const fields = keepParts(last?.fields ?? null, applyChanges(held, typed ?? {}));
    last = { held, typed, fields };
  }
  return last.fields;
}

/** Tells of everything that `formFields` follows from. */
export function followForm(changed: () => void): () => void {
  const stop = [desk.subscribe(changed), drafts.subscribe(changed)];
  return () => {
    for (const end of stop) end();
  };
}

/** A part of the form; a letter typed elsewhere does not draw anew what uses it. */
export const useForm = <T>(select: (fields: IncidentFields) => T): T =>
  useSyncExternalStore(followForm, () => select(formFields()));

/** What is on its way to the log, per incident. */
interface Work {
  callId: CallId | null;
  waiting: IncidentChanges;
  sending: boolean;
  attempts: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}
const works = new Map<IncidentId, Work>();

const isEmpty = (changes: IncidentChanges): boolean => Object.keys(changes).length === 0;

function update(id: IncidentId, change: (draft: Draft) => Partial<Draft>): void {
  drafts.setState((all) => {
    const draft = all[id] ?? { typed: {}, state: 'saved', refused: {} };
    return { [id]: { ...draft, ...change(draft) } };
  });
}

/** The incident of the form, by an id made now if it has none: making it twice makes it once. */
export function formIncident(): { id: IncidentId; callId: CallId | null } {
  const state = desk.getState();
  const { callId } = state.selection;
  const known = selectedIncidentId(state);
  if (known) return { id: known, callId };
  const id = newIncidentId();
  select({ callId, incidentId: id });
  return { id, callId };
}

/** Takes a change of the form. It is durable when the state says `saved`. */
export function edit(changes: IncidentChanges): void {
  const { id, callId } = formIncident();
  const work = works.get(id) ?? { callId, waiting: {}, sending: false, attempts: 0, timer: undefined };
  works.set(id, work);
  work.waiting = mergeChanges(work.waiting, changes);
  update(id, (draft) => ({
    typed: mergeChanges(draft.typed, changes),
    state: 'saving',
    refused: without(draft.refused, [...Object.keys(changes), ...Object.keys(changes.answers ?? {})]),
  }));
  // At once, so that hardly a letter is ever unsaved; what is typed while it is under way goes together after it.
  // A log that could not be written is asked again by its timer, not by every letter.
  if (work.attempts === 0) queueMicrotask(() => void save(id));
}

/** Sends at once what is waiting, so that a command that follows sees it. */
export function flush(): void {
  for (const [id, work] of works) if (!isEmpty(work.waiting)) void save(id);
}

async function save(id: IncidentId): Promise<void> {
  const work = works.get(id);
  if (!work || work.sending || isEmpty(work.waiting)) return;
  clearTimeout(work.timer);
  const changes = work.waiting;
  work.waiting = {};
  work.sending = true;
  const result = await send(id, work, changes);
  work.sending = false;
  if (result.ok) {
    work.attempts = 0;
    told.incident(result.value);
    if (isEmpty(work.waiting)) {
      works.delete(id);
      update(id, ({ refused }) => ({ state: settled(refused) }));
    } else void save(id);
    return;
  }
  const { refusal } = result;
  const field = fieldOf(refusal);
  work.waiting = mergeChanges(changes, work.waiting);
  if (field) {
    // The log will not take this one; the others go on.
    work.waiting = withoutPart(work.waiting, field);
    const named = { ...refusal, params: { ...refusal.params, field } };
    update(id, (draft) => ({ refused: { ...draft.refused, [field]: named }, state: 'partly' }));
    if (isEmpty(work.waiting)) works.delete(id);
    else void save(id);
    return;
  }
  update(id, () => ({ state: 'failed' }));
  if (work.attempts === 0) notify(refusal);
  const wait = Math.min(FIRST_RETRY_MS * 2 ** work.attempts, LONGEST_RETRY_MS);
  work.attempts += 1;
  work.timer = setTimeout(() => void save(id), wait);
}

const settled = (refused: Draft['refused']): SaveState =>
  Object.keys(refused).length === 0 ? 'saved' : 'partly';

async function send(id: IncidentId, work: Work, changes: IncidentChanges) {
  if (desk.getState().incidents[id]) {
    return window.siaga.invoke('incident.edit', { incidentId: id, changes });
  }
  if (work.attempts === 0) {
    return window.siaga.invoke('incident.create', { incidentId: id, callId: work.callId, changes });
  }
  // An attempt whose answer was lost may have made it, and a second one changes nothing.
  const made = await window.siaga.invoke('incident.create', {
    incidentId: id,
    callId: work.callId,
    changes: {},
  });
  return made.ok ? window.siaga.invoke('incident.edit', { incidentId: id, changes }) : made;
}

/** The field or answer that a refusal of the form's text is about. */
function fieldOf({ code, params }: Refusal): keyof Refused | null {
  if (code !== 'E_TEXT_TOO_LONG' && code !== 'E_INPUT_INVALID') return null;
  const [, answer, field] =
    /^changes\.(?:answers\.([\w-]+\.[\w-]+)|(\w+))/.exec(String(params['field'] ?? '')) ?? [];
  return ((answer ?? field) as keyof Refused | undefined) ?? null;
}

function withoutPart({ answers, ...others }: IncidentChanges, part: keyof Refused): IncidentChanges {
  const kept = without(answers ?? {}, [part]);
  return { ...without(others, [part]), ...(Object.keys(kept).length > 0 ? { answers: kept } : {}) };
}

function without<T extends object>(record: T, keys: string[]): T {
  if (!keys.some((key) => Object.hasOwn(record, key))) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key))) as T;
}

// The form's letters are forgotten when another report is looked at: what was saved is in the log.
let shown: IncidentId | null = null;
desk.subscribe((state) => {
  const id = selectedIncidentId(state);
  if (id === shown) return;
  flush();
  shown = id;
  drafts.setState(
    (all) =>
      Object.fromEntries(
        Object.entries(all).filter(
          ([key, draft]) =>
            key === id ||
            works.has(key as IncidentId) ||
            draft.state === 'failed' ||
            draft.state === 'partly',
        ),
      ) as Record<IncidentId, Draft>,
    true,
  );
});
