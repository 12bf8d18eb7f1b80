import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Facts } from '../../../renderer/phone/facts.ts';
import type { Connected, Line, LineEvent } from '../../../renderer/phone/line.ts';
import { createSwitchboard } from '../../../renderer/phone/switchboard.ts';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { PhoneStatus } from '../../../shared/contract/phone.ts';
import type { CallEnd } from '../../../shared/domain/call.ts';
import { type CallId, newCallId, newHandOffId } from '../../../shared/domain/ids.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const hangup: CallEnd = { kind: 'hangup', by: 'caller', sipCode: null, cause: 'Terminated' };
const rejected = (sipCode: number): CallEnd => ({ kind: 'rejected', by: 'caller', sipCode, cause: 'Busy' });

/** A switchboard whose line does what it is told, but for what a test says. */
function desk(trouble: Partial<Line> = {}) {
  let shown: PhoneStatus | null = null;
  vi.stubGlobal('window', {
    siaga: {
      invoke: async (_name: string, input: PhoneStatus) => {
        shown = input;
        return ok(null);
      },
    },
  });
  const told: string[] = [];
  const facts: Facts = {
    send: (name, input) => {
      if (name === 'call.consult') told.push((input as { step: string }).step);
    },
    hurry: () => undefined,
  };
  const quiet = { play: () => undefined, stop: () => undefined };
  const switchboard = createSwitchboard({
    line: 'sip',
    facts,
    ringer: quiet as never,
    microphone: {
      state: () => 'ok',
      onChange: () => undefined,
      open: async () => undefined,
      close: () => undefined,
    } as never,
    devices: { problem: () => null, settings: () => ({}), onChange: () => undefined } as never,
    trial: { stage: () => null, stop: () => undefined, onChange: () => undefined } as never,
    speech: quiet as never,
  });
  const { tell } = switchboard;
  const done = async (event: LineEvent): Promise<Result<null>> => {
    tell(event);
    return ok(null);
  };
  let connected: (outcome: Connected) => void = () => undefined;
  const line: Line = {
    start: () => undefined,
    answer: (callId) => done({ kind: 'answered', callId }),
    decline: async () => ok(null),
    hangUp: (callId) => done({ kind: 'ended', callId, end: { ...hangup, by: 'operator' } }),
    hold: (callId) => done({ kind: 'held', callId }),
    resume: (callId) => done({ kind: 'resumed', callId }),
    mute: async () => ok(null),
    dtmf: async () => ok(null),
    async call(number) {
      const callId = newCallId();
      tell({ kind: 'dialled', callId, number, sipCallId: '' });
      return ok({ callId });
    },
    transfer: () => undefined,
    connect: () =>
      new Promise((resolve) => {
        connected = resolve;
      }),
    async bridge(callId, to, withOperator) {
      for (const id of [callId, to]) tell({ kind: 'bridged', callId: id, withOperator });
      return ok(null);
    },
    takePart(callId, withOperator) {
      const talk = switchboard.consultations.list().find((other) => other.callId === callId);
      for (const id of talk ? [talk.callId, talk.agencyCallId] : [])
        tell({ kind: 'bridged', callId: id, withOperator });
    },
    unbridge: () => undefined,
    sound: async () => [],
    ...trouble,
  };
  switchboard.attach(line);
  const caller = ring(tell);
  return {
    ...switchboard,
    told,
    caller,
    handOffId: newHandOffId(),
    connected: (outcome: Connected['outcome'], cause = '') => connected({ outcome, cause }),
    phase: (callId: CallId) => shown?.calls.find((call) => call.callId === callId)?.phase ?? 'gone',
    stage: () => shown?.consultations[0]?.stage ?? 'none',
    problem: () => shown?.consultations[0]?.problem?.code ?? null,
    agency: () => shown?.consultations[0]?.agencyCallId as CallId,
  };
}

function ring(tell: (event: LineEvent) => void): CallId {
  const callId = newCallId();
  const from = {
    number: '081',
    displayName: '',
    divertedFrom: null,
    sipCallId: '',
    training: false,
    location: null,
  };
  tell({ kind: 'rang', callId, ...from });
  return callId;
}

/** A desk where the operator talks with the caller and has called the agency. */
async function talking(trouble: Partial<Line> = {}) {
  const d = desk(trouble);
  await d.answer(d.caller);
  const request = { callId: d.caller, handOffId: d.handOffId, target: 'damkar' };
  const started = await d.consultations.start(request);
  return { ...d, request, started };
}
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

test('the agency is called while the caller is on hold, and again asked for changes nothing', async () => {
  const d = await talking();
  expect([d.started, d.phase(d.caller), d.stage()]).toEqual([ok(null), 'held', 'calling']);
  expect(await d.consultations.start(d.request)).toEqual(ok(null));
  expect(await d.consultations.start({ ...d.request, handOffId: newHandOffId() })).toEqual(
    refuse('E_CONSULT_OPEN'),
  );
  d.tell({ kind: 'answered', callId: d.agency() });
  expect([d.stage(), ...d.told]).toEqual(['talking', 'answered']);
});

test.each([486, 603])('an agency that refuses with %i gives the caller back', async (code) => {
  const d = await talking();
  d.tell({ kind: 'ended', callId: d.agency(), end: rejected(code) });
  await settled();
  expect([d.phase(d.caller), d.stage(), ...d.told]).toEqual(['talking', 'none', 'unanswered']);
});

test('an agency that lets it ring for too long gives the caller back', async () => {
  const d = await talking();
  await vi.advanceTimersByTimeAsync(45_000);
  expect([d.phase(d.caller), d.stage(), ...d.told]).toEqual(['talking', 'none', 'unanswered']);
});

