import { newHandOffId } from '../../shared/domain/ids.ts';
import type { Scenario } from '../../shared/training/scenario.ts';
import {
  answerCall,
  answerPracticeCall,
  expect,
  field,
  type RunningApp,
  saved,
  together as test,
} from './app.ts';
import { newestConnection, rememberConnections, soundOf } from './connections.ts';

test.use({ options: { args: ['--training-speed=4'] } });

/** Nobody speaks: what is heard is the agency. */
const quiet: Scenario = {
  id: 'quiet',
  version: 1,
  title: { id: 'Tenang', en: 'Quiet' },
  level: 'basic',
  agencies: [
    { agencyId: 'bpbd', answers: 'declines' },
    { agencyId: 'dinkes', answers: 'busy' },
    { agencyId: 'dishub', answers: 'no_answer' },
  ] as Scenario['agencies'],
  calls: [
    {
      number: '0811000778',
      displayName: 'Latihan',
      begins: { after: 'start', seconds: 0 },
      patienceSeconds: 60,
      voice: 'woman',
      mood: 'calm',
      background: null,
      lines: [],
      ends: { by: 'operator' },
      expected: { disposition: 'ghost', why: { id: 'Diam.', en: 'Silent.' } },
    },
  ],
};

async function answerCaller(siaga: RunningApp): Promise<void> {
  const { workstation } = siaga;
  await workstation.evaluate(async (scenario) => {
    await window.siaga.invoke('training.saveScenario', { scenario });
    await window.siaga.invoke('training.start', {
      scenarioIds: [scenario.id],
      order: 'given',
      callsPerHour: null,
    });
    await window.siaga.invoke('training.next', {});
  }, quiet);
  await answerCall(siaga);
}

const ends = ({ read }: RunningApp): unknown[] =>
  read((db) => db.prepare("SELECT view ->> '$.end.kind' FROM calls ORDER BY ringing_at DESC").pluck().all());

test('the operator talks with agencies first: each answers as the scenario says, and one takes the caller over', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  const { keyboard } = workstation;
  await rememberConnections(siaga);
  await answerCaller(siaga);
  const bar = workstation.getByTestId('call-bar');
  const consult = workstation.getByTestId('consult');

  for (const [agency, key] of [
    ['bpbd', 'Control+Shift+Digit3'],
    ['dinkes', 'Control+Shift+Digit1'],
  ]) {
    await keyboard.press(key ?? '');
    await expect(workstation.getByTestId(`waiting-${agency}`)).toContainText(
      'Telepon instansi tidak dijawab',
    );
    await expect(consult).toHaveCount(0);
    await expect(bar).toHaveAttribute('data-state', 'talking');
  }
  const causes = siaga.read((db) =>
    db
      .prepare("SELECT body ->> '$.data.cause' FROM log WHERE type = 'handoff.consulted' ORDER BY seq")
      .pluck()
      .all(),
  );
  expect(causes).toEqual([expect.stringContaining('603'), expect.stringContaining('486')]);

  await keyboard.press('Control+Shift+Digit5');
  await expect(consult).toHaveAttribute('data-state', 'calling');
  await keyboard.press('Shift+F7');
  await expect(consult).toHaveCount(0);
  await expect(bar).toHaveAttribute('data-state', 'talking');

  await keyboard.press('Control+Shift+Digit2');
  await expect(consult).toHaveAttribute('data-state', 'talking');
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'sent');
  const agency = await newestConnection(siaga);
  await expect.poll(async () => (await soundOf(siaga, agency)).energyHeard).toBeGreaterThan(0.001);
  await workstation.screenshot({ path: 'test-results/agency-answers.png' });
  await keyboard.press('Shift+F12');
  await expect(consult).toHaveAttribute('data-state', 'conference');
  await keyboard.press('F12');
  await expect(bar).toHaveAttribute('data-state', 'idle');
  await expect(consult).toHaveCount(0);
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'acknowledged');
  await expect.poll(() => ends(siaga).slice(0, 1)).toEqual(['transferred']);
  await expect.poll(() => ends(siaga).at(-1)).toBe('transferred');
  await keyboard.press('Alt+KeyD');
});

test('a caller who is handed over without a word stays when the agency declines, and goes when it answers', async ({
  siaga,
}) => {
  const { workstation, read } = siaga;
  await answerCaller(siaga);
  const bar = workstation.getByTestId('call-bar');
  await workstation.keyboard.press('Control+Digit4');
  await expect(workstation.getByTestId('handoff-satpol-pp')).toHaveAttribute('data-state', 'queued');
  const { callId, incidentId } = read(
    (db) =>
      db
        .prepare('SELECT id AS callId, incident_id AS incidentId FROM calls ORDER BY ringing_at DESC')
        .get() as { callId: string; incidentId: string },
  );
  const handOver = (agencyId: string) =>
    workstation.evaluate(
      async ({ id, ...how }) => {
        const input = { ...how, handOffId: id, channel: 'sip' as const, talkFirst: false };
        await window.siaga.invoke('handoff.create', input as never);
      },
      { agencyId, callId, incidentId, id: newHandOffId() },
    );
  const told = () =>
    read((db) =>
      db
        .prepare(
          "SELECT body ->> '$.data.outcome', body ->> '$.data.cause' FROM log WHERE type = 'call.transferred' ORDER BY seq",
        )
        .raw()
        .all(),
    );
  await handOver('bpbd');
  await expect(workstation.getByTestId('waiting-bpbd')).toContainText('belum tersambung ke BPBD');
  await expect(bar).toHaveAttribute('data-state', 'talking');
  expect(told()).toEqual([['failed', '603 Decline']]);
  await handOver('dinkes');
  await expect(workstation.getByTestId('waiting-dinkes')).toContainText('belum tersambung ke Dinkes');
  await handOver('damkar');
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'sent');
  await expect(bar).toHaveAttribute('data-state', 'idle');
  expect(told().slice(1)).toEqual([
    ['failed', '486 Busy Here'],
    ['accepted', ''],
  ]);
  await expect.poll(() => ends(siaga)[0]).toBe('transferred');
  await workstation.keyboard.press('Alt+KeyD');
});

test('the agencies do not open over a call, and an answered call puts them aside with nothing lost', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyI');
  await workstation.getByTestId('edit-bpbd').click();
  await workstation.locator('[name="agency-duty"]').fill('Banjir dan longsor');
  await answerPracticeCall(siaga);
  await expect(workstation.getByTestId('agencies')).toHaveCount(0);
  await field(workstation, 'whatHappened').fill('Banjir');
  await saved(workstation);
  await workstation.keyboard.press('Control+KeyI');
  await expect(workstation.locator('[data-code="E_AGENCY_CALL"]')).toContainText(
    'Selesaikan panggilan dahulu',
  );
  await expect(workstation.getByTestId('agencies')).toHaveCount(0);
  await workstation.keyboard.press('F8');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'idle');
  await workstation.keyboard.press('Control+KeyI');
  await expect(workstation.locator('[name="agency-duty"]')).toHaveValue('Banjir dan longsor');
  await workstation.keyboard.press('Escape');
});
