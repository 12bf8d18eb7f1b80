/**
 * The telephone, through a real PBX: how soon it rings, and how soon after the answer key the PBX has the answer and the
 * caller hears something. Then what its window takes of processor and memory, what recording adds to that, and what
 * five hundred calls leave behind. Baselines of the same run at the same PBX, called in turn: a window of the same
 * Electron with JsSIP and nothing else, and baresip, which is no browser. All times are those of the caller's messages.
 */
import { rm } from 'node:fs/promises';
import { launch, type RunningApp } from '../e2e/app.ts';
import { PASSWORD, type Pbx, startPbx, USER } from '../pbx/harness/pbx.ts';
import { type Sipp, type Step, sipp } from '../pbx/harness/sipp.ts';
import { makeSpeech } from '../pbx/harness/speech.ts';
import { pickUp, type Telephone } from '../pbx/harness/telephone.ts';
import { BARE_USER, type Bare, startBare } from './phone/bare.ts';
import { BARESIP_USER, startBaresip } from './phone/baresip.ts';
import { familyOf, type Kept, kept, processOf, processorDuring, type Window } from './phone/cost.ts';
import { clock, timeOf } from './phone/message-times.ts';
import { percentile, report } from './report.ts';

const ROUNDS = 50;
const WARM_UP = 3;
/** As quick as a person may be, and never in step with a packet. */
const ringsMs = (): number => 300 + Math.random() * 100;
const TALK_MS = 300;
const COST_MS = 10_000;
const MANY_CALLS = 500;
/** A telephone of the harness has 90 s. */
const AT_A_TIME = 100;
/** A transaction of SIP remembers its call for 32 s (RFC 3261 §17.1.1.2). */
const FORGOTTEN_MS = 35_000;
const UNRECORDED_USER = 'op2';

interface Phone {
  callee: string;
  answer(): unknown;
  /** Resolves when nobody is on the line any more. */
  free(): Promise<unknown>;
}

const kinds = ['ring', 'answer', 'first sound'] as const;
type Times = Record<(typeof kinds)[number], number>;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const phoneOfDesk = (callee: string, { workstation }: RunningApp): Phone => ({
  callee,
  answer: () => workstation.keyboard.press('F2'),
  async free() {
    await workstation.locator('[data-testid="call-bar"][data-state="idle"]').waitFor();
    await workstation.keyboard.press('Alt+KeyS');
  },
});
const phoneOfBare = ({ page }: Bare): Phone => ({
  callee: BARE_USER,
  answer: () => page.keyboard.press('F2'),
  free: () => page.waitForFunction('state.calls === 0'),
});

/** What is to be ended in the end, the last first. */
const ends: (() => Promise<unknown>)[] = [];
try {
  await measure();
} finally {
  for (const end of ends.reverse()) await end();
}

async function measure(): Promise<void> {
  const pbx = await startPbx();
  ends.push(() => pbx.stop());
  const speech = makeSpeech(pbx.folder);
  const telephone = await pickUp(speech.caller);
  ends.push(async () => telephone.hangUp());
  const desk = await startDesk(pbx, USER, speech.microphone, true);
  const bare = await startBare(pbx, speech.microphone);
  ends.push(() => bare.app.close());
  const baresip = await startBaresip(pbx, speech.microphone);
  ends.push(() => baresip.stop());
  const phones = {
    desk: phoneOfDesk('112', desk),
    bare: phoneOfBare(bare),
    baresip: { callee: BARESIP_USER, answer: () => baresip.answer(), free: () => wait(0) },
  };
  await measureTimes(pbx, telephone, phones);

  const windows: Record<'desk' | 'bare', Window> = {
    desk: { page: desk.phone, pid: await processOf(desk.app, '/phone/') },
    bare: { page: bare.page, pid: await processOf(bare.app, 'page.html') },
  };
  const [deskIdle, bareIdle] = [await cost(windows.desk), await cost(windows.bare)];
  reportCost('idle', deskIdle, bareIdle);
  const inCall = (phone: Phone, window: Window) => talk(pbx, telephone, phone, () => cost(window));
  reportCost('in a call', await inCall(phones.desk, windows.desk), await inCall(phones.bare, windows.bare));

  const unrecorded = await startDesk(pbx, UNRECORDED_USER, speech.microphone, false);
  const whole = (phone: Phone, { app }: RunningApp): Promise<number> =>
    talk(pbx, telephone, phone, () => processorDuring(familyOf(app.process().pid ?? 0), wait(COST_MS)));
  report({
    ...{ name: 'app processor in a call, recorded against not', unit: '% of one', n: 1 },
    value: await whole(phones.desk, desk),
    baseline: await whole(phoneOfDesk(UNRECORDED_USER, unrecorded), unrecorded),
  });

  const longestGap = (work: () => Promise<unknown>): Promise<number> =>
    talk(pbx, telephone, phones.desk, async () => {
      telephone.longestGap();
      await Promise.all([work(), wait(COST_MS)]);
      return telephone.longestGap();
    });
  report({
    ...{ name: 'longest gap heard while the screen is loaded anew', unit: 'ms', n: 1 },
    value: await longestGap(() => desk.workstation.reload()),
    baseline: await longestGap(() => wait(0)),
  });

  await measureSlope(pbx, desk, bare, windows);
}

