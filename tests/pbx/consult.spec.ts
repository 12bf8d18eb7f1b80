import {
  answerCall,
  audioBothWays,
  callBar,
  consult,
  expect,
  lastCall,
  newestConnection,
  type Room,
  test,
} from './harness/room.ts';
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
  /** Which connection is the caller's. */
  line: number;
}

let callers = 0;

/** A caller on the line, and an agency that does these steps when the operator wants to talk to it first. */
async function talkFirst(room: Room, agencySteps: Step[], callerSteps: Step[]): Promise<Talk> {
  const { siaga, pbx } = room;
  const caller = await room.telephone(CALLER);
  const agency = await room.telephone(AGENCY);
  const agencySipp = await room.party({ mediaPort: agency.port, port: pbx.agencyPort, steps: agencySteps });
  callers += 1;
  const callerSipp = await room.party({
    mediaPort: caller.port,
    number: `+62812345678${10 + callers}`,
    steps: ['call', 'ring', 'answered', 'take re-INVITE', ...callerSteps],
  });
  await answerCall(siaga);
  await audioBothWays(siaga, caller);
  const line = await newestConnection(siaga);
  await siaga.workstation.keyboard.press('Control+Shift+Digit2');
  return { caller, agency, callerSipp, agencySipp, line };
}

/** The caller is with the operator: both hear each other, until he hangs up. */
async function callerIsBack({ siaga }: Room, { caller, callerSipp, agencySipp, line }: Talk): Promise<void> {
  await consult(siaga, null);
  await callBar(siaga, 'talking');
  await expect(siaga.workstation.getByTestId('call-number')).toHaveText(/^0812-3456-78/);
  await audioBothWays(siaga, caller, line);
  await siaga.workstation.keyboard.press('F8');
  expect(await callerSipp.running.ended).toBe(0);
  expect(await agencySipp.running.ended).toBe(0);
  await callBar(siaga, 'idle');
}

const step = test.step;

test('the operator talks with the agency while the caller is on hold, then connects the two', async ({
  room,
}) => {
  test.slow();
  const { siaga } = room;
  const { workstation } = siaga;
  const damkar = workstation.getByTestId('handoff-damkar');

  await step('the PBX connects them, and the operator is free', async () => {
    const second = await room.party({
      mediaPort: 9,
      port: room.pbx.outsidePort,
      steps: ['be replaced'],
    });
    const { caller, agency, callerSipp, agencySipp } = await talkFirst(
      room,
      ['be called', 'answer after a ring', 'wait for BYE'],
      ['take REFER with Replaces and call the agency', 'wait for BYE'],
    );
    await consult(siaga, 'talking');
    await expect(damkar).toHaveAttribute('data-state', 'sent');
    await audioBothWays(siaga, agency);
    await caller.until(() => caller.level() < 0.001);
    await agency.until(() => agency.pitch(CALLER) < 0.03);
    await workstation.keyboard.press('F12');
    expect(await callerSipp.running.ended).toBe(0);
    expect(await agencySipp.running.ended).toBe(0);
    await callBar(siaga, 'idle');
    await consult(siaga, null);
    await expect(damkar).toHaveAttribute('data-state', 'acknowledged');
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

  await step('a connection that fails after the PBX accepted it gives the caller back', async () => {
    const talk = await talkFirst(
      room,
      ['be called', 'answer after a ring', 'take re-INVITE', 'wait for BYE'],
      [{ failREFER: '503 Service Unavailable' }, 'take re-INVITE', 'wait for BYE'],
    );
    await consult(siaga, 'talking');
    await workstation.keyboard.press('F12');
    await expect(workstation.getByTestId('consult-problem')).toContainText('masih bersama Anda');
    await audioBothWays(siaga, talk.caller, talk.line);
    await talk.agency.until(() => talk.agency.level() < 0.001);
    await expect(damkar).toHaveAttribute('data-state', 'sent');
    await workstation.keyboard.press('Shift+F7');
    await callerIsBack(room, talk);
  });

  await step('where the PBX cannot, this desk does, and the operator takes the next caller', async () => {
    const { caller, agency } = await talkFirst(
      room,
      ['be called', 'answer after a ring', 'wait for BYE'],
      ['refuse REFER', 'take re-INVITE', 'wait for BYE'],
    );
    await consult(siaga, 'talking');
    await workstation.keyboard.press('F12');
    await consult(siaga, 'bridged');
    await caller.until(() => caller.pitch(AGENCY) > loud && caller.besides(AGENCY, CALLER) < 0.02);
    await agency.until(() => agency.pitch(CALLER) > loud && agency.besides(AGENCY, CALLER) < 0.02);
    await expect(damkar).toHaveAttribute('data-state', 'acknowledged');

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
});

test('whatever becomes of the call to the agency, the caller is with the operator', async ({ room }) => {
  test.slow();
  const { siaga } = room;
  const { workstation } = siaga;
  const afterHold: Step[] = ['take re-INVITE', 'wait for BYE'];
  const manualWay = () => expect(workstation.getByTestId('waiting-damkar')).toContainText('113');

  for (const refusal of ['486 Busy Here', '603 Decline']) {
    await step(`the agency answers ${refusal}`, async () => {
      const talk = await talkFirst(room, ['be called', { refuse: refusal }], afterHold);
      await manualWay();
      await callerIsBack(room, talk);
    });
  }
  await step('nobody answers', async () => {
    const ringing: Step[] = ['be called', { ringThen: '480 Temporarily Unavailable' }];
    const talk = await talkFirst(room, ringing, afterHold);
    await consult(siaga, 'calling');
    await talk.agencySipp.tell();
    await manualWay();
    await callerIsBack(room, talk);
  });
  await step('the operator does not wait for the answer', async () => {
    const talk = await talkFirst(room, ['be called', 'ring until CANCEL'], afterHold);
    await consult(siaga, 'calling');
    await workstation.keyboard.press('Shift+F7');
    await callerIsBack(room, talk);
  });
  await step('the agency hangs up after talking, which counts as told', async () => {
    const steps: Step[] = [
      'be called',
      'answer after a ring',
      'wait to be told',
      'hang up as the one called',
    ];
    const talk = await talkFirst(room, steps, afterHold);
    await consult(siaga, 'talking');
    await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'sent');
    await talk.agencySipp.tell();
    await callerIsBack(room, talk);
  });
  await step('a caller who hangs up while the agency rings ends that call too', async () => {
    const talk = await talkFirst(room, ['be called', 'ring until CANCEL'], ['wait to be told', 'hang up']);
    await consult(siaga, 'calling');
    await talk.callerSipp.tell();
    expect(await talk.callerSipp.running.ended).toBe(0);
    expect(await talk.agencySipp.running.ended).toBe(0);
    await consult(siaga, null);
    await callBar(siaga, 'idle');
    await expect.poll(() => lastCall(siaga)).toMatchObject({ direction: 'out', state: 'ended' });
  });
});
