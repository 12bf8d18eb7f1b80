import { createStore, useStore } from 'zustand';
import type { AppStatus, Notice } from '../../../shared/contract/app.ts';
import type { NumberHistory } from '../../../shared/contract/call.ts';
import type { Snapshot } from '../../../shared/contract/desk.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Agency } from '../../../shared/domain/agency.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { CallId, IncidentId } from '../../../shared/domain/ids.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import type { NumberNote } from '../../../shared/domain/number.ts';
import type { Shift } from '../../../shared/domain/shift.ts';
import { numberKey } from '../../../shared/phone-number/phone-number.ts';
import type { Protocol } from '../../../shared/protocol/schema.ts';
import { keepParts } from '../keepParts.ts';

/** What the form, the map and the hand-off buttons are about. */
export interface Selection {
  callId: CallId | null;
  /** Known before the incident is in the log: the form makes the id with its first letter. */
  incidentId: IncidentId | null;
}

/** What the core last told, and what the operator looks at. View state only: the log is the truth. */
export interface Desk {
  ready: boolean;
  status: AppStatus | null;
  /** Calls that are open, and the selected one. */
  calls: Record<CallId, Call>;
  incidents: Record<IncidentId, Incident>;
  handOffs: HandOff[];
  agencies: Agency[];
  /** The question guides in use. */
  protocols: Protocol[];
  shift: Shift | null;
  selection: Selection;
  histories: Record<CallId, NumberHistory>;
  /** Failures of what the operator just did; main's own notices are in `status`. */
  notices: Notice[];
}

const nothing: Selection = { callId: null, incidentId: null };

export const desk = createStore<Desk>(() => ({
  ready: false,
  status: null,
  calls: {},
  incidents: {},
  handOffs: [],
  agencies: [],
  protocols: [],
  shift: null,
  selection: nothing,
  histories: {},
  notices: [],
}));

export const useDesk = <T>(select: (state: Desk) => T): T => useStore(desk, select);

/** The incident that the form shows. */
export function selectedIncidentId({ selection, calls }: Desk): IncidentId | null {
  const call = selection.callId ? calls[selection.callId] : undefined;
  return call?.incidentId ?? selection.incidentId;
}
export const selectedCall = ({ selection, calls }: Desk): Call | undefined =>
  selection.callId ? calls[selection.callId] : undefined;
/** The selected caller, when he is on the line. */
export const liveCallId = ({ selection, status }: Desk): CallId | null =>
  status?.phone.calls.find(
    ({ callId, phase }) => callId === selection.callId && (phase === 'talking' || phase === 'held'),
  )?.callId ?? null;
export function selectedIncident(state: Desk): Incident | undefined {
  const id = selectedIncidentId(state);
  return id ? state.incidents[id] : undefined;
}

/** Forgets what is over and not looked at, so that a long day does not fill the memory. */
function tidy(state: Desk): Partial<Desk> {
  const { selection } = state;
  const shown = selectedIncidentId(state);
  const calls = Object.values(state.calls).filter(
    (call) => call.state !== 'ended' || call.id === selection.callId,
  );
  const needed = new Set(calls.map((call) => call.incidentId));
  const incidents = Object.values(state.incidents).filter(
    (incident) => incident.status !== 'closed' || incident.id === shown || needed.has(incident.id),
  );
  // What was merged into an incident has hand-offs that are the event's.
  const kept = new Set(incidents.flatMap(({ id, mergedFrom }) => [id, ...mergedFrom.map((one) => one.id)]));
  const open = new Set<string>(calls.map((call) => call.id));
  return {
    calls: byId(calls),
    incidents: byId(incidents),
    handOffs: state.handOffs.filter((handOff) => kept.has(handOff.incidentId)),
    histories: Object.fromEntries(Object.entries(state.histories).filter(([id]) => open.has(id))),
  };
}

const byId = <T extends { id: string }>(list: T[]): Record<T['id'], T> =>
  Object.fromEntries(list.map((item) => [item.id, item])) as Record<T['id'], T>;

/** What an answer told already comes as an event too: nothing is drawn for it again. */
const newer = <T extends { seq: number }>(held: T | undefined, next: T): boolean =>
  !held || next.seq > held.seq;

/** The incident as told now, with those parts of the one held before that say the same. */
const withParts = (held: Incident | undefined, next: Incident): Incident =>
  held ? keepParts(held, { ...next, fields: keepParts(held.fields, next.fields) }) : next;

