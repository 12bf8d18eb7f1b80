import type { ErrorCode } from '../../../../shared/contract/errors.ts';
import type { Agency, Channel, ChannelKind } from '../../../../shared/domain/agency.ts';
import type { AgencyState, HandOff } from '../../../../shared/domain/handoff.ts';

/** One hand-off on its way, with everything that a channel may need of it. */
export interface Outgoing<K extends ChannelKind = ChannelKind> {
  handOff: HandOff;
  agency: Agency;
  channel: Channel & { kind: K };
  /** The same on every attempt: the receiver acts once. */
  key: string;
  /** The message for people. */
  text: string;
  subject: string;
  /** Sent to see whether it arrives: nobody is to act. */
  trial: boolean;
}

/** What the agency's own system said at once. */
export interface Answer {
  to: AgencyState;
  unit: string;
  reason: string;
  receivedBy: string;
}

/** How a delivery went. */
export type Delivery =
  | { kind: 'sent'; note: string; answer: Answer | null }
  | {
      kind: 'failed';
      error: ErrorCode;
      /** Milliseconds the receiver asked to be left alone. */
      wait?: number;
      /** It will not get better by waiting: the next channel is taken at once. */
      hopeless?: true;
    };

/** Sends by itself, and knows when it came through. Never throws: what can go wrong on a network is ordinary. */
export interface SendingChannel<K extends ChannelKind> {
  readonly how: 'sends';
  send(outgoing: Outgoing<K>, signal: AbortSignal): Promise<Delivery>;
}

/** Asks another process, whose answer comes as a command; or says at once why it cannot. */
export interface AskingChannel<K extends ChannelKind> {
  readonly how: 'asks';
  ask(outgoing: Outgoing<K>): ErrorCode | null;
}

/** Seconds that a channel is tried before the next is taken, unless the agency says otherwise. */
export const patience: Readonly<Record<ChannelKind, number>> = {
  sip: 120,
  webhook: 60,
  email: 120,
  print: 60,
  manual: Number.POSITIVE_INFINITY,
};

/** Errors that concern one message alone: those behind it need not wait for it. */
export const ofOneMessage: ReadonlySet<string> = new Set<ErrorCode>(['E_WEBHOOK_REFUSED', 'E_MAIL_REFUSED']);
