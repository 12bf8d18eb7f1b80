import {
  callBar,
  consult,
  expect,
  newestConnection,
  operatorHears,
  type Room,
  test,
} from './harness/room.ts';
import type { Sipp, Step } from './harness/sipp.ts';
import type { Telephone } from './harness/telephone.ts';

const CALLER = 700;
const AGENCY = 1_100;
const loud = 0.05;
const spoken = 0.03;

interface Three {
  caller: Telephone;
  agency: Telephone;
  callerSipp: Sipp;
  agencySipp: Sipp;
}

let callers = 0;

/** Caller, agency and operator in one conversation. */
async function threeWay(room: Room, agencySteps: Step[], callerSteps: Step[]): Promise<Three> {
  const { siaga, pbx } = room;
  const { keyboard } = siaga.workstation;
  const caller = await room.telephone(CALLER);
  const agency = await room.telephone(AGENCY);
  const agencySipp = await room.party({
    mediaPort: agency.port,
    port: pbx.agencyPort,
    steps: ['be called', 'answer after a ring', ...agencySteps],
  });
  callers += 1;
  const callerSipp = await room.party({
    mediaPort: caller.port,
    number: `+62812345678${50 + callers}`,
    steps: ['call', 'ring', 'answered', 'take re-INVITE', 'take re-INVITE', ...callerSteps],
  });
  await callBar(siaga, 'ringing');
  await keyboard.press('F2');
  await callBar(siaga, 'talking');
  await keyboard.press('Control+Shift+Digit2');
  await consult(siaga, 'talking');
  await keyboard.press('Shift+F12');
  await consult(siaga, 'conference');
  return { caller, agency, callerSipp, agencySipp };
}

const step = test.step;

/** The two hear each other, and the operator or not. */
async function together({ caller, agency }: Three, operator: boolean): Promise<void> {
  const speaks = (rest: number): boolean => (operator ? rest > spoken : rest < 0.02);
  await caller.until(() => caller.pitch(AGENCY) > loud && speaks(caller.besides(AGENCY, CALLER)));
  await agency.until(() => agency.pitch(CALLER) > loud && speaks(agency.besides(AGENCY, CALLER)));
}

test('in a conversation of three each hears the other two, until the agency hangs up', async ({ room }) => {
  test.slow();
  const { siaga } = room;
  const three = await threeWay(room, ['wait to be told', 'hang up as the one called'], ['wait for BYE']);
  const { caller, agency } = three;
  await together(three, true);
  const newest = await newestConnection(siaga);
  await operatorHears(siaga, newest - 1);
  await operatorHears(siaga, newest);
  // Nobody hears himself.
  expect(caller.pitch(CALLER)).toBeLessThan(0.02);
  expect(agency.pitch(AGENCY)).toBeLessThan(0.02);
  await expect(siaga.workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'acknowledged');

  await step('a muted operator is heard by neither', async () => {
    await siaga.workstation.keyboard.press('F4');
    await together(three, false);
    await siaga.workstation.keyboard.press('F4');
  });
  await step('an agency that hangs up leaves caller and operator talking', async () => {
    await three.agencySipp.tell();
    await consult(siaga, null);
    await callBar(siaga, 'talking');
    await caller.until(() => caller.pitch(AGENCY) < 0.02 && caller.level() > spoken);
    await operatorHears(siaga, newest - 1);
  });
});

test('the operator leaves a conversation of three, and nobody is lost', async ({ room }) => {
  test.slow();
  const { siaga } = room;
  const { workstation } = siaga;

  await step('the PBX keeps the two connected', async () => {
    const second = await room.party({
      mediaPort: 9,
      port: room.pbx.outsidePort,
      steps: ['be replaced'],
    });
    const { callerSipp, agencySipp } = await threeWay(
      room,
      ['wait for BYE'],
      ['take REFER with Replaces and call the agency', 'wait for BYE'],
    );
    // The key for hanging up leaves too; nobody loses a caller by a habit.
    await workstation.keyboard.press('F8');
    expect(await callerSipp.running.ended).toBe(0);
    expect(await agencySipp.running.ended).toBe(0);
    expect(await second.running.ended).toBe(0);
    await callBar(siaga, 'idle');
    await consult(siaga, null);
  });

  await step('a leaving that fails after the PBX accepted it leaves all three together', async () => {
    const three = await threeWay(
      room,
      ['wait for BYE'],
      [{ failREFER: '503 Service Unavailable' }, 'wait for BYE'],
    );
    await workstation.keyboard.press('F12');
    await expect(workstation.getByTestId('consult-problem')).toContainText('masih bersama Anda');
    await consult(siaga, 'conference');
    await together(three, true);
    await workstation.keyboard.press('Shift+F7');
    await consult(siaga, null);
    await callBar(siaga, 'talking');
    await workstation.keyboard.press('F8');
    expect(await three.agencySipp.running.ended).toBe(0);
    expect(await three.callerSipp.running.ended).toBe(0);
    await callBar(siaga, 'idle');
  });

  await step('where the PBX cannot, the desk keeps them; one key steps in again', async () => {
    const three = await threeWay(room, ['wait for BYE'], ['refuse REFER', 'wait for BYE']);
    await workstation.keyboard.press('F12');
    await consult(siaga, 'bridged');
    await together(three, false);
    await workstation.keyboard.press('Shift+F12');
    await consult(siaga, 'conference');
    await together(three, true);
  });
});
