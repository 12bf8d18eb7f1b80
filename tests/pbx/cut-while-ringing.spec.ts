import { type Relay, relay } from './harness/relay.ts';
import {
  audioBothWays,
  callBar,
  expect,
  lastCall,
  newestConnection,
  registered,
  test,
} from './harness/room.ts';
import type { Sipp } from './harness/sipp.ts';

const step = test.step;

let line: Relay;
test.use({
  roomOptions: {
    async urls(pbx) {
      line = await relay(pbx.wsUrl);
      return [line.url];
    },
  },
});
test.afterEach(() => line.close());

test('a caller who rings while the connection to the PBX is cut is answered over the next one, or known to be gone', async ({
  room,
}) => {
  test.slow();
  const { siaga, pbx } = room;
  const { workstation } = siaga;
  const { keyboard } = workstation;
  const isCut = (): Promise<void> =>
    expect(workstation.getByTestId('light-socket')).not.toHaveAttribute('data-state', 'open');
  const hangsUp = async (caller: Sipp): Promise<void> => {
    await caller.tell();
    expect(await caller.running.ended).toBe(0);
    await expect
      .poll(() => lastCall(siaga))
      .toMatchObject({ state: 'wrap_up', end: { kind: 'hangup', by: 'caller' } });
  };

  await step(
    'the caller gives up meanwhile, which nobody can tell: he is called back with one key',
    async () => {
      const caller = await room.party({
        mediaPort: 9,
        steps: [
          'call',
          'ring',
          'wait to be told',
          'cancel without an end',
          'know no such call',
          { refused: 480 },
        ],
      });
      await callBar(siaga, 'ringing');
      line.cut();
      await isCut();
      await caller.tell();
      await callBar(siaga, 'ringing');
      line.mend();
      await callBar(siaga, 'idle');
      expect(await caller.running.ended).toBe(0);
      await expect
        .poll(() => lastCall(siaga))
        .toMatchObject({
          state: 'ended',
          end: { kind: 'lost', by: 'network', sipCode: 481 },
          qualification: { disposition: 'abandoned' },
        });
      await expect(workstation.locator('[data-code="N_CALL_LOST"]')).toContainText('F7');
      await expect(workstation.getByTestId('call-row').first()).toContainText('Sambungan terputus · SIP 481');
      const busy = await room.party({ mediaPort: 9, port: pbx.outsidePort, steps: ['be called', 'be busy'] });
      await keyboard.press('F7');
      expect(await busy.running.ended).toBe(0);
      expect(await busy.messages()).toContain('INVITE sip:+6281234567890@');
      await callBar(siaga, 'idle');
    },
  );

  await step(
    'and he gives up only when it is back: the PBX still looks for the desk where it was',
    async () => {
      const caller = await room.party({
        mediaPort: 9,
        answersOptions: true,
        steps: [
          'call',
          'ring',
          'wait to be told',
          'cancel without an end',
          'know no such call',
          { refused: 480 },
        ],
      });
      await callBar(siaga, 'ringing');
      line.cut(true);
      await isCut();
      await registered(siaga);
      await caller.tell();
      await callBar(siaga, 'idle');
      expect(await caller.running.ended).toBe(0);
      await expect.poll(() => lastCall(siaga)?.end).toMatchObject({ kind: 'lost', sipCode: 481 });
    },
  );

  await step('it is back at once, and the caller is answered', async () => {
    const telephone = await room.telephone();
    const caller = await room.party({
      mediaPort: telephone.port,
      answersOptions: true,
      steps: ['call', 'ring', 'answered', 'wait to be told', 'hang up'],
    });
    await callBar(siaga, 'ringing');
    line.cut(true);
    await isCut();
    await registered(siaga);
    await keyboard.press('F2');
    await callBar(siaga, 'talking');
    await audioBothWays(siaga, telephone, await newestConnection(siaga));
    await hangsUp(caller);
  });

  await step('answered while there is none: connecting until the caller has the answer', async () => {
    const telephone = await room.telephone();
    const caller = await room.party({
      mediaPort: telephone.port,
      answersOptions: true,
      steps: ['call', 'ring', 'answered', 'wait to be told', 'hang up'],
    });
    await callBar(siaga, 'ringing');
    line.cut();
    await isCut();
    await keyboard.press('F2');
    await callBar(siaga, 'connecting');
    await expect(workstation.locator('[data-code="E_PBX_UNREACHABLE"]')).toBeVisible();
    expect(lastCall(siaga)?.state).toBe('ringing');
    line.mend();
    await callBar(siaga, 'talking');
    await audioBothWays(siaga, telephone, await newestConnection(siaga));
    await hangsUp(caller);
  });

  await step('two are answered while there is none: the first waits on hold', async () => {
    const first = await room.telephone();
    const second = await room.telephone();
    const callers: Sipp[] = [];
    for (const { number, mediaPort, hold } of [
      { number: '081100000001', mediaPort: first.port, hold: ['take re-INVITE', 'take re-INVITE'] as const },
      { number: '081100000002', mediaPort: second.port, hold: [] as const },
    ]) {
      const steps = [...(['call', 'ring', 'answered'] as const), ...hold, 'wait for BYE'] as const;
      callers.push(await room.party({ mediaPort, number, answersOptions: true, steps: [...steps] }));
      await expect(workstation.getByTestId('call-row').first()).toContainText(number.slice(-4));
    }
    line.cut();
    await isCut();
    await keyboard.press('F2');
    await callBar(siaga, 'connecting');
    await keyboard.press('F2');
    await expect(workstation.getByTestId('call-number')).toHaveText('0811-0000-0002');
    await callBar(siaga, 'connecting');
    line.mend();
    await callBar(siaga, 'talking');
    await expect(workstation.getByTestId('call-number')).toHaveText('0811-0000-0002');
    await audioBothWays(siaga, second, await newestConnection(siaga));
    await first.until(() => first.level() < 0.001);
    await expect.poll(async () => callers[0]?.messages()).toMatch(/a=(sendonly|inactive)/);
    await keyboard.press('F8');
    expect(await callers[1]?.running.ended).toBe(0);
    await workstation.getByTestId('waiting-call').getByRole('button').click();
    await callBar(siaga, 'talking');
    await first.until(() => first.level() > 0.005);
    await keyboard.press('F8');
    expect(await callers[0]?.running.ended).toBe(0);
    await callBar(siaga, 'idle');
  });

  await step('declined while there is none: the PBX hears of it as soon as there is one', async () => {
    const caller = await room.party({ mediaPort: 9, steps: ['call', 'ring', { refused: 486 }] });
    await callBar(siaga, 'ringing');
    line.cut();
    await isCut();
    await keyboard.press('Shift+F2');
    await expect.poll(() => lastCall(siaga)?.end).toMatchObject({ kind: 'declined' });
    line.mend();
    expect(await caller.running.ended).toBe(0);
    await registered(siaga);
  });

  await step('the PBX sends the same INVITE anew: it is the same call', async () => {
    const telephone = await room.telephone();
    const caller = await room.party({
      mediaPort: telephone.port,
      answersOptions: true,
      steps: [
        ...(['call', 'ring', 'wait to be told', 'call by another path', 'ring', 'answered'] as const),
        ...(['wait to be told', 'hang up'] as const),
      ],
    });
    await callBar(siaga, 'ringing');
    const { id } = lastCall(siaga) ?? {};
    line.cut(true);
    await isCut();
    await registered(siaga);
    await caller.tell();
    await expect.poll(() => caller.messages()).toMatch(/^SIP\/2\.0 180 (?:.+\r?\n)+?Via: .*-again/m);
    await keyboard.press('F2');
    await callBar(siaga, 'talking');
    await audioBothWays(siaga, telephone, await newestConnection(siaga));
    await hangsUp(caller);
    expect(lastCall(siaga)?.id).toBe(id);
  });

  await step('the PBX was restarted and has forgotten the call: its answer reaches the caller', async () => {
    const telephone = await room.telephone();
    const caller = await room.party({
      mediaPort: telephone.port,
      answersOptions: true,
      steps: ['call', 'ring', 'answered', 'wait to be told', 'hang up'],
    });
    await callBar(siaga, 'ringing');
    await pbx.kill();
    await isCut();
    await pbx.restart();
    await registered(siaga);
    await keyboard.press('F2');
    await callBar(siaga, 'talking');
    await audioBothWays(siaga, telephone, await newestConnection(siaga));
    await hangsUp(caller);
  });

  await step('an answer that nobody takes was none', async () => {
    const caller = await room.party({
      mediaPort: 9,
      steps: ['call', 'ring', 'answered without an ACK', 'wait for BYE'],
    });
    await callBar(siaga, 'ringing');
    await keyboard.press('F2');
    await callBar(siaga, 'connecting');
    expect(await caller.running.ended).toBe(0);
    await callBar(siaga, 'idle');
    await expect
      .poll(() => lastCall(siaga))
      .toMatchObject({
        state: 'ended',
        end: { kind: 'lost', by: 'network', sipCode: null, cause: 'No ACK' },
        qualification: { disposition: 'abandoned' },
      });
  });
});