/** Each is called in turn, so that a busy moment of this machine is everybody's. */
async function measureTimes(
  pbx: Pbx,
  telephone: Telephone,
  phones: Record<'desk' | 'bare' | 'baresip', Phone>,
): Promise<void> {
  const names = ['desk', 'bare', 'baresip'] as const;
  const times: Record<(typeof names)[number], Times[]> = { desk: [], bare: [], baresip: [] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
    for (const name of names) {
      const measured = await shortCall(pbx, telephone, phones[name]);
      if (round >= WARM_UP) times[name].push(measured);
    }
  for (const against of ['bare', 'baresip'] as const)
    for (const kind of kinds)
      for (const share of [0.5, 0.99]) {
        const at = (name: (typeof names)[number]): number =>
          percentile(
            times[name].map((measured) => measured[kind]),
            share,
          );
        report({
          ...{ name: `phone ${kind} p${share * 100} against ${against}`, unit: 'ms', n: ROUNDS },
          ...{ value: at('desk'), baseline: at(against) },
        });
      }
}

/** It rings. `answer` resolves with the moment at which it was asked to. */
async function ring(
  pbx: Pbx,
  telephone: Telephone,
  phone: Phone,
  ...then: Step[]
): Promise<{ caller: Sipp; answer: () => Promise<number> }> {
  const steps: Step[] = ['call', 'ring', 'answered', ...then];
  const caller = await sipp(pbx, { callee: phone.callee, mediaPort: telephone.port, steps });
  while (timeOf(await caller.messages(), /^SIP\/2\.0 180/) === null) await wait(10);
  await wait(ringsMs());
  return {
    caller,
    async answer() {
      const at = clock();
      await phone.answer();
      return at;
    },
  };
}

async function shortCall(pbx: Pbx, telephone: Telephone, phone: Phone): Promise<Times> {
  const { caller, answer } = await ring(pbx, telephone, phone, { talk: TALK_MS }, 'hang up');
  const before = telephone.packetsHeard();
  const heard = telephone.until(() => telephone.packetsHeard() > before).then(clock);
  // Whoever fails to answer says so in its own way.
  heard.catch(() => undefined);
  const key = await answer();
  const firstSound = (await heard) - key;
  const code = await caller.running.ended;
  const log = await caller.messages();
  const [invite, ringing, answered] = [/^INVITE /, /^SIP\/2\.0 180/, /^SIP\/2\.0 200/].map((what) =>
    timeOf(log, what),
  );
  if (code !== 0 || !invite || !ringing || !answered) throw new Error(`a call failed\n${log}`);
  await phone.free();
  return { ring: ringing - invite, answer: answered - key, 'first sound': firstSound };
}

/** A call for as long as the work lasts, from a second after its answer. */
async function talk<T>(pbx: Pbx, telephone: Telephone, phone: Phone, work: () => Promise<T>): Promise<T> {
  const { caller, answer } = await ring(pbx, telephone, phone, 'wait to be told', 'hang up');
  const before = telephone.packetsHeard();
  await answer();
  await telephone.until(() => telephone.packetsHeard() > before + 50);
  const result = await work();
  await caller.tell();
  await caller.running.ended;
  await phone.free();
  return result;
}

async function measureSlope(
  pbx: Pbx,
  { workstation }: RunningApp,
  { page }: Bare,
  windows: Record<'desk' | 'bare', Window>,
): Promise<void> {
  await workstation.evaluate(() =>
    window.siaga.subscribe('app.status', ({ phone }) => {
      for (const { callId, phase } of phone.calls)
        if (phase === 'ringing') void window.siaga.invoke('phone.answer', { callId });
    }),
  );
  await page.evaluate('state.answersItself = true');
  const steps: Step[] = ['call', 'ring', 'answered', { talk: TALK_MS }, 'hang up'];
  const calls = async (times: number): Promise<void> => {
    const callers = await Promise.all(
      ['112', BARE_USER].map((callee) => sipp(pbx, { callee, mediaPort: 9, times, steps })),
    );
    for (const { running } of callers) if ((await running.ended) !== 0) throw new Error('a call failed');
  };
  const sizes = async (): Promise<{ desk: Kept; bare: Kept }> => {
    await wait(FORGOTTEN_MS);
    return { desk: await kept(windows.desk), bare: await kept(windows.bare) };
  };
  await calls(AT_A_TIME);
  const before = await sizes();
  for (let done = 0; done < MANY_CALLS; done += AT_A_TIME) await calls(AT_A_TIME);
  const after = await sizes();
  for (const kind of ['memory', 'heap'] as const) {
    const slope = (name: 'desk' | 'bare'): number => (after[name][kind] - before[name][kind]) / MANY_CALLS;
    report({
      ...{ name: `phone ${kind} kept of a call`, unit: 'KB', n: MANY_CALLS },
      ...{ value: slope('desk') * 1024, baseline: slope('bare') * 1024 },
    });
  }
}

async function startDesk(pbx: Pbx, user: string, microphone: string, recorded: boolean): Promise<RunningApp> {
  const desk = await launch({
    config: {
      pbx: { urls: [pbx.wsUrl], account: `${user}@127.0.0.1`, password: PASSWORD },
      recording: { enabled: recorded },
    },
    args: [`--use-file-for-fake-audio-capture=${microphone}`],
  });
  ends.push(async () => {
    await desk.close();
    await rm(desk.userData, { recursive: true, force: true });
  });
  await desk.workstation.locator('[data-testid="light-registration"][data-state="registered"]').waitFor();
  return desk;
}

interface Cost extends Kept {
  processor: number;
}

async function cost(window: Window): Promise<Cost> {
  const processor = await processorDuring([window.pid], wait(COST_MS));
  return { processor, ...(await kept(window)) };
}

function reportCost(when: string, desk: Cost, bare: Cost): void {
  report({
    ...{ name: `phone processor ${when}`, unit: '% of one', n: 1 },
    ...{ value: desk.processor, baseline: bare.processor },
  });
  report({
    ...{ name: `phone memory ${when}`, unit: 'MB', n: 1 },
    ...{ value: desk.memory, baseline: bare.memory },
  });
}
