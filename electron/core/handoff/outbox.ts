import type Database from 'better-sqlite3';
import type { EventName, EventPayload } from '../../../shared/contract/index.ts';
import type { Agency, Channel } from '../../../shared/domain/agency.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { AgencyId, CallId, HandOffId } from '../../../shared/domain/ids.ts';
import type { Store } from '../log/store.ts';
import { readView } from '../log/view.ts';
import { advance, attemptFailed, delivered, transferFailed } from './decide.ts';
import { postWebhook, webhookBody } from './webhook.ts';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;

/** Exported for the test that reads its query plan. */
export const SQL_QUEUED = `SELECT view FROM handoffs INDEXED BY handoffs_queued WHERE state = 'queued' ORDER BY id`;

/** Exponential back-off with jitter: half of the wait is chance, so that desks do not knock together. */
export const backOff = (attempts: number, random: () => number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 10)) * (0.5 + random() / 2);

export interface Outbox {
  stop(): void;
}

/**
 * Delivers what is queued. It keeps nothing of its own: the log says what is queued and when it was last
 * tried, so a crash at any instant loses nothing and sends nothing under a second key.
 */
export function startOutbox(options: {
  store: Store;
  secrets: Readonly<Record<AgencyId, string>>;
  publish: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  onFailure: (error: unknown) => void;
}): Outbox {
  const { store, secrets, publish } = options;
  const { world } = store;
  const timers = new Map<HandOffId, NodeJS.Timeout>();
  const sending = new Set<HandOffId>();
  const transfers = new Set<HandOffId>();
  const stopping = new AbortController();

  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      options.onFailure(error);
    }
  };

  function consider(handOff: HandOff): void {
    clearTimeout(timers.get(handOff.id));
    timers.delete(handOff.id);
    if (handOff.state !== 'queued') transfers.delete(handOff.id);
    if (handOff.state !== 'queued' || stopping.signal.aborted) return;
    const agency = world.agency(handOff.agencyId);
    const channel = agency?.channels.find((candidate) => candidate.kind === handOff.channel);
    switch (handOff.channel) {
      case 'manual':
        return;
      case 'sip':
        transfer(handOff, channel);
        return;
      case 'webhook': {
        const wait = Math.max(0, (handOff.nextAttemptAt ?? 0) - Date.now());
        const due = setTimeout(() => void send(handOff.id), Math.min(wait, LONGEST_WAIT_MS));
        timers.set(handOff.id, due);
      }
    }
  }

  function transfer(handOff: HandOff, channel: Channel | undefined): void {
    const live = handOff.callId !== null && world.call(handOff.callId)?.state === 'talking';
    if (channel?.kind !== 'sip' || !live || !handOff.callId) {
      attempt(() => store.commit('system', (w) => transferFailed(w, handOff.id, 'E_SIP_NO_CALL')));
      return;
    }
    if (transfers.has(handOff.id)) return;
    transfers.add(handOff.id);
    publish('handoff.transfer', { handOffId: handOff.id, callId: handOff.callId, target: channel.target });
  }

  async function send(id: HandOffId): Promise<void> {
    if (sending.has(id)) return;
    sending.add(id);
    try {
      const handOff = world.handOff(id);
      if (handOff?.state !== 'queued' || handOff.channel !== 'webhook') return;
      await sendWebhook(handOff, world.agency(handOff.agencyId));
      sending.delete(id);
      again(id);
    } catch (error) {
      sending.delete(id);
      options.onFailure(error);
      // The log could not be written: what was sent will go out again under the same key, but not at once.
      if (!stopping.signal.aborted)
        timers.set(
          id,
          setTimeout(() => again(id), LONGEST_WAIT_MS / 10),
        );
    }
  }

  function again(id: HandOffId): void {
    if (stopping.signal.aborted) return;
    attempt(() => {
      const now = world.handOff(id);
      if (now) consider(now);
    });
  }

  async function sendWebhook(handOff: HandOff, agency: Agency | undefined): Promise<void> {
    const channel = agency?.channels.find((candidate) => candidate.kind === 'webhook');
    const secret = secrets[handOff.agencyId];
    const outcome =
      channel?.kind === 'webhook' && secret
        ? await postWebhook({
            url: channel.url,
            secret,
            key: handOff.id,
            body: webhookBody(handOff, store.station, world.incident(handOff.incidentId)),
            now: Date.now(),
            signal: stopping.signal,
          })
        : ({ kind: 'failed', error: 'E_WEBHOOK_NO_SECRET' } as const);
    if (stopping.signal.aborted) return;
    if (outcome.kind === 'failed') {
      const next = Date.now() + backOff(handOff.attempts, Math.random);
      store.commit('system', (w) => attemptFailed(w, handOff.id, outcome.error, Math.round(next)));
      return;
    }
    store.commit('system', (w) => delivered(w, handOff.id, 'webhook', outcome.note));
    const by = outcome.acknowledgedBy;
    if (by !== null && world.handOff(handOff.id)?.state === 'sent') {
      const input = { handOffId: handOff.id, to: 'acknowledged', unit: '', reason: '' } as const;
      store.commit('system', (w) => advance(w, input, 'agency', by));
    }
  }

  /** The caller is gone: a transfer that was asked for cannot happen any more. */
  function callEnded(callId: CallId): void {
    if (stopping.signal.aborted) return;
    attempt(() => {
      for (const handOff of queued(store.db)) {
        if (handOff.channel !== 'sip' || handOff.callId !== callId) continue;
        store.commit('system', (w) => transferFailed(w, handOff.id, 'E_SIP_NO_CALL'));
      }
    });
  }

  store.onChange((changes) => {
    for (const change of changes) {
      if (change.name === 'handoff.changed' && !sending.has(change.payload.id)) {
        const { id } = change.payload;
        // After the commit's own caller has its answer.
        setImmediate(() => again(id));
      }
      if (change.name === 'call.changed' && change.payload.state !== 'talking') {
        const { id } = change.payload;
        setImmediate(() => callEnded(id));
      }
    }
  });
  for (const handOff of queued(store.db)) consider(handOff);

  return {
    stop() {
      stopping.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}

const queued = (db: Database.Database): HandOff[] =>
  (db.prepare(SQL_QUEUED).pluck().all() as string[]).map((view) => readView<HandOff>(view));
