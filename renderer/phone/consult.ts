import { ok, type Result, refuse } from '../../shared/contract/errors.ts';
import type { Consultation, LiveCall } from '../../shared/contract/phone.ts';
import type { ConsultStep } from '../../shared/domain/call.ts';
import type { CallId, HandOffId } from '../../shared/domain/ids.ts';
import type { Facts } from './facts.ts';
import type { Connected, Line, LineEvent } from './line.ts';

/** A caller does not wait longer for an agency whose telephone nobody answers. */
const NO_ANSWER_MS = 45_000;
/** The agency's call is over while it is being connected: the PBX has this long to say that it worked. */
const LAST_WORD_MS = 5_000;

export interface ConsultRequest {
  callId: CallId;
  handOffId: HandOffId;
  target: string;
}

export interface Consultations {
  list(): Consultation[];
  start(request: ConsultRequest): Promise<Result<null>>;
  conference(callId: CallId): Promise<Result<null>>;
  complete(callId: CallId): Result<null>;
  end(callId: CallId): Promise<Result<null>>;
  /** The other call of a conversation of three. */
  partnerOf(callId: CallId): CallId | undefined;
  /** The operator turns to another call: those who are in a conversation of three go on without him. */
  stepOut(): void;
  /** To be told of every event of the line, after it has changed the calls. */
  follow(event: LineEvent): void;
}

interface Talk extends Consultation {
  target: string;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** The agency's call ended while the PBX was connecting it. */
  agencyGone: boolean;
}

