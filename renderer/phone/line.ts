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
      sipCallId: string;
      training: boolean;
      location: SentLocation | null;
    }
  | { kind: 'dialled'; callId: CallId; number: string; sipCallId: string }
  /** The operator has answered; signalling and sound are being set up. */
  | { kind: 'connecting'; callId: CallId }
  /** The dialled telephone rings, without sound of its own. */
  | { kind: 'ringback'; callId: CallId }
  | { kind: 'answered'; callId: CallId }
  | { kind: 'held'; callId: CallId }
  | { kind: 'resumed'; callId: CallId }
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

/** A telephone line: the PBX, or the practice line of the training mode. */
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
  practise(): Promise<Result<{ callId: CallId }>>;
  transfer(callId: CallId, handOffId: HandOffId, target: string): void;
}

export type Tell = (event: LineEvent) => void;
