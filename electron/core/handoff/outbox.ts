import type Database from 'better-sqlite3';
import type { ErrorCode } from '../../../shared/contract/errors.ts';

import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { AgencyId, CallId, HandOffId } from '../../../shared/domain/ids.ts';
import { gaveUpAt } from '../../../shared/handoff/delivery.ts';
import { SQL } from '../desk/snapshot.ts';
import type { Store } from '../log/store.ts';
import { readView } from '../log/view.ts';
import {
  type AskingChannel,
  type Delivery,
  ofOneMessage,
  patience,
  type SendingChannel,
} from './channels/channel.ts';
import { advance, attemptFailed, delivered, nextChannel, reroute, revive, transferFailed } from './decide.ts';
import { Lane } from './lane.ts';
import { outgoing, type Room } from './message.ts';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
const LOG_WAIT_MS = 30_000;
const LONGEST_PATIENCE_MS = 3_600_000;

/** Exported for the test that reads its query plan. */
export const SQL_PENDING =
  'SELECT view FROM handoffs INDEXED BY handoffs_pending WHERE pending IS NOT NULL ORDER BY pending, id';

/** Exponential back-off with jitter: half of the wait is chance, so that desks do not knock together. */
export const backOff = (attempts: number, random: () => number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 10)) * (0.5 + random() / 2);

/** Channels by kind; `manual` is the operator's. */
export interface Channels {
  webhook: SendingChannel<'webhook'>;
  email: SendingChannel<'email'>;
  sip: AskingChannel<'sip'>;
  print: AskingChannel<'print'>;
}

export interface Outbox {
  /**
   * What was in the way may be gone, for example a secret that was missing: everything is tried now, also what had
   * failed in incidents that are open.
   */
  wake(): void;
  stop(): void;
}

/**
 * Delivers what is pending. It keeps nothing of its own: the log says what waits and since when, so a crash at any
 * instant loses nothing and sends nothing under a second key. One message at a time goes to an agency, in order;
 * agencies do not wait for each other.
 */
