import type { ErrorCode, Result } from '../../../shared/contract/errors.ts';
import { ok, refuse } from '../../../shared/contract/errors.ts';
import type { CommandArgs, CommandOutput } from '../../../shared/contract/index.ts';
import { type HandOffId, newHandOffId, newIncidentId } from '../../../shared/domain/ids.ts';
import { emptyFields } from '../../../shared/domain/incident.ts';
import { messages } from '../../../shared/i18n/id/messages.ts';
import type { Delivery, Outgoing } from '../handoff/channels/channel.ts';
import { newHandOff } from '../handoff/evolve.ts';
import { outgoing, type Room } from '../handoff/message.ts';
import type { Channels } from '../handoff/outbox.ts';
import { evolveIncident } from '../incident/evolve.ts';
import { facts, type World } from '../log/decision.ts';
import type { Store } from '../log/store.ts';

const PRINT_PATIENCE_MS = 60_000;

export interface Trials {
  /** Sends one message now, once, and says how that went. */
  run(input: CommandArgs<'agency.try'>, actor: string): Promise<Result<CommandOutput<'agency.try'>>>;
  /** Whether what was printed is a trial's. */
  printed(input: CommandArgs<'handoff.printed'>): boolean;
  stop(): void;
}

/**
 * Trials of the ways to an agency. What is sent says in its first line that it is a test, has a key of its own and
 * belongs to no incident, so that no hand-off of the log can be taken for one; the log keeps that it was tried.
 */
export function createTrials(options: {
  store: Store;
  room: Room;
  /** Channels that look things up in this world. */
  channels: (world: World) => Channels;
}): Trials {
  const { store, room } = options;
  const printing = new Map<HandOffId, (delivery: Delivery) => void>();
  const stopping = new AbortController();

  async function send(channels: Channels, out: Outgoing): Promise<Delivery> {
    switch (out.channel.kind) {
      case 'webhook':
        return channels.webhook.send(out as Outgoing<'webhook'>, stopping.signal);
      case 'email':
        return channels.email.send(out as Outgoing<'email'>, stopping.signal);
      case 'print':
        return print(channels, out as Outgoing<'print'>);
      default:
        return failed('E_CHANNEL_NONE');
    }
  }

  async function print(channels: Channels, out: Outgoing<'print'>): Promise<Delivery> {
    const { id } = out.handOff;
    const answer = Promise.withResolvers<Delivery>();
    const late = setTimeout(() => answer.resolve(failed('E_PRINT_FAILED')), PRINT_PATIENCE_MS);
    printing.set(id, answer.resolve);
    const error = channels.print.ask(out);
    if (error) answer.resolve(failed(error));
    const delivery = await answer.promise;
    clearTimeout(late);
    printing.delete(id);
    return delivery;
  }

  return {
    async run({ agencyId, channel }, actor) {
      const agency = store.world.agency(agencyId);
      if (!agency || agency.removed) return refuse('E_NOT_FOUND');
      const { world, handOff } = sample(store.world, agencyId, channel, actor);
      const out = outgoing(world, room, handOff, channel);
      if (!out) return refuse('E_CHANNEL_NONE');
      const delivery = await send(options.channels(world), {
        ...out,
        text: `${messages.trial}\n\n${out.text}`,
        subject: `${messages.trialMark}: ${out.subject}`,
        trial: true,
      });
      if (stopping.signal.aborted) return refuse('E_CHANNEL_NONE');
      const error = delivery.kind === 'failed' ? delivery.error : null;
      const note = delivery.kind === 'failed' ? '' : delivery.note.slice(0, 500);
      store.commit(actor, () =>
        facts({ type: 'agency.tried', subject: agencyId, data: { channel, error, note } }),
      );
      return ok({ channel, error, note });
    },
    printed({ handOffId, printed, note }) {
      const answer = printing.get(handOffId);
      answer?.(printed ? { kind: 'sent', note, answer: null } : failed('E_PRINT_FAILED'));
      return answer !== undefined;
    },
    stop: () => stopping.abort(),
  };
}

const failed = (error: ErrorCode): Delivery => ({ kind: 'failed', error });

/** An incident and its hand-off that are in this world only. */
function sample(
  log: World,
  agencyId: CommandArgs<'agency.try'>['agencyId'],
  channel: CommandArgs<'agency.try'>['channel'],
  actor: string,
) {
  const stamp = { at: Date.now(), actor, seq: 0, station: '', hlc: '' };
  const id = newIncidentId();
  const number = messages.trialMark;
  const incident = evolveIncident(undefined, {
    ...stamp,
    type: 'incident.created',
    subject: id,
    data: { number, training: true },
  });
  const snapshot = { number, fields: { ...emptyFields, whatHappened: messages.trial }, priority: null };
  const handOff = newHandOff(
    newHandOffId(),
    { incidentId: id, agencyId, channel, callId: null, talkFirst: false, snapshot, training: true },
    stamp,
  );
  const world: World = {
    ...log,
    incident: (asked) => (asked === id ? incident : log.incident(asked)),
  };
  return { world, handOff };
}
