import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRTCSessionEvent, OutgoingRTCSessionEvent } from 'jssip/lib/UA';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { CallEnd } from '../../../shared/domain/call.ts';
import { type CallId, newCallId } from '../../../shared/domain/ids.ts';
import { type Bridge, createBridge } from '../audio/bridge.ts';
import { soundOf } from '../audio/call-sound.ts';
import type { Devices } from '../audio/devices.ts';
import { createKeyListener } from '../audio/key-tones.ts';
import type { Microphone } from '../audio/microphone.ts';
import type { Recorder } from '../audio/recorder.ts';
import { createSpeaker } from '../audio/speaker.ts';
import { replaceVoice, stopTracks } from '../audio/voice.ts';
import type { Line, Tell } from '../line.ts';
import { createArrivals } from './arrivals.ts';
import { connect } from './attended.ts';
import { type Ending, NOT_ACCEPTABLE_HERE, turnedAway } from './end.ts';
import { displayNameOf, numberOf } from './identity.ts';
import type { Lost } from './inside.ts';
import { createBeside } from './invite-body.ts';
import { createKeepRinging } from './keep-ringing.ts';
import { mend } from './mend.ts';
import { createAgent, type SipConfig } from './registration.ts';
import { ringReliably } from './reliable-ringing.ts';
import { reoffers } from './reoffer.ts';
import { sentLocation } from './sent-location.ts';
import { type SipCall, watch } from './sip-call.ts';
import { stillThere } from './still-there.ts';
import { transfer } from './transfer.ts';

const notAcceptableHere = { status_code: NOT_ACCEPTABLE_HERE, reason_phrase: 'Not Acceptable Here' };
const BUSY_HERE = { status_code: 486, reason_phrase: 'Busy Here' };
/** No STUN: the PBX is on the same network, and asking a server that cannot be reached costs seconds. */
const pcConfig: RTCConfiguration = { iceServers: [] };
const dtmfTransport = { rfc4733: 'RFC2833', info: 'INFO' } as const;
/** Nothing has been asked of it, and nothing has happened to it. */
const beginning = {
  answered: false,
  answering: false,
  declined: false,
  transferred: false,
  lost: null,
  moved: false,
};