export const told = {
  snapshot(snapshot: Snapshot): void {
    desk.setState((state) => {
      const next = {
        ...state,
        ready: true,
        calls: { ...byId(snapshot.calls) },
        incidents: { ...byId(snapshot.incidents) },
        handOffs: snapshot.handOffs,
        agencies: snapshot.agencies,
        shift: snapshot.shift,
      };
      // The selected ones may be over, and are still being looked at.
      const call = selectedCall(state);
      if (call && !next.calls[call.id]) next.calls[call.id] = call;
      const incident = selectedIncident(state);
      if (incident && !next.incidents[incident.id]) next.incidents[incident.id] = incident;
      return next;
    });
  },
  call(call: Call): void {
    desk.setState((state) => {
      if (!newer(state.calls[call.id], call)) return state;
      if (call.incidentId) begun.delete(call.id);
      const next = { ...state, calls: { ...state.calls, [call.id]: call } };
      return { ...next, ...tidy(next) };
    });
  },
  incident(incident: Incident): void {
    desk.setState((state) => {
      const held = state.incidents[incident.id];
      if (!newer(held, incident)) return state;
      return { incidents: { ...state.incidents, [incident.id]: withParts(held, incident) } };
    });
  },
  handOff(handOff: HandOff): void {
    desk.setState((state) => {
      const held = state.handOffs.find((other) => other.id === handOff.id);
      if (!newer(held, handOff)) return state;
      return { handOffs: [...state.handOffs.filter((other) => other.id !== handOff.id), handOff] };
    });
  },
  agency(agency: Agency): void {
    desk.setState((state) => ({
      agencies: [
        ...state.agencies.filter((other) => other.id !== agency.id),
        ...(agency.removed ? [] : [agency]),
      ].sort((a, b) => a.order - b.order || a.id.localeCompare(b.id)),
    }));
  },
  protocols: (protocols: Protocol[]): void => desk.setState({ protocols }),
  shift: (shift: Shift): void => desk.setState({ shift: shift.endedAt === null ? shift : null }),
  status: (status: AppStatus): void => desk.setState({ status }),
  history: (callId: CallId, history: NumberHistory): void =>
    desk.setState((state) => ({ histories: { ...state.histories, [callId]: history } })),
  /** On every call of that number. */
  note: (number: string, note: NumberNote | null): void =>
    desk.setState(({ histories }) => ({
      histories: Object.fromEntries(
        Object.entries(histories).map(([id, history]) => [
          id,
          numberKey(history.number) === numberKey(number) ? { ...history, note } : history,
        ]),
      ),
    })),
};

/** Reports that a call's form has begun and the log does not know yet: who comes back to the call finds them. */
const begun = new Map<CallId, IncidentId>();

function withBegun({ callId, incidentId }: Selection, calls: Desk['calls']): Selection {
  if (callId === null) return { callId, incidentId };
  if (calls[callId]?.incidentId) begun.delete(callId);
  else if (incidentId && calls[callId]) begun.set(callId, incidentId);
  return { callId, incidentId: incidentId ?? begun.get(callId) ?? null };
}

/** Looks at a call (and its incident), or at an incident without a call. */
export function select(selection: Selection, known: { call?: Call; incident?: Incident | null } = {}): void {
  desk.setState((state) => {
    const { call, incident } = known;
    const next: Desk = {
      ...state,
      selection: withBegun(selection, state.calls),
      calls: call && newer(state.calls[call.id], call) ? { ...state.calls, [call.id]: call } : state.calls,
      incidents:
        incident && newer(state.incidents[incident.id], incident)
          ? { ...state.incidents, [incident.id]: incident }
          : state.incidents,
    };
    return { ...next, ...tidy(next) };
  });
}

const PASSING_MS = 12_000;
const MOST = 5;

/** Tells the operator why something did not work. The newest of a code replaces the one before. */
export function notify(refusal: Refusal): void {
  const notice: Notice = { ...refusal, at: Date.now(), level: 'warning', standing: false };
  desk.setState(({ notices }) => ({
    notices: [...notices.filter((other) => other.code !== notice.code), notice].slice(-MOST),
  }));
  setTimeout(() => dismiss(notice), PASSING_MS);
}
export const dismiss = (notice: Notice): void =>
  desk.setState(({ notices }) => ({ notices: notices.filter((other) => other !== notice) }));
