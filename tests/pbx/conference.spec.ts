import { callBar, consult, expect, operatorHears, type Room, test } from './harness/room.ts';
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
  const callerSipp = await room.party({
    mediaPort: caller.port,
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

// Built and seen to work in part, but not yet from end to end on the final keys: issue 6 stays open until these pass.
test.fixme();

test('in a conversation of three each hears the other two', async ({ room }) => {
  const { siaga } = room;
  const { caller, agency } = await threeWay(room, ['wait for BYE'], ['wait for BYE']);
  await caller.until(() => caller.pitch(AGENCY) > loud && caller.besides(AGENCY, CALLER) > spoken);
  await agency.until(() => agency.pitch(CALLER) > loud && agency.besides(AGENCY, CALLER) > spoken);
  await operatorHears(siaga, 0);
  await operatorHears(siaga, 1);
  // Nobody hears himself.
  expect(caller.pitch(CALLER)).toBeLessThan(0.02);
  expect(agency.pitch(AGENCY)).toBeLessThan(0.02);
  await expect(siaga.workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'acknowledged');

  await siaga.workstation.keyboard.press('F4');
  await caller.until(() => caller.pitch(AGENCY) > loud && caller.besides(AGENCY, CALLER) < 0.02);
  await agency.until(() => agency.pitch(CALLER) > loud && agency.besides(AGENCY, CALLER) < 0.02);
});

test('the operator leaves, and the PBX keeps the two connected', async ({ room }) => {
  const { siaga } = room;
  const second = await room.party({ mediaPort: 9, port: room.pbx.outsidePort, steps: ['be replaced'] });
  const { callerSipp, agencySipp } = await threeWay(
    room,
    ['wait for BYE'],
    ['take REFER with Replaces and call the agency', 'wait for BYE'],
  );
  // The key for hanging up leaves too; nobody loses a caller by a habit.
  await siaga.workstation.keyboard.press('F8');
  expect(await callerSipp.running.ended).toBe(0);
  expect(await agencySipp.running.ended).toBe(0);
  expect(await second.running.ended).toBe(0);
  await callBar(siaga, 'idle');
  await consult(siaga, null);
});

test('where the PBX cannot keep the two connected, the desk does; the operator steps in again with one key', async ({
  room,
}) => {
  const { siaga } = room;
  const { keyboard } = siaga.workstation;
  const { caller, agency } = await threeWay(room, ['wait for BYE'], ['refuse REFER', 'wait for BYE']);
  await keyboard.press('F12');
  await consult(siaga, 'bridged');
  await caller.until(() => caller.pitch(AGENCY) > loud && caller.besides(AGENCY, CALLER) < 0.02);
  await agency.until(() => agency.pitch(CALLER) > loud && agency.besides(AGENCY, CALLER) < 0.02);
  await keyboard.press('Shift+F12');
  await consult(siaga, 'conference');
  await caller.until(() => caller.pitch(AGENCY) > loud && caller.besides(AGENCY, CALLER) > spoken);
});

test('a leaving that fails after the PBX accepted it leaves all three together', async ({ room }) => {
  const { siaga } = room;
  const { caller, agency } = await threeWay(
    room,
    ['wait for BYE'],
    [{ failREFER: '503 Service Unavailable' }, 'wait for BYE'],
  );
  await siaga.workstation.keyboard.press('F12');
  await expect(siaga.workstation.getByTestId('consult-problem')).toContainText('masih bersama Anda');
  await consult(siaga, 'conference');
  await caller.until(() => caller.pitch(AGENCY) > loud && caller.besides(AGENCY, CALLER) > spoken);
  await agency.until(() => agency.pitch(CALLER) > loud && agency.besides(AGENCY, CALLER) > spoken);
});

test('an agency that hangs up leaves caller and operator talking', async ({ room }) => {
  const { siaga } = room;
  const { caller } = await threeWay(room, [{ talk: 4_000 }, 'hang up as the one called'], ['wait for BYE']);
  await consult(siaga, null);
  await callBar(siaga, 'talking');
  await caller.until(() => caller.pitch(AGENCY) < 0.02 && caller.level() > spoken);
  await operatorHears(siaga, 0);
});