export function startOutbox(options: {
  store: Store;
  room: Room;
  channels: Channels;
  onFailure: (error: unknown) => void;
}): Outbox {
  const { store, room, channels } = options;
  const { world } = store;
  const lanes = new Map<AgencyId, Lane>();
  /** One for each lane's next look, one for each hand-off whose channel has only so much time. */
  const looks = new Map<AgencyId, NodeJS.Timeout>();
  const patiences = new Map<HandOffId, NodeJS.Timeout>();
  const sending = new Set<HandOffId>();
  /** Asked of another process, in this revision and attempt. */
  const asked = new Map<HandOffId, string>();
  /** Whose attempt failed there, until it is asked again. */
  const asksAgain = new Map<HandOffId, NodeJS.Timeout>();
  const stopping = new AbortController();
  /** Counts what may have been mended: what was under way meanwhile knew nothing of it. */
  let mendings = 0;

  const attempt = (work: () => void): void => {
    if (stopping.signal.aborted) return;
    try {
      work();
    } catch (error) {
      options.onFailure(error);
    }
  };

  const laneOf = (id: AgencyId): Lane => {
    const lane = lanes.get(id) ?? new Lane();
    lanes.set(id, lane);
    return lane;
  };

  function consider(handOff: HandOff): void {
    const { id, agencyId, channel } = handOff;
    clearTimeout(patiences.get(id));
    patiences.delete(id);
    clearTimeout(asksAgain.get(id));
    asksAgain.delete(id);
    const lane = laneOf(agencyId);
    if (handOff.pending === null) {
      lane.drop(id);
      asked.delete(id);
      look(agencyId);
      return;
    }
    bePatient(handOff);
    if (channel === 'webhook' || channel === 'email') {
      const due = performance.now() + waitOf(handOff);
      const alone = handOff.lastError !== null && ofOneMessage.has(handOff.lastError);
      lane.put({ id, pending: handOff.pending, channel, due, alone });
    } else lane.drop(id);
    if (channel === 'sip' || channel === 'print') ask(handOff, channel);
    look(agencyId);
  }

  /** How much longer this channel may try; each round of all channels doubles it. */
  function patienceLeft(handOff: HandOff): number {
    const agency = world.agency(handOff.agencyId);
    const alone = !agency || nextChannel(agency, handOff) === handOff.channel;
    if (alone || handOff.channel === 'manual') return Number.POSITIVE_INFINITY;
    const channel = agency.channels.find(({ kind }) => kind === handOff.channel);
    const own = channel && 'timeoutSeconds' in channel ? channel.timeoutSeconds : null;
    const round = Math.floor(handOff.reroutes / Math.max(1, agency.channels.length));
    const whole = Math.min(
      LONGEST_PATIENCE_MS,
      (own ?? patience[handOff.channel]) * 1000 * 2 ** Math.min(round, 10),
    );
    const { channel: kind, channelSince, tried = [] } = handOff;
    const begun = tried.some((one) => one.channel === kind && one.at >= channelSince);
    const gone = Date.now() - channelSince;
    return (begun ? 0 : waitOf(handOff)) + (gone < 0 ? whole : Math.max(0, whole - gone));
  }

  function bePatient(handOff: HandOff): void {
    const left = patienceLeft(handOff);
    if (!Number.isFinite(left)) return;
    const lost = (): void => {
      // While a delivery is under way its end decides.
      if (sending.has(handOff.id)) return;
      attempt(() => store.commit('system', (w) => reroute(w, handOff.id)));
    };
    patiences.set(handOff.id, setTimeout(lost, left));
  }

  function ask(handOff: HandOff, kind: 'sip' | 'print'): void {
    const { id, revision, channelSince, attempts } = handOff;
    const mark = `${kind} ${revision} ${channelSince} ${attempts}`;
    if (asked.get(id) === mark) return;
    const wait = waitOf(handOff);
    if (wait > 0) {
      asksAgain.set(
        id,
        setTimeout(() => again(id), wait),
      );
      return;
    }
    asked.set(id, mark);
    const error = askedOf(handOff, kind);
    if (error) attempt(() => store.commit('system', (w) => failed(w, handOff, { error, hopeless: true })));
  }

  function askedOf(handOff: HandOff, kind: 'sip' | 'print'): ErrorCode | null {
    if (kind === 'sip') {
      const out = outgoing(world, room, handOff, kind);
      return out ? channels.sip.ask(out) : 'E_SIP_NO_CALL';
    }
    const out = outgoing(world, room, handOff, kind);
    return out ? channels.print.ask(out) : 'E_CHANNEL_NONE';
  }

  /** Takes what is due in an agency's lane, or looks again when it is. */
  function look(agencyId: AgencyId): void {
    clearTimeout(looks.get(agencyId));
    looks.delete(agencyId);
    const lane = laneOf(agencyId);
    if (lane.busy || stopping.signal.aborted) return;
    const next = lane.next(performance.now());
    if (!next) return;
    if ('id' in next) {
      lane.busy = true;
      void send(next.id, lane).finally(() => {
        lane.busy = false;
        look(agencyId);
      });
      return;
    }
    const wait = Math.max(1, next.at - performance.now());
    looks.set(
      agencyId,
      setTimeout(() => look(agencyId), wait),
    );
  }

  async function send(id: HandOffId, lane: Lane): Promise<void> {
    const handOff = world.handOff(id);
    if (!handOff || handOff.pending === null) return lane.drop(id);
    sending.add(id);
    const began = mendings;
    try {
      const delivery = await deliver(handOff);
      if (stopping.signal.aborted) return;
      record(handOff, delivery);
      sending.delete(id);
      if (mendings !== began) store.commit('system', (w) => revive(w, id));
      again(id);
    } catch (error) {
      sending.delete(id);
      options.onFailure(error);
      // The log could not be written: what was sent will go out again under the same key, but not at once.
      const due = performance.now() + LOG_WAIT_MS;
      const { channel, pending } = handOff;
      if (pending !== null) lane.put({ id, pending, channel, due, alone: false });
    }
  }

  function deliver(handOff: HandOff): Promise<Delivery> {
    const { signal } = stopping;
    const gone = Promise.resolve<Delivery>({ kind: 'failed', error: 'E_CHANNEL_NONE', hopeless: true });
    if (handOff.channel === 'webhook') {
      const out = outgoing(world, room, handOff, 'webhook');
      return out ? channels.webhook.send(out, signal) : gone;
    }
    const out = outgoing(world, room, handOff, 'email');
    return out ? channels.email.send(out, signal) : gone;
  }

  function record(handOff: HandOff, delivery: Delivery): void {
    const { id, revision, channel } = handOff;
    if (delivery.kind === 'failed') {
      store.commit('system', (w) => failed(w, handOff, delivery));
      return;
    }
    // Both in one transaction: a crash between them would lose the answer.
    store.batch(() => {
      store.commit('system', (w) => delivered(w, id, channel, delivery.note, revision));
      const { answer } = delivery;
      if (answer) store.commit('system', (w) => advance(w, { handOffId: id, ...answer }, 'agency'));
    });
  }

  function failed(
    w: Parameters<typeof attemptFailed>[0],
    handOff: HandOff,
    failure: { error: ErrorCode; wait?: number; hopeless?: true },
  ) {
    const wait = Math.min(LONGEST_WAIT_MS, failure.wait ?? backOff(handOff.attempts, Math.random));
    return attemptFailed(w, handOff.id, {
      error: failure.error,
      nextAttemptAt: Math.round(Date.now() + wait),
      revision: handOff.revision,
      reroute: failure.hopeless === true || patienceLeft(handOff) <= 0,
      hopeless: failure.hopeless === true,
    });
  }

  const again = (id: HandOffId): void =>
    attempt(() => {
      const now = world.handOff(id);
      if (now) consider(now);
    });

  /** The caller is gone: a transfer that was asked for cannot happen any more. */
  const callEnded = (callId: CallId): void =>
    attempt(() => {
      for (const handOff of pending(store.db)) {
        if (handOff.channel !== 'sip' || handOff.callId !== callId) continue;
        store.commit('system', (w) => transferFailed(w, handOff.id, 'E_SIP_NO_CALL'));
      }
    });

  /** What was in an agency's way, or in that of all, may be gone: it is tried now, also what had been given up. */
  function mended(only?: AgencyId): void {
    mendings += 1;
    attempt(() => {
      for (const [agencyId, lane] of lanes) {
        if (only && agencyId !== only) continue;
        lane.hurry(performance.now());
        look(agencyId);
      }
      for (const { id, agencyId } of givenUp(store.db)) {
        if (!only || agencyId === only) store.commit('system', (w) => revive(w, id));
      }
    });
  }

  store.onChange((changes) => {
    for (const change of changes) {
      if (change.name === 'handoff.changed' && !sending.has(change.payload.id)) {
        const { id, agencyId } = change.payload;
        // After the commit's own caller has its answer.
        setImmediate(() => {
          laneOf(agencyId).hurry(performance.now());
          again(id);
        });
      }
      if (change.name === 'agency.changed') {
        const { id } = change.payload;
        setImmediate(() => mended(id));
      }
      if (change.name === 'call.changed' && change.payload.state !== 'talking') {
        const { id } = change.payload;
        setImmediate(() => callEnded(id));
      }
    }
  });
  for (const handOff of pending(store.db)) consider(handOff);
  // The settings file may have been mended, too.
  mended();

  return {
    wake: () => mended(),
    stop() {
      stopping.abort();
      for (const timer of [...looks.values(), ...patiences.values(), ...asksAgain.values()])
        clearTimeout(timer);
    },
  };
}

/** Until its next attempt; a wait that is longer than any of ours is a clock that was set back. */
function waitOf({ nextAttemptAt }: HandOff): number {
  const wait = Math.max(0, (nextAttemptAt ?? 0) - Date.now());
  return wait > LONGEST_WAIT_MS ? 0 : wait;
}

const views = (db: Database.Database, sql: string): HandOff[] =>
  (db.prepare(sql).pluck().all() as string[]).map((view) => readView<HandOff>(view));

const pending = (db: Database.Database): HandOff[] => views(db, SQL_PENDING);

/** Of incidents that are open. */
const givenUp = (db: Database.Database): HandOff[] =>
  views(db, SQL.handOffs).filter((handOff) => gaveUpAt(handOff) !== null);
