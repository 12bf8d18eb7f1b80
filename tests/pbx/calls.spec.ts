import { field, saved } from '../e2e/app.ts';
import { answerCall, audioBothWays, callBar, expect, lastCall, registered, test } from './harness/room.ts';

test('an answered call carries sound both ways, and the caller hangs up first', async ({ room }) => {
  const { siaga } = room;
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    steps: ['call', 'ring', 'answered', { talk: 5_000 }, 'hang up'],
  });
  await callBar(siaga, 'ringing');
  await expect(siaga.workstation.getByTestId('call-number')).toHaveText('0812-3456-7890');
  await siaga.workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, telephone);
  expect(await caller.running.ended).toBe(0);
  await callBar(siaga, 'idle');
  await expect
    .poll(() => lastCall(siaga))
    .toMatchObject({
      state: 'wrap_up',
      number: '+6281234567890',
      end: { kind: 'hangup', by: 'caller' },
    });
});

test('the operator hangs up first', async ({ room }) => {
  const { siaga } = room;
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    steps: ['call', 'ring', 'answered', 'wait for BYE'],
  });
  await answerCall(siaga);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F8');
  expect(await caller.running.ended).toBe(0);
  await expect.poll(() => lastCall(siaga)).toMatchObject({ end: { kind: 'hangup', by: 'operator' } });
});

test('a caller who gives up before the answer is in the log as abandoned', async ({ room }) => {
  const { siaga } = room;
  const caller = await room.party({
    mediaPort: 9,
    steps: ['call', 'ring', { talk: 1_000 }, 'cancel'],
  });
  await callBar(siaga, 'ringing');
  expect(await caller.running.ended).toBe(0);
  await callBar(siaga, 'idle');
  await expect
    .poll(() => lastCall(siaga))
    .toMatchObject({
      state: 'ended',
      end: { kind: 'cancelled', by: 'caller' },
      qualification: { disposition: 'abandoned' },
    });
  await expect(siaga.workstation.getByTestId('call-row')).toHaveAttribute('data-disposition', 'abandoned');
});

test('a declined call is refused as busy and never lost from the log', async ({ room }) => {
  const { siaga } = room;
  const caller = await room.party({ mediaPort: 9, steps: ['call', 'ring', { refused: 486 }] });
  await callBar(siaga, 'ringing');
  await siaga.workstation.keyboard.press('Shift+F2');
  expect(await caller.running.ended).toBe(0);
  await expect
    .poll(() => lastCall(siaga))
    .toMatchObject({
      state: 'ended',
      end: { kind: 'declined', by: 'operator' },
    });
});

const PUT_OFF = { refuseReInvite: '491 Request Pending' };

test('hold silences the caller, also when both had asked at once, and resume brings the sound back', async ({
  room,
}) => {
  const { siaga } = room;
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    steps: [
      ...(['call', 'ring', 'answered'] as const),
      PUT_OFF,
      ...(['take re-INVITE across one of its own', 'take re-INVITE', 'wait for BYE'] as const),
    ],
  });
  await answerCall(siaga);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F3');
  await callBar(siaga, 'held');
  await telephone.until(() => telephone.level() < 0.001);
  expect(await caller.messages()).toMatch(/a=(sendonly|inactive)/);
  await siaga.workstation.keyboard.press('F3');
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F8');
  expect(await caller.running.ended).toBe(0);
  const types = siaga.read((db) =>
    db.prepare("SELECT type FROM log WHERE type LIKE 'call.%' ORDER BY seq").pluck().all(),
  );
  expect(types).toEqual(expect.arrayContaining(['call.held', 'call.resumed']));
});

