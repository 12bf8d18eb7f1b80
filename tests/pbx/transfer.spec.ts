import { answerCall, audioBothWays, callBar, expect, lastCall, test } from './harness/room.ts';
import type { Step } from './harness/sipp.ts';

test('one key hands the caller over to the agency, whose telephone answers', async ({ room }) => {
  const { siaga, pbx } = room;
  const telephone = await room.telephone();
  const agencyTelephone = await room.telephone();
  const agency = await room.party({
    mediaPort: agencyTelephone.port,
    port: pbx.agencyPort,
    steps: ['be called', 'answer after a ring'],
  });
  const caller = await room.party({
    mediaPort: telephone.port,
    steps: ['call', 'ring', 'answered', 'take REFER and call the agency', 'wait for BYE'],
  });
  await answerCall(siaga);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('Control+Digit2');
  await expect(siaga.workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'sent');
  expect(await agency.running.ended).toBe(0);
  expect(await caller.running.ended).toBe(0);
  expect(await agency.messages()).toContain('INVITE sip:agency@');
  await callBar(siaga, 'idle');
  await expect.poll(() => lastCall(siaga)).toMatchObject({ end: { kind: 'transferred', by: 'operator' } });
});

const failures: [string, Step][] = [
  ['that the PBX refuses', 'refuse REFER'],
  ['that the agency declines after the PBX accepted it', { failREFER: '603 Decline' }],
];
for (const [what, step] of failures) {
  test(`a transfer ${what} leaves the caller with the operator, who is told`, async ({ room }) => {
    const { siaga } = room;
    const telephone = await room.telephone();
    await room.party({
      mediaPort: telephone.port,
      steps: ['call', 'ring', 'answered', step, 'wait for BYE'],
    });
    await answerCall(siaga);
    await siaga.workstation.keyboard.press('Control+Digit2');
    await expect(siaga.workstation.getByTestId('waiting-damkar')).toContainText('113');
    await callBar(siaga, 'talking');
    await audioBothWays(siaga, telephone);
  });
}

test('a caller who hangs up while he is handed over is in the log as gone, and the agency is told by hand', async ({
  room,
}) => {
  const { siaga } = room;
  const caller = await room.party({
    mediaPort: 9,
    steps: ['call', 'ring', 'answered', 'take REFER and hang up'],
  });
  await answerCall(siaga);
  await siaga.workstation.keyboard.press('Control+Digit2');
  expect(await caller.running.ended).toBe(0);
  await callBar(siaga, 'idle');
  await expect.poll(() => lastCall(siaga)).toMatchObject({ end: { kind: 'hangup', by: 'caller' } });
  await expect(siaga.workstation.getByTestId('waiting-damkar')).toContainText('113');
});
