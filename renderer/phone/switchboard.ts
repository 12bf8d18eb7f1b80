import { ok, type Result, refuse } from '../../shared/contract/errors.ts';
import type { LiveCall, PhoneStatus } from '../../shared/contract/phone.ts';
import type { CallId } from '../../shared/domain/ids.ts';
import type { Devices } from './audio/devices.ts';
import type { Microphone } from './audio/microphone.ts';
import type { Ringer } from './audio/ringer.ts';
import type { Speech } from './audio/speech.ts';
import type { Trial } from './audio/trial.ts';
import { watchCalls } from './call-watch.ts';
import { type Consultations, createConsultations } from './consult.ts';
import type { Facts } from './facts.ts';
import type { Line, LineEvent } from './line.ts';

export interface Switchboard {
  /** What the line tells goes in here. */
  tell(event: LineEvent): void;
  /** The line whose calls these are. */
  attach(line: Line): void;
  answer(callId: CallId): Promise<Result<null>>;
  resume(callId: CallId): Promise<Result<null>>;
  readonly consultations: Consultations;
  busy(): boolean;
  /** After a start of this window or of the log: calls that are not here any more were lost. */
  reconcile(): void;
}

/** The calls that are on the line now. Each event becomes a fact for the log, sound, and a picture for the screen. */
export function createSwitchboard(parts: {
  line: PhoneStatus['line'];
  facts: Facts;
  ringer: Ringer;
  microphone: Microphone;
  devices: Devices;
  trial: Trial;
  speech: Speech;
}): Switchboard {
  const { facts, ringer, microphone, devices, trial, speech } = parts;
  const calls = new Map<CallId, LiveCall>();
  let attached: Line | null = null;
  const line = (): Line => {
    if (!attached) throw new Error('no line yet');
    return attached;
  };
  let state: Pick<PhoneStatus, 'socket' | 'registration' | 'problem'> = {
    socket: 'off',
    registration: 'none',
    problem: null,
  };
  let reporting: ReturnType<typeof setTimeout> | undefined;
  /** Whom the operator turned to last. */
  let turnedTo: CallId | null = null;

  function report(): void {
    clearTimeout(reporting);
    const audio = microphone.state();
    void window.siaga.invoke('phone.report', {
      line: parts.line,
      socket: state.socket,
      registration: state.registration,
      audio,
      problem: state.problem ?? audioProblem(audio) ?? devices.problem(),
      calls: [...calls.values()],
      consultations: consultations.list(),
      sound: { ...devices.settings(), trial: trial.stage() },
    });
  }
  /** Painting it would hold up the answer itself, which mostly is there before. */
  function reportConnecting(): void {
    clearTimeout(reporting);
    reporting = setTimeout(report, CONNECTING_SHOWN_MS);
  }
  const consultations = createConsultations({ line, calls, facts, holdOthers, changed: report });
  microphone.onChange(report);
  devices.onChange(report);
  trial.onChange(report);
  const watch = watchCalls({
    line,
    calls,
    hasMicrophone: () => microphone.state() === 'ok',
    found(callId, changes) {
      change(callId, changes);
      report();
    },
  });

  function change(callId: CallId, changes: Partial<LiveCall>): void {
    const call = calls.get(callId);
    if (call) calls.set(callId, { ...call, ...changes });
  }

  function apply(event: LineEvent, at: number): void {
    switch (event.kind) {
      case 'line':
        state = { socket: event.socket, registration: event.registration, problem: event.problem };
        return;
      case 'rang': {
        const { callId, number, displayName, divertedFrom, sipCallId, training, location } = event;
        calls.set(callId, {
          callId,
          direction: 'in',
          number,
          displayName: displayName.slice(0, MOST_SHOWN),
          phase: 'ringing',
          training,
          ...begunAt(at),
        });
        const who = { number, displayName, divertedFrom };
        facts.send('call.ring', { callId, at, ...who, sipCallId, training, location });
        return;
      }
      case 'turnedAway': {
        const { callId, number, displayName, divertedFrom, sipCallId, end } = event;
        const who = { number, displayName, divertedFrom };
        facts.send('call.ring', { callId, at, ...who, sipCallId, training: false });
        facts.send('call.end', { callId, at, end });
        return;
      }
      case 'dialled': {
        const { callId, number, sipCallId } = event;
        calls.set(callId, {
          callId,
          direction: 'out',
          number,
          displayName: '',
          phase: 'dialling',
          training: false,
          ...begunAt(at),
        });
        facts.send('call.dial', { callId, at, number, sipCallId });
        return;
      }
      case 'connecting':
        change(event.callId, { phase: 'connecting', phaseAt: at });
        return;
      case 'ringback':
        return;
      case 'answered':
        change(event.callId, { phase: 'talking', phaseAt: at, answeredAt: at });
        facts.send('call.answer', { callId: event.callId, at });
        return;
      case 'held':
        change(event.callId, { phase: 'held', phaseAt: at });
        facts.send('call.hold', { callId: event.callId, at });
        return;
      case 'resumed':
        change(event.callId, { phase: 'talking', phaseAt: at });
        facts.send('call.resume', { callId: event.callId, at });
        return;
      case 'bridged':
        change(event.callId, { phase: event.withOperator ? 'talking' : 'bridged' });
        return;
      case 'muted':
        change(event.callId, { muted: event.muted });
        return;
      case 'dtmf':
        facts.send('call.dtmf', { callId: event.callId, at, digit: event.digit, by: event.by });
        return;
      case 'transfer': {
        const { callId, handOffId, target, outcome, cause } = event;
        facts.send('call.transfer', { callId, at, handOffId, target, outcome, cause });
        return;
      }
      case 'ended': {
        calls.delete(event.callId);
        const quality = watch.ended(event.callId);
        if (quality) facts.send('call.measured', { callId: event.callId, at, quality });
        facts.send('call.end', { callId: event.callId, at, end: event.end });
        return;
      }
    }
  }

  function sound(event: LineEvent): void {
    const all = [...calls.values()];
    if (all.length > 0) {
      trial.stop();
      speech.stop();
    }
    const ringing = all.some((call) => call.direction === 'in' && call.phase === 'ringing');
    const talking = all.some((call) => call.phase === 'talking' || call.phase === 'connecting');
    if (ringing) ringer.play(talking ? 'waiting' : 'ring');
    else if (event.kind === 'ringback') ringer.play('ringback');
    else if (!quiet.includes(event.kind)) ringer.stop();
    // Ready when the operator answers, and not listening to the room when nobody calls.
    if (all.length > 0) void microphone.open();
    else microphone.close();
  }

  /** It took so long to connect that the operator has turned to another one: it waits on hold. */
  function holdLate(callId: CallId): void {
    const at = turnedTo === null || turnedTo === callId ? undefined : calls.get(turnedTo);
    const isLate =
      calls.get(callId)?.direction === 'in' && (at?.phase === 'talking' || at?.phase === 'connecting');
    if (isLate) void line().hold(callId);
  }

  /** One conversation at a time: the others hear the hold. */
  async function holdOthers(except: readonly CallId[]): Promise<void> {
    const others = [...calls.values()].filter(
      ({ callId, phase }) => !except.includes(callId) && phase === 'talking',
    );
    await Promise.all(others.map(({ callId }) => line().hold(callId)));
  }

  return {
    tell(event) {
      apply(event, Date.now());
      if (event.kind === 'connecting') reportConnecting();
      else report();
      sound(event);
      consultations.follow(event);
      if (event.kind === 'answered') holdLate(event.callId);
    },
    attach(now) {
      attached = now;
    },
    async answer(callId) {
      const call = calls.get(callId);
      if (call?.phase !== 'ringing') return refuse(call ? 'E_CALL_BUSY' : 'E_CALL_NOT_LIVE');
      turnedTo = callId;
      consultations.stepOut();
      // Nobody waits until the other side has agreed, which may take it seconds.
      void holdOthers([callId]);
      return line().answer(callId);
    },
    async resume(callId) {
      if (calls.get(callId)?.phase === 'talking') return ok(null);
      const bridged = consultations
        .list()
        .find((talk) => talk.stage === 'bridged' && [talk.callId, talk.agencyCallId].includes(callId));
      if (bridged) return consultations.conference(bridged.callId);
      const partner = consultations.partnerOf(callId);
      if (!partner) consultations.stepOut();
      turnedTo = callId;
      await holdOthers(partner ? [callId, partner] : [callId]);
      return line().resume(callId);
    },
    consultations,
    busy: () => calls.size > 0,
    reconcile() {
      facts.send('call.reconcile', { at: Date.now(), live: [...calls.keys()] });
      report();
    },
  };
}

/** What every call begins with. */
const begunAt = (at: number) => ({
  ...{ muted: false, silent: null, quality: null, since: at, phaseAt: at, answeredAt: null },
});

/** Events that change nothing of what rings. */
const quiet: readonly LineEvent['kind'][] = ['line', 'dtmf', 'turnedAway'];

const CONNECTING_SHOWN_MS = 100;

/** The whole name goes into the log; a screen has room for less. */
const MOST_SHOWN = 300;

function audioProblem(audio: PhoneStatus['audio']): PhoneStatus['problem'] {
  if (audio === 'missing') return refuse('E_MIC_MISSING').refusal;
  if (audio === 'denied') return refuse('E_MIC_DENIED').refusal;
  return null;
}