test('a hold that the other side puts off, and that is taken back meanwhile, does not come after the resume', async ({
  room,
}) => {
  const { siaga } = room;
  const caller = await room.party({
    mediaPort: 9,
    steps: [
      ...(['call', 'ring', 'answered'] as const),
      PUT_OFF,
      ...(['take re-INVITE', 'take re-INVITE', 'wait for BYE'] as const),
    ],
  });
  await answerCall(siaga);
  await siaga.workstation.keyboard.press('F3');
  await callBar(siaga, 'held');
  await siaga.workstation.keyboard.press('F3');
  await callBar(siaga, 'talking');
  /** What it was asked by this method: the number, and the direction of the sound. */
  const asked = async (method: string): Promise<Map<string, string>> => {
    const messages = (await caller.messages()).split(/^-{20,}/m);
    const requests = messages.filter((message) => message.includes(`\n${method} sip:tel@`));
    const part = (message: string, pattern: RegExp): string => pattern.exec(message)?.[1] ?? '';
    return new Map(requests.map((one) => [part(one, /^CSeq: (\d+)/m), part(one, /^a=(send\w+|inactive)/m)]));
  };
  await expect
    .poll(async () => [...(await asked('INVITE')).values()])
    .toEqual(['sendonly', 'sendonly', 'sendrecv']);
  await expect
    .poll(async () => [...(await asked('ACK')).keys()])
    .toEqual([...(await asked('INVITE')).keys()]);
  await siaga.workstation.keyboard.press('F8');
  expect(await caller.running.ended).toBe(0);
});

test('a hold that the other side refuses is said at once, the caller hears nothing meanwhile, and resume brings the sound back', async ({
  room,
}) => {
  const { siaga } = room;
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    steps: [
      ...(['call', 'ring', 'answered'] as const),
      { refuseReInvite: '488 Not Acceptable Here' },
      ...(['wait to be told', 'ask anew', 'take re-INVITE', 'wait for BYE'] as const),
    ],
  });
  await answerCall(siaga);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F3');
  await expect(siaga.workstation.locator('[data-code="E_CALL_NOT_AGREED"]')).toContainText('SIP 488');
  await telephone.until(() => telephone.level() < 0.001);
  await callBar(siaga, 'held');
  // The other side may change something itself now.
  await caller.tell();
  await expect.poll(() => caller.messages()).toMatch(/^SIP\/2\.0 200 (?:.+\r?\n)+?CSeq: 2 INVITE/m);
  await siaga.workstation.keyboard.press('F3');
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F8');
  expect(await caller.running.ended).toBe(0);
});

test('mute silences the operator, and only the operator', async ({ room }) => {
  const { siaga } = room;
  const telephone = await room.telephone();
  await room.party({ mediaPort: telephone.port, steps: ['call', 'ring', 'answered', 'wait for BYE'] });
  await answerCall(siaga);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F4');
  await telephone.until(() => telephone.level() < 0.001);
  await siaga.workstation.keyboard.press('F4');
  await audioBothWays(siaga, telephone);
});

test('digits reach the other side as telephone events', async ({ room }) => {
  const { siaga } = room;
  const telephone = await room.telephone();
  await room.party({ mediaPort: telephone.port, steps: ['call', 'ring', 'answered', 'wait for BYE'] });
  await answerCall(siaga);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F5');
  await siaga.workstation.keyboard.press('1');
  await siaga.workstation.getByTestId('dtmf-#').click();
  await telephone.until(() => telephone.digits() === '1#');
  await expect
    .poll(() =>
      siaga.read((db) => db.prepare("SELECT count(*) FROM log WHERE type = 'call.dtmf'").pluck().get()),
    )
    .toBe(2);
});