/** The line to the PBX. Nothing outside this folder knows JsSIP. */
export function createSipLine(
  config: SipConfig,
  sound: AudioContext,
  microphone: Microphone,
  devices: Devices,
  recorder: Recorder,
  tell: Tell,
): Line {
  const calls = new Map<CallId, SipCall>();
  const listenForKeys = createKeyListener();
  const beside = createBeside();
  const arrivals = createArrivals();
  /** By either of its two calls. */
  const bridges = new Map<CallId, { bridge: Bridge; calls: readonly SipCall[] }>();
  /** Its INVITE is about to come by another path. */
  let moving: SipCall | null = null;
  const agent = createAgent(config, tell, {
    beside,
    arrivals,
    turnedAway(arrival) {
      const { sipCallId, from, asserted, divertedFrom } = arrival;
      tell({
        kind: 'turnedAway',
        callId: newCallId(),
        number: numberOf(from, asserted),
        displayName: displayNameOf(from),
        divertedFrom,
        sipCallId: sipCallId.slice(0, 1_000),
        end: turnedAway(arrival),
      });
    },
    comesAgain(arrival, message) {
      const call = [...calls.values()].find(({ ending }) => ending.arrival === arrival);
      if (!call?.ringing?.givesWay(message)) return;
      moving = call;
      call.ending.moved = true;
      call.session.terminate();
      // By then JsSIP has made a call of it, if it could.
      setTimeout(() => {
        if (moving !== call) return;
        moving = null;
        const end: CallEnd = { kind: 'lost', by: 'network', sipCode: null, cause: 'could not be taken anew' };
        tell({ kind: 'ended', callId: call.id, end });
      }, 0);
    },
  });

  const canSend = (): boolean => agent.isRegistered();

  function add(begun: Omit<SipCall, 'speaker' | 'mending' | 'presence' | 'reoffer'>): void {
    const { id, session, ending } = begun;
    const packets = async (): Promise<number> => (await soundOf(id, session.connection)).packets;
    const call = {
      ...begun,
      speaker: createSpeaker(devices, listenForKeys),
      mending: mend(session, canSend),
      presence: stillThere(session, packets, canSend, lose(session, ending)),
      reoffer: reoffers(session),
    };
    calls.set(call.id, call);
    // Nobody's practice is kept.
    if (!config.training)
      call.session.on('confirmed', () => recorder.begin(call.id, call.session.connection));
    watch(call, tell, () => {
      recorder.end(call.id);
      calls.delete(call.id);
      unbridge(call.id);
    });
  }

  const keepRinging = createKeepRinging(agent);
  let reconnected = false;
  agent.on('connected', () => {
    reconnected = true;
  });
  agent.on('registered', () => {
    if (!reconnected) return;
    reconnected = false;
    for (const { mending } of calls.values()) mending.moved();
  });
  agent.on('newRTCSession', (event: IncomingRTCSessionEvent | OutgoingRTCSessionEvent) => {
    if (String(event.originator) !== 'remote') return;
    const { session, request } = event;
    const sipCallId = sipCallIdOf(request);
    if (!hasSound(String(request.body ?? ''))) {
      session.terminate(notAcceptableHere);
      return;
    }
    ringReliably(session, request);
    const arrival = arrivals.take(sipCallId);
    const from = arrival?.from ?? '';
    const before = moving?.ending.arrival === arrival ? moving : null;
    moving = null;
    const id = before?.id ?? newCallId();
    const ending: Ending = { ...beginning, direction: 'in', arrival };
    add({ id, session, ending, ringing: keepRinging(session, request, lose(session, ending)) });
    if (before) {
      if (before.ending.answering) queueMicrotask(() => void answer(id));
      return;
    }
    const location = sentLocation(request, beside.take(sipCallId));
    // JsSIP tells the PBX that it rings when this returns: that goes first.
    queueMicrotask(() =>
      tell({
        kind: 'rang',
        callId: id,
        number: numberOf(from, arrival?.asserted ?? null),
        displayName: displayNameOf(from),
        divertedFrom: arrival?.divertedFrom ?? null,
        sipCallId,
        location,
        training: config.training,
      }),
    );
  });

  /** Each call has its own copy of the microphone, so that muting one leaves the others. */
  const voice = async (): Promise<MediaStream> => (await microphone.open()).clone();

  microphone.onSwitch(async () => {
    for (const { id, session } of [...calls.values()]) {
      if (!session.connection || session.isEnded()) continue;
      const mediaStream = await voice();
      stopWith(session, mediaStream);
      const [track] = mediaStream.getAudioTracks();
      const bridged = bridges.get(id);
      if (!track) continue;
      if (bridged) bridged.bridge.replaceVoice(session.connection, track);
      else await replaceVoice(session.connection, track);
    }
  });

  async function on(
    callId: CallId,
    act: (call: SipCall) => Result<null> | Promise<Result<null>>,
  ): Promise<Result<null>> {
    const call = calls.get(callId);
    if (!call) return refuse('E_CALL_NOT_LIVE');
    try {
      return await act(call);
    } catch (error) {
      return refuse('E_CALL_FAILED', { cause: error instanceof Error ? error.message : 'unknown' });
    }
  }

  const answer = (callId: CallId): Promise<Result<null>> =>
    on(callId, async ({ session, ending, ringing }) => {
      ending.answering = true;
      tell({ kind: 'connecting', callId });
      const mediaStream = await voice();
      stopWith(session, mediaStream);
      if (session.isEnded()) return refuse('E_CALL_NOT_LIVE');
      ringing?.whenReached(() => {
        if (session.isEnded()) return;
        try {
          session.answer({ mediaStream, pcConfig, mediaConstraints: { audio: true, video: false } });
        } catch (error) {
          // Half answered it would ring for nobody, and the PBX would wait.
          if (!session.isEnded()) session.terminate(notAcceptableHere);
          throw error;
        }
      });
      return ok(null);
    });

  async function bridgeCalls(first: SipCall, second: SipCall, withOperator: boolean): Promise<Result<null>> {
    const pair = [first, second] as const;
    const muted = pair.some(({ session }) => session.isMuted().audio);
    // From here on it is the operator's voice that is muted, not what the other side is sent.
    for (const { session } of pair) session.unmute({ audio: true });
    const bridge = await createBridge(sound, first.session.connection, second.session.connection);
    bridge.mute(muted);
    for (const { id } of pair) bridges.set(id, { bridge, calls: pair });
    takePart(first.id, withOperator);
    for (const { id } of pair) tell({ kind: 'muted', callId: id, muted });
    return ok(null);
  }

  function takePart(callId: CallId, takesPart: boolean): void {
    const bridged = bridges.get(callId);
    bridged?.bridge.takePart(takesPart);
    for (const { id, speaker } of bridged?.calls ?? []) {
      speaker.silence(!takesPart);
      if (calls.has(id)) tell({ kind: 'bridged', callId: id, withOperator: takesPart });
    }
  }

  function unbridge(callId: CallId): void {
    const bridged = bridges.get(callId);
    if (!bridged) return;
    for (const { id, speaker } of bridged.calls) {
      bridges.delete(id);
      speaker.silence(false);
      if (calls.has(id)) tell({ kind: 'bridged', callId: id, withOperator: true });
    }
    void bridged.bridge.end().then(() => {
      if (!bridged.bridge.muted()) return;
      for (const { id, session } of bridged.calls) if (calls.has(id)) session.mute({ audio: true });
    });
  }

  function dial(target: string, number: string): Promise<Result<{ callId: CallId }>> {
    return voice().then((mediaStream) => {
      const session = agent.call(target, {
        mediaStream,
        pcConfig,
        mediaConstraints: { audio: true, video: false },
      });
      const id = newCallId();
      stopWith(session, mediaStream);
      add({ id, session, ending: { ...beginning, direction: 'out', arrival: null }, ringing: null });
      tell({ kind: 'dialled', callId: id, number, sipCallId: session.id.slice(0, 1_000) });
      return ok({ callId: id });
    });
  }

  return {
    start: () => agent.start(),
    answer,
    decline: (callId) =>
      on(callId, ({ session, ending }) => {
        if (ending.answered || ending.direction === 'out') return refuse('E_CALL_NOT_LIVE');
        ending.declined = true;
        session.terminate(BUSY_HERE);
        return ok(null);
      }),
    hangUp: (callId) =>
      on(callId, ({ session }) => {
        session.terminate();
        return ok(null);
      }),
    hold: (callId) => on(callId, ({ reoffer }) => reoffer('hold')),
    resume: (callId) => on(callId, ({ reoffer }) => reoffer('unhold')),
    mute: (callId, muted) =>
      on(callId, ({ session }) => {
        const bridged = bridges.get(callId);
        if (bridged) {
          bridged.bridge.mute(muted);
          for (const { id } of bridged.calls) tell({ kind: 'muted', callId: id, muted });
          return ok(null);
        }
        if (muted) session.mute({ audio: true });
        else session.unmute({ audio: true });
        return ok(null);
      }),
    dtmf: (callId, digit) =>
      on(callId, ({ session }) => {
        // In the sound itself (RFC 4733) unless the room says otherwise: a trunk need not pass on INFO.
        session.sendDTMF(digit, { transportType: dtmfTransport[config.dtmf] as never });
        tell({ kind: 'dtmf', callId, digit, by: 'operator' });
        return ok(null);
      }),
    async call(number) {
      const target = targetOf(number);
      if (target === null) return refuse('E_INPUT_INVALID', { field: 'number' });
      if (!agent.isRegistered()) return refuse('E_CALL_FAILED', { cause: 'not registered' });
      return dial(target, number);
    },
    transfer(callId, handOffId, target) {
      const call = calls.get(callId);
      const report = (outcome: 'accepted' | 'failed', cause: string): void =>
        tell({ kind: 'transfer', callId, handOffId, target, outcome, cause });
      const to = targetOf(target);
      if (!call?.session.isEstablished() || to === null) {
        report('failed', call ? 'bad target' : 'the caller is gone');
        return;
      }
      transfer(call.session, to, (outcome, cause) => {
        report(outcome, cause);
        if (outcome === 'failed') return;
        call.ending.transferred = true;
        // JsSIP answers the NOTIFY that told of it only after this returns.
        setTimeout(() => call.session.terminate(), 0);
      });
    },
    async connect(callId, to, target) {
      const [call, other] = [calls.get(callId), calls.get(to)];
      const address = targetOf(target);
      if (!call?.session.isEstablished() || !other?.session.isEstablished() || address === null)
        return { outcome: 'failed', cause: 'a call is gone' };
      const connected = await connect(call.session, other.session, address);
      if (connected.outcome === 'connected') {
        for (const { ending } of [call, other]) ending.transferred = true;
        // The agency's telephone ends its call itself when it is replaced (RFC 3891 §3); both are ended to be sure.
        setTimeout(() => {
          for (const { session } of [call, other]) if (!session.isEnded()) session.terminate();
        }, 0);
      }
      return connected;
    },
    bridge(callId, to, withOperator) {
      return on(callId, (call) => {
        const other = calls.get(to);
        if (!other?.session.isEstablished() || !call.session.isEstablished())
          return refuse('E_CALL_NOT_ANSWERED');
        return bridgeCalls(call, other, withOperator);
      });
    },
    takePart,
    unbridge,
    sound: () =>
      Promise.all(
        [...calls.values()]
          .filter(({ session }) => session.isEstablished() && !session.isOnHold().remote)
          .map(({ id, session }) => soundOf(id, session.connection)),
      ),
  };
}

