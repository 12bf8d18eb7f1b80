import { audioBothWays, callBar, expect, lastCall, test } from '../pbx/harness/room.ts';

test('a session that the desk has to refresh is refreshed, also where the PBX knows no UPDATE', async ({
  room,
}) => {
  test.slow();
  const { siaga } = room;
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    headers: ['Supported: timer', 'Session-Expires: 60;refresher=uas'],
    steps: ['call', 'ring', 'answered', 'refuse UPDATE', 'take re-INVITE', 'wait for BYE'],
  });
  await callBar(siaga, 'ringing');
  await siaga.workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');
  // After half of the minute (RFC 4028 §10).
  await expect
    .poll(async () => (await caller.messages()).match(/^CSeq: \d+ ACK/gm)?.length, { timeout: 60_000 })
    .toBe(2);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F8');
  expect(await caller.running.ended).toBe(0);
  await expect.poll(() => lastCall(siaga)?.end).toMatchObject({ kind: 'hangup', by: 'operator' });
});
