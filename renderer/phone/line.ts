import type { Refusal, Result } from '../../shared/contract/errors.ts';
import type { PhoneStatus } from '../../shared/contract/phone.ts';
import type { CallEnd } from '../../shared/domain/call.ts';
import type { SentLocation } from '../../shared/domain/call-location.ts';
import type { CallId, HandOffId } from '../../shared/domain/ids.ts';

/** What a line tells: everything that can happen to it and to its calls. */
export type LineEvent =
  | {
      kind: 'line';
      socket: PhoneStatus['socket'];
      registration: PhoneStatus['registration'];
      problem: Refusal | null;
    }
  | {
      kind: 'rang';
      callId: CallId;
      number: string | null;
      displayName: string;
      /** The number that was called before the network sent the call on to this one. */
      divertedFrom: string | null;
      sipCallId: string;
      training: boolean;
      location: SentLocation | null;
    }
  /** An INVITE that this telephone could not take: nobody saw it ring. */
  | {
      kind: 'turnedAway';
      callId: CallId;
      number: string | null;
      displayName: string;
      divertedFrom: string | null;
      sipCallId: string;
      end: CallEnd;
    }
  | { kind: 'dialled'; callId: CallId; number: string; sipCallId: string }
  /** The operator has answered; signalling and sound are being set up. */
  | { kind: 'connecting'; callId: CallId }
  /** The dialled telephone rings, without sound of its own. */
  | { kind: 'ringback'; callId: CallId }
  | { kind: 'answered'; callId: CallId }
  | { kind: 'held'; callId: CallId }
  | { kind: 'resumed'; callId: CallId }
  /** In or out of a conversation that goes on through this desk. */
  | { kind: 'bridged'; callId: CallId; withOperator: boolean }
  | { kind: 'muted'; callId: CallId; muted: boolean }
  | { kind: 'dtmf'; callId: CallId; digit: string; by: 'caller' | 'operator' }
  | {
      kind: 'transfer';
      callId: CallId;
      handOffId: HandOffId;
      target: string;
      outcome: 'accepted' | 'failed';
      cause: string;
    }
  | { kind: 'ended'; callId: CallId; end: CallEnd };

type Done = Promise<Result<null>>;

/** What is known of the sound of one call. Counters only grow. */
export interface CallSound {
  callId: CallId;
  /** Came from the other side in time, and did not. */
  packets: number;
  lost: number;
  /** Milliseconds as they are now; the round trip is null until it is known. */
  jitter: number;
  roundTrip: number | null;
  /** How long the samples that were played had waited for it in sum, in seconds, and how many they were. */
  buffered: number;
  played: number;
  /** How loud the other side is now, 0…1. */
  level: number;
  /** Energy of what this side said. */
  spoken: number;
}

/**
 * What came of asking the PBX to connect two calls without this desk.
 * - `connected`: both are over here
 * - `impossible`: it does not do that, and nothing has changed
 * - `failed`: it tried, and the caller is still here
 */
export interface Connected {
  outcome: 'connected' | 'impossible' | 'failed';
  cause: string;
}

/** A telephone line: to the PBX, or to the relay of the training mode. */
export interface Line {
  start(): void;
  answer(callId: CallId): Done;
  decline(callId: CallId): Done;
  hangUp(callId: CallId): Done;
  hold(callId: CallId): Done;
  resume(callId: CallId): Done;
  mute(callId: CallId, muted: boolean): Done;
  dtmf(callId: CallId, digit: string): Done;
  call(number: string): Promise<Result<{ callId: CallId }>>;
  transfer(callId: CallId, handOffId: HandOffId, target: string): void;
  /** Attended transfer: the other side of `callId` takes the place of this desk in the call `to`. */
  connect(callId: CallId, to: CallId, target: string): Promise<Connected>;
  /** Both hear each other through this desk, and the operator when `withOperator`. */
  bridge(callId: CallId, to: CallId, withOperator: boolean): Promise<Result<null>>;
  /** The operator steps in or out; the two go on hearing each other. */
  takePart(callId: CallId, takesPart: boolean): void;
  /** Each hears the operator only, as before. */
  unbridge(callId: CallId): void;
  /** Of each answered call whose other side may send. */
  sound(): Promise<CallSound[]>;
}

export type Tell = (event: LineEvent) => void;
