import { audioBothWays, callBar, expect, lastCall, test } from './harness/room.ts';
import { OTHER_TAG } from './harness/sipp.ts';

/** Whom of them the desk hangs up. */
const ENDED = /^BYE (?:.+\r?\n)+?To: .*tag=(\w+)/gm;

test('a number outside is called by keyboard, is heard before and after it answers at two telephones, and is in the log', async ({
  room,
}) => {
  const { siaga, pbx } = room;
  const telephone = await room.telephone();
  const outside = await room.party({
    mediaPort: telephone.port,
    port: pbx.outsidePort,
    steps: ['be called', 'early media', 'wait to be told', 'answer twice', 'wait for BYE'],
  });
  await siaga.workstation.keyboard.press('F6');
  await siaga.workstation.keyboard.type('0812-9999-8888');
  await siaga.workstation.keyboard.press('Enter');
  await callBar(siaga, 'dialling');
  await audioBothWays(siaga, telephone);
  await outside.tell();
  await callBar(siaga, 'talking');
  await expect.poll(() => outside.messages()).toMatch(ENDED);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F8');
  expect(await outside.running.ended).toBe(0);
  // The one that is not talked to was told so, once.
  const ended = [...(await outside.messages()).matchAll(ENDED)].map(([, tag]) => tag === OTHER_TAG);
  expect(ended).toEqual([true, false]);
  expect(await outside.messages()).toContain('INVITE sip:081299998888@');
  await expect
    .poll(() => lastCall(siaga))
    .toMatchObject({ direction: 'out', state: 'ended', number: '0812-9999-8888', end: { kind: 'hangup' } });
});

test('a number outside that is busy says so, the telephone is free again, and one key dials it again', async ({
  room,
}) => {
  const { siaga, pbx } = room;
  const busy = await room.party({ mediaPort: 9, port: pbx.outsidePort, steps: ['be called', 'be busy'] });
  await siaga.workstation.keyboard.press('F6');
  await siaga.workstation.keyboard.type('081299997777');
  await siaga.workstation.keyboard.press('Enter');
  await expect
    .poll(() => lastCall(siaga))
    .toMatchObject({ direction: 'out', state: 'ended', end: { kind: 'rejected', sipCode: 486 } });
  await callBar(siaga, 'idle');
  expect(await busy.running.ended).toBe(0);
  const again = await room.party({ mediaPort: 9, port: pbx.outsidePort, steps: ['be called', 'be busy'] });
  await siaga.workstation.keyboard.press('Shift+F6');
  expect(await again.running.ended).toBe(0);
  expect(await again.messages()).toContain('INVITE sip:081299997777@');
});

test('a caller who gave up is called back with one key', async ({ room }) => {
  const { siaga, pbx } = room;
  const caller = await room.party({ mediaPort: 9, steps: ['call', 'ring', { talk: 500 }, 'cancel'] });
  await callBar(siaga, 'ringing');
  await caller.running.ended;
  await siaga.workstation.getByTestId('call-row').click();
  const back = await room.party({ mediaPort: 9, port: pbx.outsidePort, steps: ['be called', 'be busy'] });
  await siaga.workstation.keyboard.press('F7');
  expect(await back.running.ended).toBe(0);
  expect(await back.messages()).toContain('INVITE sip:+6281234567890@');
});
