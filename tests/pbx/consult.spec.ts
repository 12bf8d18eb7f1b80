import { audioBothWays, callBar, consult, expect, lastCall, type Room, test } from './harness/room.ts';
import type { Sipp, Step } from './harness/sipp.ts';
import type { Telephone } from './harness/telephone.ts';

const CALLER = 700;
const AGENCY = 1_100;
const loud = 0.05;

interface Talk {
  caller: Telephone;
  agency: Telephone;
  callerSipp: Sipp;
  agencySipp: Sipp;
}

/** A caller on the line, and an agency that does these steps when the operator wants to talk to it first. */
async function talkFirst(room: Room, agencySteps: Step[], callerSteps: Step[]): Promise<Talk> {
  const { siaga, pbx } = room;
  const caller = await room.telephone(CALLER);
  const agency = await room.telephone(AGENCY);
  const agencySipp = await room.party({ mediaPort: agency.port, port: pbx.agencyPort, steps: agencySteps });
  const callerSipp = await room.party({
    mediaPort: caller.port,
    steps: ['call', 'ring', 'answered', 'take re-INVITE', ...callerSteps],
  });
  await callBar(siaga, 'ringing');
  await siaga.workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, caller);
  await siaga.workstation.keyboard.press('Control+Shift+Digit2');
  return { caller, agency, callerSipp, agencySipp };
}

/** The caller is with the operator: both hear each other, and the agency's card offers the other ways. */
async function callerIsBack({ siaga }: Room, caller: Telephone): Promise<void> {
  await consult(siaga, null);
  await callBar(siaga, 'talking');
  await expect(siaga.workstation.getByTestId('call-number')).toHaveText('0812-3456-7890');
  await audioBothWays(siaga, caller, 0);
}

// Built and seen to work in part, but not yet from end to end on the final keys: issue 6 stays open until these pass.
test.fixme();

test('the operator talks with the agency while the caller is on hold, then the PBX connects the two', async ({
  room,
}) => {
  const { siaga } = room;
  const { workstation } = siaga;
  const second = await room.party({ mediaPort: 9, port: room.pbx.outsidePort, steps: ['be replaced'] });
  const { caller, agency, callerSipp, agencySipp } = await talkFirst(
    room,
    ['be called', 'answer after a ring', 'wait for BYE'],
    ['take REFER with Replaces and call the agency', 'wait for BYE'],
  );
  await consult(siaga, 'talking');
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'sent');
  await audioBothWays(siaga, agency);
  await caller.until(() => caller.level() < 0.001);
  await agency.until(() => agency.pitch(CALLER) < 0.03);
  await workstation.keyboard.press('F12');
  expect(await callerSipp.running.ended).toBe(0);
  expect(await agencySipp.running.ended).toBe(0);
  await callBar(siaga, 'idle');
  await consult(siaga, null);
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'acknowledged');
  expect(await second.running.ended).toBe(0);
  // The call that is replaced is the one between operator and agency (RFC 3891 §3).
  const [, dialog, agencyTag, operatorTag] =
    /Replaces: ([^;]+);to-tag=([^;]+);from-tag=(\S+)/.exec(await second.messages()) ?? [];
  const talked = await agencySipp.messages();
  expect(talked).toContain(`Call-ID: ${dialog}`);
  expect(talked).toContain(`;tag=${agencyTag}`);
  expect(talked).toContain(`;tag=${operatorTag}`);
  await expect
    .poll(() =>
      siaga.read((db) =>
        db.prepare("SELECT json_extract(view, '$.end.kind') FROM calls ORDER BY ringing_at").pluck().all(),
      ),
    )
    .toEqual(['transferred', 'transferred']);
});

for (const refusal of ['486 Busy Here', '603 Decline']) {
  test(`an agency that answers ${refusal} leaves the caller with the operator`, async ({ room }) => {
    const { caller } = await talkFirst(
      room,
      ['be called', { refuse: refusal }],
      ['take re-INVITE', 'wait for BYE'],
    );
    await callerIsBack(room, caller);
    await expect(room.siaga.workstation.getByTestId('waiting-damkar')).toContainText('113');
  });
}

