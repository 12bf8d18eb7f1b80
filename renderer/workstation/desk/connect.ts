import { refuse } from '../../../shared/contract/errors.ts';
import type { LiveCall } from '../../../shared/contract/phone.ts';
import { type Call, causesOf, missedBy } from '../../../shared/domain/call.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import { learnPeople } from '../people/people.ts';
import { desk, notify, select, selectedCall, told } from './desk.ts';
import { followHistories } from './histories.ts';

/** Listens to what changes, and asks for everything that is open. Resolves with the first status. */
export async function connectDesk(): Promise<void> {
  const { subscribe } = window.siaga;
  subscribe('call.changed', (call) => {
    const rang = desk.getState().calls[call.id]?.state === 'ringing';
    told.call(call);
    if (rang) tellMissed(call);
  });
  subscribe('incident.changed', told.incident);
  subscribe('handoff.changed', told.handOff);
  subscribe('agency.changed', told.agency);
  subscribe('shift.changed', told.shift);
  subscribe('people.changed', () => void learnPeople());
  subscribe('protocol.changed', () => void learnGuides());
  subscribe('app.status', (status) => {
    told.status(status);
    follow(status.phone.calls);
  });
  subscribe('desk.ready', () => {
    void refresh();
    learnGuidesSoon();
  });
  const status = await window.siaga.invoke('app.status', {});
  if (status.ok) told.status(status.value);
  void refresh();
  desk.subscribe((state, before) => {
    if (selectedCall(state)?.id !== selectedCall(before)?.id)
      followHistories(state.status?.phone.calls ?? []);
  });
  learnGuidesSoon();
}

/** The caller did not give up. Where nothing else is at hand he is called back with one key. */
function tellMissed(call: Call): void {
  const end = missedBy(call);
  if (!end) return;
  notify(
    (end.kind === 'refused' ? refuse('N_CALL_REFUSED', { causes: causesOf(end) }) : refuse('N_CALL_LOST'))
      .refusal,
  );
  const { selection, status } = desk.getState();
  const others = status?.phone.calls.filter(({ callId }) => callId !== call.id) ?? [];
  if (others.length > 0 || selection.callId !== null || selection.incidentId !== null) return;
  select({ callId: call.id, incidentId: call.incidentId }, { call });
}

/** The calls of today are on the screen before the core reads the guides, which takes it a while. */
const GUIDES_AFTER_MS = 400;
let learning: ReturnType<typeof setTimeout> | undefined;

/** Once, when the log opens just as the screen begins. */
function learnGuidesSoon(): void {
  clearTimeout(learning);
  learning = setTimeout(() => void learnGuides(), GUIDES_AFTER_MS);
}

async function learnGuides(): Promise<void> {
  const protocols = await window.siaga.invoke('protocol.list', {});
  if (protocols.ok) told.protocols(protocols.value);
}

/** When the log is not open yet, `desk.ready` will say so. */
async function refresh(): Promise<void> {
  const snapshot = await window.siaga.invoke('desk.snapshot', {});
  if (!snapshot.ok) return;
  told.snapshot(snapshot.value);
  void learnPeople();
  follow(desk.getState().status?.phone.calls ?? []);
  const open = snapshot.value.calls.filter((call) => call.direction === 'in').at(-1);
  // A screen that was loaded anew goes back to what it was about.
  if (desk.getState().selection.callId === null && open && open.state !== 'ringing') {
    select({ callId: open.id, incidentId: open.incidentId });
  }
}

let answered: CallId | null = null;

/** The form follows the conversation; a number's history is asked for while it rings. */
function follow(calls: readonly LiveCall[]): void {
  const now = calls.find(
    (call) => call.direction === 'in' && (call.phase === 'talking' || call.phase === 'connecting'),
  );
  if (now && now.callId !== answered) {
    const { selection, calls: known } = desk.getState();
    if (selection.callId !== now.callId) {
      select({ callId: now.callId, incidentId: known[now.callId]?.incidentId ?? null });
    }
  }
  answered = now?.callId ?? null;
  followHistories(calls);
}

/** The number to call back: what the caller said, else what was signalled. */
export function callBackNumber(): string | null {
  const state = desk.getState();
  const call = selectedCall(state);
  const said = call?.incidentId ? state.incidents[call.incidentId]?.fields.callbackNumber : '';
  return said || call?.number || null;
}
