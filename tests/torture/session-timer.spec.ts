import {
  answerCall,
  audioBothWays,
  callBar,
  expect,
  keptThrough,
  lastCall,
  test,
} from '../pbx/harness/room.ts';

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
  await answerCall(siaga);
  // After half of the minute (RFC 4028 §10).
  await expect
    .poll(async () => (await caller.messages()).match(/^CSeq: \d+ ACK/gm)?.length, { timeout: 60_000 })
    .toBe(2);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F8');
  expect(await caller.running.ended).toBe(0);
  await expect.poll(() => lastCall(siaga)?.end).toMatchObject({ kind: 'hangup', by: 'operator' });
});

test('a refresh that fails is tried again, and that the other side has forgotten the call ends it only without sound', async ({
  room,
}) => {
  test.slow();
  const { siaga } = room;
  const kept = keptThrough(siaga);
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    headers: ['Supported: timer', 'Session-Expires: 60;refresher=uas'],
    steps: [
      ...(['call', 'ring', 'answered'] as const),
      { refuseUpdate: '500 Server Internal Error' },
      { refuseUpdate: '481 Call/Transaction Does Not Exist' },
      'know no such call',
    ],
  });
  await answerCall(siaga);
  await expect.poll(() => kept, { timeout: 80_000 }).toContain('Dialog Error');
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, telephone);
  telephone.beQuiet(true);
  await expect
    .poll(() => lastCall(siaga)?.end, { timeout: 80_000 })
    .toMatchObject({ kind: 'lost', by: 'network', sipCode: 481 });
  expect(await caller.running.ended).toBe(0);
});

test('a caller who vanishes without a word is kept for minutes, and then his call is over', async ({
  room,
}) => {
  test.setTimeout(480_000);
  const { siaga } = room;
  const kept = keptThrough(siaga);
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    headers: ['Supported: timer', 'Session-Expires: 60;refresher=uac'],
    steps: ['call', 'ring', 'answered', 'wait to be told'],
  });
  await answerCall(siaga);
  // It said that it would refresh the session.
  await expect.poll(() => kept, { timeout: 90_000 }).toContain('Session Timer Expired');
  await audioBothWays(siaga, telephone);
  await caller.running.stop();
  telephone.beQuiet(true);
  await expect
    .poll(() => lastCall(siaga)?.end, { timeout: 300_000 })
    .toMatchObject({ kind: 'lost', by: 'network', cause: 'Request Timeout' });
});
