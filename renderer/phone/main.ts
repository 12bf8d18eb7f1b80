import { ok, type Result, refuse } from '../../shared/contract/errors.ts';
import type { CommandArgs, CommandsTo } from '../../shared/contract/index.ts';
import { commands } from '../../shared/contract/index.ts';
import type { PhoneConfig } from '../../shared/contract/phone.ts';
import { createDevices, type Output } from './audio/devices.ts';
import { createMeter } from './audio/meter.ts';
import { createMicrophone } from './audio/microphone.ts';
import { createRecorder } from './audio/recorder.ts';
import { createRinger } from './audio/ringer.ts';
import { createSpeech } from './audio/speech.ts';
import { createTrial } from './audio/trial.ts';
import { createFacts } from './facts.ts';
import type { Line } from './line.ts';
import { createSipLine } from './sip/sip-line.ts';
import { createSwitchboard, type Switchboard } from './switchboard.ts';

type Handlers = {
  [N in CommandsTo<'phone'>]: (input: CommandArgs<N>) => Promise<Result<unknown>>;
};

async function start(): Promise<void> {
  const answer = await window.siaga.invoke('phone.config', {});
  const config: PhoneConfig = answer.ok ? answer.value : { line: 'off' };
  const sound = new AudioContext();
  const room = new AudioContext();
  const devices = createDevices();
  devices.follow('speaker', withSink(sound));
  devices.follow('ringing', withSink(room));
  const microphone = createMicrophone(sound, devices);
  const facts = createFacts();
  const ringer = createRinger(sound, room);
  const trial = createTrial(sound, microphone);
  const speech = createSpeech(microphone);
  const switchboard = createSwitchboard({
    line: config.line === 'sip' && config.training ? 'training' : 'sip',
    facts,
    ringer,
    microphone,
    devices,
    trial,
    speech,
  });
  // What was on the line when this window last ended is lost; the log has to know before the first new call.
  switchboard.reconcile();
  window.siaga.subscribe('desk.ready', () => {
    facts.hurry();
    switchboard.reconcile();
  });
  await microphone.probe();
  // Nobody waits for their names: the telephone is ready without.
  void devices.look();
  const recorder = createRecorder();
  const mayRecord = config.line === 'sip' && config.training;
  const line =
    config.line === 'off'
      ? null
      : createSipLine(config, sound, microphone, devices, recorder, switchboard.tell);
  const meter = createMeter({
    context: sound,
    microphone,
    devices,
    sounds: async () => (await line?.sound()) ?? [],
  });
  const done = (act: () => void) => async (): Promise<Result<null>> => {
    act();
    return ok(null);
  };
  const own: Partial<Handlers> = {
    'phone.remind': done(ringer.remind),
    'phone.setSound': (changes) => done(() => devices.choose(changes))(),
    'phone.tryMicrophone': async () => (switchboard.busy() ? refuse('E_CALL_BUSY') : trial.start()),
    'phone.beginSpeech': async () => {
      if (!mayRecord) return refuse('E_FORBIDDEN');
      return switchboard.busy() || trial.stage() ? refuse('E_CALL_BUSY') : speech.begin();
    },
    'phone.endSpeech': ({ keep }) => speech.end(keep),
    'phone.watchLevels': done(meter.look),
  };
  if (!line) {
    carryOut(own);
    return;
  }
  switchboard.attach(line);
  carryOut({ ...own, ...callHandlers(line, switchboard) });
  window.siaga.subscribe('handoff.transfer', ({ callId, handOffId, target, talkFirst }) => {
    if (talkFirst) void switchboard.consultations.start({ callId, handOffId, target });
    else line.transfer(callId, handOffId, target);
  });
  line.start();
}

/** TypeScript's DOM library does not know of it yet (Web Audio API §1.2). */
const withSink = (context: AudioContext) => context as AudioContext & Output;

function callHandlers(line: Line, switchboard: Switchboard): Partial<Handlers> {
  const { consultations } = switchboard;
  return {
    'phone.answer': ({ callId }) => switchboard.answer(callId),
    'phone.decline': ({ callId }) => line.decline(callId),
    'phone.hangUp': ({ callId }) => line.hangUp(callId),
    'phone.hold': ({ callId }) => line.hold(callId),
    'phone.resume': ({ callId }) => switchboard.resume(callId),
    'phone.mute': ({ callId, muted }) => line.mute(callId, muted),
    'phone.dtmf': ({ callId, digit }) => line.dtmf(callId, digit),
    'phone.call': ({ number }) => line.call(number),
    'phone.consult': (request) => consultations.start(request),
    'phone.conference': ({ callId }) => consultations.conference(callId),
    'phone.completeTransfer': async ({ callId }) => consultations.complete(callId),
    'phone.endConsult': ({ callId }) => consultations.end(callId),
  };
}

/** What nobody handles needs a line, and there is none. */
function carryOut(handlers: Partial<Handlers>): void {
  window.siaga.handle(async (name, input) => {
    const parsed = commands[name].input.safeParse(input);
    if (!parsed.success) return refuse('E_INPUT_INVALID', { field: 'input' });
    const handler = handlers[name] as ((input: unknown) => Promise<Result<unknown>>) | undefined;
    if (!handler) return refuse('E_PHONE_DOWN');
    const result = await handler(parsed.data);
    return result.ok ? ok(result.value) : result;
  });
}

void start();