test('a second caller waits, is shown, and leaves the first conversation alone', async ({ room }) => {
  const { siaga } = room;
  const first = await room.telephone();
  const second = await room.telephone();
  await room.party({
    mediaPort: first.port,
    number: '+6281111111111',
    // Held when the second is answered.
    steps: ['call', 'ring', 'answered', 'take re-INVITE', 'wait for BYE'],
  });
  await answerCall(siaga);
  await audioBothWays(siaga, first);
  await room.party({
    mediaPort: second.port,
    number: '+6282222222222',
    steps: ['call', 'ring', 'answered', 'wait for BYE'],
  });
  await expect(siaga.workstation.getByTestId('waiting-call')).toContainText('0822-2222-2222');
  await expect(siaga.workstation.getByTestId('call-number')).toHaveText('0811-1111-1111');
  await first.until(() => first.level() > 0.005);
  await siaga.workstation.keyboard.press('F2');
  await expect(siaga.workstation.getByTestId('call-number')).toHaveText('0822-2222-2222');
  await audioBothWays(siaga, second);
  await first.until(() => first.level() < 0.001);
});

test('a PBX that is killed and comes back finds the workstation registered again, and the call alive and within reach', async ({
  room,
}) => {
  const { siaga, pbx } = room;
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    steps: [
      ...(['call', 'ring', 'answered', 'take re-INVITE from elsewhere', 'wait to be told'] as const),
      'hang up elsewhere',
    ],
  });
  await answerCall(siaga);
  await pbx.kill();
  await expect(siaga.workstation.getByTestId('light-socket')).not.toHaveAttribute('data-state', 'open');
  await expect(siaga.workstation.locator('[data-code="E_PBX_UNREACHABLE"]')).toBeVisible();
  await audioBothWays(siaga, telephone);
  await pbx.restart();
  const back = Date.now();
  await registered(siaga);
  console.log(`registered again ${Date.now() - back} ms after the PBX was back`);
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, telephone);
  await room.party({ mediaPort: 9, number: '+6283333333333', steps: ['call', 'ring', { talk: 60_000 }] });
  await expect(siaga.workstation.getByTestId('waiting-call')).toContainText('0833-3333-3333');
  await caller.tell();
  expect(await caller.running.ended).toBe(0);
  await expect(siaga.workstation.getByTestId('call-number')).toHaveText('0833-3333-3333');
  await callBar(siaga, 'ringing');
});

test('a crashed window leaves the caller on the line and comes back with every field', async ({ room }) => {
  const { siaga } = room;
  const { workstation } = siaga;
  const telephone = await room.telephone();
  await room.party({ mediaPort: telephone.port, steps: ['call', 'ring', 'answered', 'wait for BYE'] });
  await callBar(siaga, 'ringing');
  await workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');
  await field(workstation, 'whatHappened').fill('Tabrakan dua motor');
  await field(workstation, 'locationText').fill('Depan pasar Ploso');
  await field(workstation, 'victims').fill('2');
  await field(workstation, 'callerName').fill('Budi');
  await saved(workstation);
  await siaga.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().includes('/workstation/'),
    );
    // A page that is gone answers nobody, so the new one is waited for.
    const back = new Promise<void>((resolve) => window?.webContents.once('did-finish-load', () => resolve()));
    Object.assign(globalThis, { back });
    window?.webContents.forcefullyCrashRenderer();
  });
  await audioBothWays(siaga, telephone);
  await siaga.app.evaluate(() => (globalThis as unknown as { back: Promise<void> }).back);
  // The driver does not follow a page over a crash; main asks the new one what it shows.
  const shown = (): Promise<Record<string, string> | null> =>
    siaga.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((each) =>
        each.webContents.getURL().includes('/workstation/'),
      );
      return (
        window?.webContents.executeJavaScript(`(() => {
          const value = (name) => document.querySelector('[name="' + name + '"]')?.value ?? '';
          const bar = document.querySelector('[data-testid="call-bar"]');
          return {
            state: bar?.dataset.state ?? '',
            whatHappened: value('whatHappened'),
            locationText: value('locationText'),
            victims: value('victims'),
            callerName: value('callerName'),
          };
        })()`) ?? null
      );
    });
  await expect.poll(shown).toEqual({
    state: 'talking',
    whatHappened: 'Tabrakan dua motor',
    locationText: 'Depan pasar Ploso',
    victims: '2',
    callerName: 'Budi',
  });
  await audioBothWays(siaga, telephone);
});