test('a call that cannot be made gives the caller back', async () => {
  const d = await talking({ call: async () => refuse('E_CALL_FAILED', { cause: 'not registered' }) });
  expect([d.started.ok, d.phase(d.caller), d.stage(), ...d.told]).toEqual([
    false,
    'talking',
    'none',
    'unanswered',
  ]);
});

test('another caller does not wait until the one who is put on hold has agreed', async () => {
  const d = desk({ hold: () => new Promise(() => undefined) });
  await d.answer(d.caller);
  const other = ring(d.tell);
  expect(await d.answer(other)).toEqual(ok(null));
  expect(d.phase(other)).toBe('talking');
});

test('connecting the two ends the talk', async () => {
  const d = await talking();
  d.tell({ kind: 'answered', callId: d.agency() });
  expect(d.consultations.complete(d.caller)).toEqual(ok(null));
  expect(d.stage()).toBe('connecting');
  d.connected('connected');
  await settled();
  expect([d.stage(), ...d.told]).toEqual(['none', 'answered', 'connected']);
});

test('a connection that fails gives the caller back and leaves the agency on hold', async () => {
  const d = await talking();
  const agency = d.agency();
  d.tell({ kind: 'answered', callId: agency });
  d.consultations.complete(d.caller);
  d.connected('failed', '503');
  await settled();
  expect([d.phase(d.caller), d.phase(agency), d.stage(), d.problem()]).toEqual([
    'talking',
    'held',
    'talking',
    'E_TRANSFER_FAILED',
  ]);
  expect(d.told).toEqual(['answered', 'notConnected']);
});

test('an agency that is gone before the PBX says how it went gives the caller back after a moment', async () => {
  const d = await talking();
  d.tell({ kind: 'answered', callId: d.agency() });
  d.consultations.complete(d.caller);
  d.tell({ kind: 'ended', callId: d.agency(), end: hangup });
  await settled();
  expect(d.stage()).toBe('connecting');
  await vi.advanceTimersByTimeAsync(5_000);
  expect([d.phase(d.caller), d.stage(), ...d.told]).toEqual(['talking', 'none', 'answered', 'notConnected']);
});

test('a caller who is gone while being connected ends the talk', async () => {
  const d = await talking();
  d.tell({ kind: 'answered', callId: d.agency() });
  d.consultations.complete(d.caller);
  d.tell({ kind: 'ended', callId: d.caller, end: hangup });
  d.connected('failed', 'the caller is gone');
  await settled();
  expect([d.stage(), ...d.told]).toEqual(['none', 'answered', 'ended']);
});

test('where the PBX cannot connect them, the desk does', async () => {
  const d = await talking();
  const agency = d.agency();
  d.tell({ kind: 'answered', callId: agency });
  d.consultations.complete(d.caller);
  d.connected('impossible', '501');
  await settled();
  expect([d.phase(d.caller), d.phase(agency), d.stage()]).toEqual(['bridged', 'bridged', 'bridged']);
  expect(d.told).toEqual(['answered', 'bridged']);
});

test('where neither can, the caller comes back', async () => {
  const d = await talking({ bridge: async () => refuse('E_CALL_FAILED', { cause: 'no sound' }) });
  d.tell({ kind: 'answered', callId: d.agency() });
  d.consultations.complete(d.caller);
  d.connected('impossible', '501');
  await settled();
  expect([d.phase(d.caller), d.stage(), d.problem()]).toEqual(['talking', 'talking', 'E_TRANSFER_FAILED']);
});

test('of three, the one who answers another call leaves the two connected, and can come back', async () => {
  const d = await talking();
  const agency = d.agency();
  d.tell({ kind: 'answered', callId: agency });
  expect(await d.consultations.conference(d.caller)).toEqual(ok(null));
  expect([d.phase(d.caller), d.phase(agency), d.stage()]).toEqual(['talking', 'talking', 'conference']);

  const next = ring(d.tell);
  await d.answer(next);
  expect([d.phase(next), d.phase(d.caller), d.phase(agency)]).toEqual(['talking', 'bridged', 'bridged']);

  await d.consultations.conference(d.caller);
  expect([d.phase(next), d.phase(d.caller), d.phase(agency)]).toEqual(['held', 'talking', 'talking']);
});

test('of three, one on hold comes back without putting the other on hold', async () => {
  const d = await talking();
  const agency = d.agency();
  d.tell({ kind: 'answered', callId: agency });
  await d.consultations.conference(d.caller);
  d.tell({ kind: 'held', callId: d.caller });
  await d.resume(d.caller);
  expect([d.phase(d.caller), d.phase(agency)]).toEqual(['talking', 'talking']);
});

test('a bridged caller whose agency hangs up waits on hold while the operator talks to somebody else', async () => {
  const d = await talking();
  const agency = d.agency();
  d.tell({ kind: 'answered', callId: agency });
  await d.consultations.conference(d.caller);
  const next = ring(d.tell);
  await d.answer(next);
  // As the line does when a side of a bridge is gone.
  d.tell({ kind: 'bridged', callId: d.caller, withOperator: true });
  d.tell({ kind: 'ended', callId: agency, end: hangup });
  await settled();
  expect([d.phase(next), d.phase(d.caller), d.stage()]).toEqual(['talking', 'held', 'none']);
});

test('a bridged agency whose caller hangs up is let go', async () => {
  const d = await talking();
  const agency = d.agency();
  d.tell({ kind: 'answered', callId: agency });
  await d.consultations.conference(d.caller);
  d.consultations.stepOut();
  d.tell({ kind: 'ended', callId: d.caller, end: hangup });
  await settled();
  expect([d.phase(agency), d.stage()]).toEqual(['gone', 'none']);
});
