import type { CallId } from '../../../shared/domain/ids.ts';
import type { Debrief } from '../../../shared/training/debrief.ts';
import type { Scenario, ScenarioCall } from '../../../shared/training/scenario.ts';
import { expect, type RunningApp } from '../app.ts';
import { newestConnection } from '../connections.ts';
import { answer, holdOnce, type Live, live, logged, phaseOf, soon, turnTo } from './desk.ts';
import type { Ears } from './ears.ts';
import { handOver } from './hand-over.ts';
import { qualify } from './qualify.ts';
import { writeDown } from './report.ts';

/** A caller of the scenario, and which call of the log it is. */
interface Guest extends Live {
  index: number;
  call: ScenarioCall;
  /** Of the telephone, once it is answered. */
  connection?: number;
}

/** Louder than any noise around a caller. Who whispers is heard where nothing else is. */
const loudness = ({ background }: ScenarioCall): number => (background === null ? 0.1 : 0.25);

/** Takes every call of a scenario as its file says that a good operator does. Answers with the debriefs, in their order. */
export async function play(siaga: RunningApp, ears: Ears, scenario: Scenario): Promise<Debrief[]> {
  const { workstation } = siaga;
  const known = new Map<CallId, Guest>();
  const done = new Set<number>();
  const interrupted = new Set<CallId>();
  await ears.forget();
  await workstation.evaluate(
    (scenarioIds) =>
      window.siaga.invoke('training.start', { scenarioIds, order: 'given', callsPerHour: null }),
    [scenario.id],
  );
  await workstation.keyboard.press('F9');

  /** Those on the line, in the order of the file. */
  async function guests(): Promise<Guest[]> {
    const now = (await live(siaga)).filter(({ direction }) => direction === 'in');
    const all = now.flatMap((one) => {
      const index = known.get(one.callId)?.index ?? indexOf(siaga, one.callId);
      const call = index === undefined ? undefined : scenario.calls[index];
      return call && index !== undefined ? [{ ...known.get(one.callId), ...one, index, call }] : [];
    });
    for (const guest of all) known.set(guest.callId, guest);
    return all.sort((a, b) => a.index - b.index);
  }

  /** Nobody rings for long: whoever does is answered, and waits on hold. Whether anybody was. */
  async function answerAll(): Promise<boolean> {
    const ringing = (await guests()).filter(({ phase, call }) => phase === 'ringing' && !givesUp(call));
    for (const guest of ringing) {
      interruptAllBut(guest);
      await answer(siaga, guest);
      known.set(guest.callId, { ...guest, connection: await newestConnection(siaga) });
    }
    return ringing.length > 0;
  }

  /** Who is talked to now is put on hold. */
  function interruptAllBut(guest: Guest): void {
    for (const { callId, connection } of known.values())
      if (connection !== undefined && callId !== guest.callId) interrupted.add(callId);
  }

  async function attend(guest: Guest): Promise<void> {
    while (await answerAll());
    if ((await phaseOf(siaga, guest.callId)) !== 'held') return;
    interruptAllBut(guest);
    await turnTo(siaga, guest);
  }

  async function take(guest: Guest): Promise<void> {
    const { call, callId } = guest;
    const { expected, ends, lines } = call;
    await attend(guest);
    await writeDown(siaga, expected);
    await soon(async () => {
      await attend(guest);
      return hasBegun(call);
    }).toBe(true);
    await handOver(siaga, scenario, expected, callId);
    const early = expected.disposition !== 'dropped';
    if (early) await qualify(siaga, expected, firstOf(expected));
    if (lines.some(({ when }) => when.on === 'resumed')) await holdOnce(siaga, guest);
    if (lines.some(({ when }) => when.on === 'key')) await pressKey(siaga);
    await soon(async () => {
      await attend(guest);
      return missing(guest);
    }).toEqual([]);
    await expectHeard(callId);
    if (ends.by === 'operator') await workstation.keyboard.press('F8');
    await soon(() => phaseOf(siaga, callId)).toBe('gone');
    if (!early) await qualify(siaga, expected, null);
  }

  async function unsaid(call: ScenarioCall): Promise<string[]> {
    const over = (await ears.said()).filter(({ until }) => until !== null).map(({ audio }) => audio);
    return spokenLines(call).filter((audio) => !over.includes(audio));
  }

  /** The operator lets the caller finish the first sentence. */
  const hasBegun = async (call: ScenarioCall): Promise<boolean> =>
    spokenLines(call).length === 0 || (await unsaid(call)).length < spokenLines(call).length;

  /** What the caller has not said and pressed yet. */
  async function missing({ call, callId }: Guest): Promise<string[]> {
    const keys = call.lines.map(({ press }) => press).join('');
    const words = await unsaid(call);
    return keys === '' || logged(siaga, callId)?.heard === keys ? words : [...words, keys];
  }

  /** The first words reach the operator; whoever was put on hold meanwhile is heard by later ones. */
  async function expectHeard(callId: CallId): Promise<void> {
    const guest = known.get(callId);
    const [first] = guest ? spokenLines(guest.call) : [];
    if (!guest || !first) return;
    const said = (await ears.said()).find(({ audio }) => audio === first);
    const loudest = await ears.loudest(guest.connection ?? -1, interrupted.has(callId) ? undefined : said);
    expect(loudest, first).toBeGreaterThan(loudness(guest.call));
  }

  const firstOf = ({ sameEventAs }: ScenarioCall['expected']): CallId | null =>
    [...known.values()].find(({ index }) => index === sameEventAs)?.callId ?? null;

  while (done.size < scenario.calls.length) {
    await answerAll();
    const [next] = (await guests()).filter(({ index, call }) => !done.has(index) && !givesUp(call));
    if (next) {
      await take(next);
      done.add(next.index);
    }
    for (const { index, call, callId } of known.values())
      if (givesUp(call) && (await phaseOf(siaga, callId)) === 'gone') done.add(index);
  }
  return Promise.all(
    [...known.values()]
      .sort((a, b) => a.index - b.index)
      .map(({ callId }) =>
        workstation.evaluate(async (id) => {
          const debrief = await window.siaga.invoke('lesson.debrief', { callId: id });
          if (!debrief.ok) throw new Error(debrief.refusal.code);
          return debrief.value;
        }, callId),
      ),
  );
}

/** Hangs up before anybody is meant to answer. */
const givesUp = ({ expected }: ScenarioCall): boolean => expected.disposition === 'abandoned';

const spokenLines = ({ lines }: ScenarioCall): string[] => lines.flatMap(({ audio }) => audio ?? []);

function indexOf(siaga: RunningApp, callId: CallId): number | undefined {
  const call = logged(siaga, callId);
  return call?.direction === 'in' ? call.practice?.lesson.call : undefined;
}

async function pressKey({ workstation }: RunningApp): Promise<void> {
  await workstation.keyboard.press('F5');
  await workstation.getByTestId('dtmf-1').click();
  await workstation.keyboard.press('Escape');
  await expect(workstation.getByTestId('dtmf-1')).toHaveCount(0);
}
