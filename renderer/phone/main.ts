import { ok, type Result, refuse } from '../../shared/contract/errors.ts';
import type { CommandArgs, CommandsTo } from '../../shared/contract/index.ts';
import { commands } from '../../shared/contract/index.ts';
import type { PhoneConfig } from '../../shared/contract/phone.ts';
import { createMicrophone } from './audio/microphone.ts';
import { createRinger } from './audio/ringer.ts';
import { createFacts } from './facts.ts';
import type { Line, Tell } from './line.ts';
import { createSipLine } from './sip/sip-line.ts';
import { createSwitchboard, type Switchboard } from './switchboard.ts';
import { createTrainingLine } from './training/training-line.ts';

type Handlers = {
  [N in CommandsTo<'phone'>]: (input: CommandArgs<N>) => Promise<Result<unknown>>;
};

async function start(): Promise<void> {
  const answer = await window.siaga.invoke('phone.config', {});
  const config: PhoneConfig = answer.ok ? answer.value : { line: 'off' };
  const sound = new AudioContext();
  const microphone = createMicrophone(sound);
  const facts = createFacts();
  const ringer = createRinger(sound);
  const switchboard = createSwitchboard({
    line: config.line === 'training' ? 'training' : 'sip',
    facts,
    ringer,
    microphone,
  });
  // What was on the line when this window last ended is lost; the log has to know before the first new call.
  switchboard.reconcile();
  window.siaga.subscribe('desk.ready', () => {
    facts.hurry();
    switchboard.reconcile();
  });
  await microphone.probe();
  const remind = async (): Promise<Result<null>> => {
    ringer.remind();
    return ok(null);
  };
  if (config.line === 'off') {
    window.siaga.handle((name) =>
      name === 'phone.remind' ? remind() : Promise.resolve(refuse('E_PHONE_DOWN')),
    );
    return;
  }
  const line = lineFor(config, sound, microphone, switchboard.tell);
  switchboard.attach(line);
  carryOut(line, switchboard, remind);
  window.siaga.subscribe('handoff.transfer', ({ callId, handOffId, target, talkFirst }) => {
    if (talkFirst) void switchboard.consultations.start({ callId, handOffId, target });
    else line.transfer(callId, handOffId, target);
  });
  line.start();
}

function lineFor(
  config: Exclude<PhoneConfig, { line: 'off' }>,
  sound: AudioContext,
  microphone: ReturnType<typeof createMicrophone>,
  tell: Tell,
): Line {
  return config.line === 'sip' ? createSipLine(config, sound, microphone, tell) : createTrainingLine(tell);
}

function carryOut(line: Line, switchboard: Switchboard, remind: Handlers['phone.remind']): void {
  const { consultations } = switchboard;
  const handlers: Handlers = {
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
    'phone.remind': remind,
    'phone.practise': () => line.practise(),
  };
  window.siaga.handle(async (name, input) => {
    const parsed = commands[name].input.safeParse(input);
    if (!parsed.success) return refuse('E_INPUT_INVALID', { field: 'input' });
    const result = await (handlers[name] as (input: unknown) => Promise<Result<unknown>>)(parsed.data);
    return result.ok ? ok(result.value) : result;
  });
}

void start();