/** Talks with agencies about callers. Whatever fails, the caller comes back to the operator. */
export function createConsultations(parts: {
  line: () => Line;
  calls: ReadonlyMap<CallId, LiveCall>;
  facts: Facts;
  /** What the operator talks to is put on hold. */
  holdOthers: (except: readonly CallId[]) => Promise<void>;
  changed: () => void;
}): Consultations {
  const { line, calls, facts, holdOthers, changed } = parts;
  /** By the caller's call. */
  const talks = new Map<CallId, Talk>();
  const starting = new Set<CallId>();

  const phaseOf = (callId: CallId): LiveCall['phase'] | undefined => calls.get(callId)?.phase;
  const busyElsewhere = (callId: CallId): boolean =>
    [...calls.values()].some(
      (call) => call.callId !== callId && (call.phase === 'talking' || call.phase === 'connecting'),
    );

  function tell(talk: ConsultRequest, step: ConsultStep, cause = ''): void {
    const { callId, handOffId, target } = talk;
    const shown = target.slice(0, 200);
    facts.send('call.consult', { callId, handOffId, step, cause, target: shown, at: Date.now() });
  }

  function set(talk: Talk, changes: Partial<Talk>): void {
    Object.assign(talk, changes);
    changed();
  }

  function forget(talk: Talk): void {
    clearTimeout(talk.timer);
    talks.delete(talk.callId);
    changed();
  }

  async function resume(callId: CallId): Promise<void> {
    if (phaseOf(callId) === 'held') await line().resume(callId);
  }

  /** The caller is the operator's again: at once, or waiting on hold while he talks to somebody else. */
  async function giveBack(callId: CallId): Promise<void> {
    const phase = phaseOf(callId);
    if (phase === 'held' && !busyElsewhere(callId)) await resume(callId);
    if (phase === 'talking' && busyElsewhere(callId)) await line().hold(callId);
  }

  async function resumeBoth(talk: Talk): Promise<boolean> {
    for (const callId of [talk.callId, talk.agencyCallId]) {
      await resume(callId);
      if (phaseOf(callId) !== 'talking') return false;
    }
    return true;
  }

  /** Caller and agency hear each other through this desk. */
  async function join(talk: Talk, withOperator: boolean): Promise<boolean> {
    if (!(await resumeBoth(talk))) return false;
    const bridged = await line().bridge(talk.callId, talk.agencyCallId, withOperator);
    if (!bridged.ok || !talks.has(talk.callId)) return false;
    set(talk, { stage: withOperator ? 'conference' : 'bridged', since: Date.now(), problem: null });
    tell(talk, withOperator ? 'conference' : 'bridged');
    return true;
  }

  /** The caller back with the operator, the agency waiting on hold. */
  async function backToCaller(talk: Talk): Promise<void> {
    if (phaseOf(talk.agencyCallId) === 'talking') await line().hold(talk.agencyCallId);
    await giveBack(talk.callId);
  }

  async function settle(talk: Talk, before: Talk['stage'], { outcome, cause }: Connected): Promise<void> {
    if (!talks.has(talk.callId)) return;
    if (outcome === 'connected') {
      tell(talk, 'connected');
      forget(talk);
      return;
    }
    // Where the PBX cannot, the desk does: the operator asked to leave the two to each other.
    if (outcome === 'impossible' && !talk.agencyGone) {
      if (before === 'conference' || before === 'bridged') {
        set(talk, { stage: before });
        if (before === 'conference') leave(talk);
        return;
      }
      if (await join(talk, false)) return;
    }
    if (!calls.has(talk.callId)) {
      tell(talk, 'ended', 'the caller is gone');
      forget(talk);
      return;
    }
    if (!talks.has(talk.callId)) return;
    tell(talk, 'notConnected', cause);
    if (talk.agencyGone) {
      forget(talk);
      await giveBack(talk.callId);
      return;
    }
    const problem = refuse('E_TRANSFER_FAILED', { target: talk.target }).refusal;
    set(talk, { stage: before, problem });
    if (before === 'talking') await backToCaller(talk);
  }

  function leave(talk: Talk): void {
    line().takePart(talk.callId, false);
    set(talk, { stage: 'bridged', since: Date.now(), problem: null });
    tell(talk, 'bridged');
  }

  function agencyEnded(talk: Talk, cause: string): void {
    if (talk.stage === 'connecting') {
      talk.agencyGone = true;
      talk.timer = setTimeout(
        () => void settle(talk, 'talking', { outcome: 'failed', cause: 'the agency is gone' }),
        LAST_WORD_MS,
      );
      return;
    }
    tell(talk, talk.stage === 'calling' ? 'unanswered' : 'ended', cause);
    forget(talk);
    void giveBack(talk.callId);
  }

  function callerEnded(talk: Talk): void {
    if (talk.stage === 'connecting') return;
    tell(talk, talk.stage === 'calling' ? 'unanswered' : 'ended', 'the caller is gone');
    // Nobody is left to talk to the agency.
    if (talk.stage === 'calling' || talk.stage === 'bridged') void line().hangUp(talk.agencyCallId);
    forget(talk);
  }

  return {
    list: () =>
      [...talks.values()].map(({ callId, agencyCallId, handOffId, stage, since, problem }) => ({
        callId,
        agencyCallId,
        handOffId,
        stage,
        since,
        problem,
      })),
    async start(request) {
      const { callId, handOffId, target } = request;
      const underway = talks.get(callId);
      if (underway?.handOffId === handOffId || starting.has(callId)) return ok(null);
      if (underway) return refuse('E_CONSULT_OPEN');
      const phase = phaseOf(callId);
      if (phase !== 'talking' && phase !== 'held') {
        tell(request, 'unanswered', 'the caller is gone');
        return refuse(phase ? 'E_CALL_NOT_ANSWERED' : 'E_CALL_NOT_LIVE');
      }
      starting.add(callId);
      try {
        await holdOthers([]);
        const called = await line().call(target);
        if (!called.ok || !calls.has(called.value.callId) || !calls.has(callId)) {
          if (called.ok) void line().hangUp(called.value.callId);
          tell(request, 'unanswered', called.ok ? 'ended at once' : called.refusal.code);
          await giveBack(callId);
          return called.ok ? refuse('E_CALL_NOT_LIVE') : called;
        }
        const agencyCallId = called.value.callId;
        const timer = setTimeout(() => void line().hangUp(agencyCallId), NO_ANSWER_MS);
        const stage = { stage: 'calling', since: Date.now(), problem: null } as const;
        talks.set(callId, { ...request, agencyCallId, ...stage, timer, agencyGone: false });
        changed();
        return ok(null);
      } finally {
        starting.delete(callId);
      }
    },
    async conference(callId) {
      const talk = talks.get(callId);
      if (!talk) return refuse('E_CONSULT_NONE');
      if (talk.stage === 'bridged') {
        await holdOthers([talk.callId, talk.agencyCallId]);
        line().takePart(callId, true);
        set(talk, { stage: 'conference', since: Date.now(), problem: null });
        tell(talk, 'conference');
        return ok(null);
      }
      if (talk.stage !== 'talking') return refuse('E_CONSULT_NONE');
      if (await join(talk, true)) return ok(null);
      if (talks.has(callId)) await backToCaller(talk);
      return refuse('E_CALL_BUSY');
    },
    complete(callId) {
      const talk = talks.get(callId);
      if (!talk || talk.stage === 'calling' || talk.stage === 'connecting') return refuse('E_CONSULT_NONE');
      const before = talk.stage;
      set(talk, { stage: 'connecting', problem: null });
      // The answer may take as long as a telephone rings; it comes with the next report.
      void line()
        .connect(callId, talk.agencyCallId, talk.target)
        .then((connected) => settle(talk, before, connected));
      return ok(null);
    },
    end(callId) {
      const talk = talks.get(callId);
      return talk ? line().hangUp(talk.agencyCallId) : Promise.resolve(refuse('E_CONSULT_NONE'));
    },
    partnerOf(callId) {
      const talk = [...talks.values()].find(
        (other) => other.callId === callId || other.agencyCallId === callId,
      );
      if (talk?.stage !== 'conference') return undefined;
      return talk.callId === callId ? talk.agencyCallId : talk.callId;
    },
    stepOut() {
      for (const talk of talks.values()) if (talk.stage === 'conference') leave(talk);
    },
    follow(event) {
      if (event.kind !== 'answered' && event.kind !== 'ended') return;
      for (const talk of [...talks.values()]) {
        if (event.callId === talk.agencyCallId && event.kind === 'answered') {
          clearTimeout(talk.timer);
          set(talk, { stage: 'talking', since: Date.now() });
          tell(talk, 'answered');
        }
        if (event.kind !== 'ended') continue;
        if (event.callId === talk.agencyCallId)
          agencyEnded(talk, `${event.end.sipCode ?? ''} ${event.end.cause}`.trim());
        if (event.callId === talk.callId) callerEnded(talk);
      }
    },
  };
}