test('an agency where nobody answers leaves the caller with the operator', async ({ room }) => {
  const { siaga } = room;
  const { caller } = await talkFirst(
    room,
    ['be called', { ringThen: '480 Temporarily Unavailable', after: 2_000 }],
    ['take re-INVITE', 'wait for BYE'],
  );
  await consult(siaga, 'calling');
  await callerIsBack(room, caller);
  await expect(siaga.workstation.getByTestId('waiting-damkar')).toContainText('113');
});

test('the operator need not wait for the answer: one key goes back to the caller', async ({ room }) => {
  const { siaga } = room;
  const { caller, agencySipp } = await talkFirst(
    room,
    ['be called', 'ring until CANCEL'],
    ['take re-INVITE', 'wait for BYE'],
  );
  await consult(siaga, 'calling');
  await siaga.workstation.keyboard.press('Shift+F7');
  await callerIsBack(room, caller);
  expect(await agencySipp.running.ended).toBe(0);
});

test('an agency that hangs up after talking leaves the caller with the operator, and counts as told', async ({
  room,
}) => {
  const { siaga } = room;
  const { caller } = await talkFirst(
    room,
    ['be called', 'answer after a ring', { talk: 3_000 }, 'hang up as the one called'],
    ['take re-INVITE', 'wait for BYE'],
  );
  await consult(siaga, 'talking');
  await callerIsBack(room, caller);
  await expect(siaga.workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'sent');
});

test('a connection that fails after the PBX accepted it gives the caller back to the operator', async ({
  room,
}) => {
  const { siaga } = room;
  const { workstation } = siaga;
  const { caller, agency } = await talkFirst(
    room,
    ['be called', 'answer after a ring', 'take re-INVITE', 'wait for BYE'],
    [{ failREFER: '503 Service Unavailable' }, 'take re-INVITE', 'wait for BYE'],
  );
  await consult(siaga, 'talking');
  await audioBothWays(siaga, agency);
  await workstation.keyboard.press('F12');
  await expect(workstation.getByTestId('consult-problem')).toContainText('masih bersama Anda');
  await audioBothWays(siaga, caller, 0);
  await agency.until(() => agency.level() < 0.001);
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'sent');
  await workstation.keyboard.press('Shift+F7');
  await callerIsBack(room, caller);
});

test('a caller who hangs up while the agency rings ends that call too', async ({ room }) => {
  const { siaga } = room;
  const { agencySipp, callerSipp } = await talkFirst(
    room,
    ['be called', 'ring until CANCEL'],
    [{ talk: 5_000 }, 'hang up'],
  );
  await consult(siaga, 'calling');
  expect(await callerSipp.running.ended).toBe(0);
  expect(await agencySipp.running.ended).toBe(0);
  await consult(siaga, null);
  await callBar(siaga, 'idle');
  await expect.poll(() => lastCall(siaga)).toMatchObject({ direction: 'out', state: 'ended' });
});

test('where the PBX cannot connect the two, this desk does, and the operator is free for the next caller', async ({
  room,
}) => {
  const { siaga } = room;
  const { workstation } = siaga;
  const { caller, agency } = await talkFirst(
    room,
    ['be called', 'answer after a ring', 'wait for BYE'],
    ['refuse REFER', 'take re-INVITE', 'wait for BYE'],
  );
  await consult(siaga, 'talking');
  await audioBothWays(siaga, agency);
  await workstation.keyboard.press('F12');
  await consult(siaga, 'bridged');
  await caller.until(() => caller.pitch(AGENCY) > loud && caller.besides(AGENCY, CALLER) < 0.02);
  await agency.until(() => agency.pitch(CALLER) > loud && agency.besides(AGENCY, CALLER) < 0.02);
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'acknowledged');

  const next = await room.telephone();
  await room.party({
    mediaPort: next.port,
    number: '+6282222222222',
    steps: ['call', 'ring', 'answered', 'wait for BYE'],
  });
  await callBar(siaga, 'ringing');
  await workstation.keyboard.press('F2');
  await expect(workstation.getByTestId('call-number')).toHaveText('0822-2222-2222');
  await audioBothWays(siaga, next);
  await caller.until(() => caller.pitch(AGENCY) > loud);
  await agency.until(() => agency.pitch(CALLER) > loud);
});