/** A SIP address as it is, an extension's name, or the digits of a number without what people write between them. */
function targetOf(typed: string): string | null {
  const text = typed.trim();
  if (/^sips?:[^\s<>"]+$/i.test(text) || /^[^\s<>"@]+@[^\s<>"@]+$/.test(text)) return text;
  if (/^[A-Za-z][\w.-]*$/.test(text)) return text;
  const dialled = text.replace(/[\s().-]/g, '');
  return /^\+?[0-9*#]+$/.test(dialled) ? dialled : null;
}

const lose =
  (session: RTCSession, ending: Ending) =>
  (lost: Lost): void => {
    ending.lost = lost;
    session.terminate();
  };

function stopWith(
  session: { on(type: 'ended' | 'failed', listener: () => void): unknown },
  stream: MediaStream,
): void {
  const stop = (): void => stopTracks(stream);
  session.on('ended', stop);
  session.on('failed', stop);
}

/**
 * Sound that this telephone could answer at all: encrypted, as browsers have it (RFC 8827 §6.5). An INVITE without an
 * offer waits for ours (RFC 3261 §13.2.1).
 */
const hasSound = (sdp: string): boolean =>
  sdp === '' || (/^m=audio [1-9]\d* /m.test(sdp) && /^a=fingerprint:/m.test(sdp));

/** JsSIP's types leave it out. */
const sipCallIdOf = (request: object): string =>
  'call_id' in request ? String(request.call_id).slice(0, 1_000) : '';
