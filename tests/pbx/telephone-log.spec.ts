import { type Relay, relay } from './harness/relay.ts';
import { audioBothWays, callBar, expect, newestConnection, test } from './harness/room.ts';
import type { Party } from './harness/sipp.ts';

const step = test.step;

let network: Relay;
test.use({
  roomOptions: {
    async urls(pbx) {
      network = await relay(pbx.wsUrl);
      return [network.url];
    },
    pbx: { dtmf: 'info', autoAnswerSeconds: 1 },
  },
});
test.afterEach(() => network.close());

/** A body that Kamailio passes on and that no telephone could answer. */
const NO_SOUND = ['v=0', 'o=tel 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'm=audio 0 RTP/AVP 8'];

/** Bytes: one with its SDP is longer, and nothing else that the desk says by itself is. */
const AN_ANSWER = 1_200;

/** The answer to an UPDATE that refreshes the session. */
const REFRESHED =
  /^SIP\/2\.0 200 (?:.+\r?\n)+?CSeq: \d+ UPDATE\r?\n(?:.+\r?\n)+?Session-Expires: 90;refresher=uac/m;

test('every call that reached the telephone is in the log with its cause, though nobody saw it', async ({
  room,
}) => {
  test.slow();
  const { siaga } = room;
  const { workstation } = siaga;
  /** Calls from a number of its own, so that its row is known. */
  const calls = (number: string, party: Partial<Party> & Pick<Party, 'steps'>) =>
    room.party({ mediaPort: 9, number, ...party });
  const logged = (number: string) =>
    siaga.read((db) => {
      const view = db
        .prepare("SELECT view FROM calls WHERE json_extract(view, '$.number') = ?")
        .pluck()
        .get(number);
      return view === undefined ? undefined : JSON.parse(view as string);
    });

  await step('no sound is on offer: refused at once, told to the operator, there to call back', async () => {
    const caller = await calls('081100000001', { body: NO_SOUND, steps: ['call', { refused: 488 }] });
    expect(await caller.running.ended).toBe(0);
    await expect
      .poll(() => logged('081100000001'))
      .toMatchObject({
        state: 'ended',
        end: { kind: 'refused', sipCode: 488 },
        qualification: { disposition: 'abandoned' },
      });
    await expect(workstation.locator('[data-code="N_CALL_REFUSED"]')).toContainText('SIP 488');
    await expect(workstation.getByTestId('call-row').first()).toContainText('Tidak dapat diterima');
  });

  await step('a header that cannot be read: refused as a bad request', async () => {
    const caller = await calls('081100000002', {
      headers: ['Session-Expires: besok'],
      steps: ['call', { refused: 400 }],
    });
    expect(await caller.running.ended).toBe(0);
    await expect.poll(() => logged('081100000002')?.end).toMatchObject({ kind: 'refused', sipCode: 400 });
  });

  await step('something is required that this telephone does not have: it rings all the same', async () => {
    const headers = ['Require: precondition'];
    const caller = await calls('081100000009', { headers, steps: ['call', 'ring', 'cancel'] });
    expect(await caller.running.ended).toBe(0);
    await expect.poll(() => logged('081100000009')?.end).toMatchObject({ kind: 'cancelled', by: 'caller' });
  });

  await step('the caller gives up with the first ring', async () => {
    const caller = await calls('081100000003', { steps: ['call', 'ring', 'cancel'] });
    expect(await caller.running.ended).toBe(0);
    await expect
      .poll(() => logged('081100000003')?.end)
      .toMatchObject({ kind: 'cancelled', by: 'caller', sipCode: 487 });
  });

  await step(
    'a header of 60,000 letters, and a number and a diversion that only the network tells',
    async () => {
      const caller = await calls('anonymous', {
        displayName: 'Anonymous',
        headers: [
          `X-Panjang: ${'x'.repeat(60_000)}`,
          'P-Asserted-Identity: <sip:081100000004@127.0.0.1>',
          'Diversion: <sip:0321861110@127.0.0.1>;reason=unconditional',
          'Privacy: id',
        ],
        steps: ['call', 'ring', { refused: 486 }],
      });
      await callBar(siaga, 'ringing');
      await expect(workstation.getByTestId('call-number')).toHaveText('0811-0000-0004');
      await expect(workstation.getByTestId('call-diverted')).toHaveText('dialihkan dari (0321) 861110');
      await workstation.keyboard.press('Shift+F2');
      expect(await caller.running.ended).toBe(0);
      await expect
        .poll(() => logged('081100000004'))
        .toMatchObject({ divertedFrom: '0321861110', end: { kind: 'declined', sipCode: 486 } });
    },
  );

  await step('a name of 10,000 letters with control and right-to-left characters', async () => {
    const displayName = `\u202EBudi\u0007 ${'x'.repeat(10_000)}`;
    const caller = await calls('081100000008', {
      displayName,
      steps: ['call', 'ring', 'wait to be told', 'cancel'],
    });
    await callBar(siaga, 'ringing');
    await expect(workstation.getByTestId('call-number')).toHaveText('0811-0000-0008');
    await expect.poll(() => logged('081100000008')?.displayName.startsWith('Budi xxx')).toBe(true);
    const bar = await workstation.getByTestId('call-bar').boundingBox();
    expect(bar?.width).toBeLessThanOrEqual(1366);
    await caller.tell();
    expect(await caller.running.ended).toBe(0);
  });

  await step('a number that nobody tells', async () => {
    const displayName = 'Anonymous';
    const caller = await calls('anonymous', { displayName, steps: ['call', 'ring', { refused: 486 }] });
    await callBar(siaga, 'ringing');
    await expect(workstation.getByTestId('call-number')).toHaveText('Nomor tidak diketahui');
    await workstation.keyboard.press('Shift+F2');
    expect(await caller.running.ended).toBe(0);
  });

  await step('an offer that comes late, an unknown method, an UPDATE, a hold by the other side', async () => {
    const telephone = await room.telephone();
    const caller = await calls('081100000005', {
      mediaPort: telephone.port,
      body: [],
      steps: [
        'call',
        'ring',
        'answered with an offer',
        'take INFO',
        'wait to be told',
        { unknownMethod: 'NYANYI' },
        'update',
        'put on hold',
        'wait to be told',
        'take back',
        'wait to be told',
        { hangUpBecause: 'Q.850;cause=16;text="Normal call clearing"' },
      ],
    });
    await callBar(siaga, 'ringing');
    await workstation.keyboard.press('F2');
    await callBar(siaga, 'talking');
    const line = await newestConnection(siaga);
    await audioBothWays(siaga, telephone, line);
    // Keys go as the room has set it.
    await workstation.keyboard.press('F5');
    await workstation.keyboard.press('5');
    await expect.poll(() => caller.messages()).toMatch(/^Signal=5/m);
    await caller.tell();
    await expect.poll(() => caller.messages()).toContain('a=recvonly');
    await callBar(siaga, 'talking');
    expect(await caller.messages()).toMatch(REFRESHED);
    await caller.tell();
    await audioBothWays(siaga, telephone, line);
    await caller.tell();
    expect(await caller.running.ended).toBe(0);
    await callBar(siaga, 'idle');
    await expect
      .poll(() => logged('081100000005')?.end)
      .toMatchObject({ kind: 'hangup', by: 'caller', q850: 16, cause: 'Normal call clearing' });
  });

  await step('giving up and the answer cross: the answer stands, then the caller hangs up', async () => {
    const caller = await calls('081100000006', {
      steps: ['call', 'ring', 'wait to be told', 'cancel too late', 'hang up'],
    });
    await callBar(siaga, 'ringing');
    network.holdBack();
    await workstation.keyboard.press('F2');
    await callBar(siaga, 'connecting');
    await expect.poll(() => network.heldBack()).toBeGreaterThan(AN_ANSWER);
    await caller.tell();
    await expect.poll(() => caller.messages()).toMatch(/CSeq: 1 CANCEL\r?\nServer/);
    network.letArrive();
    expect(await caller.running.ended).toBe(0);
    await expect
      .poll(() => logged('081100000006'))
      .toMatchObject({ state: 'wrap_up', end: { kind: 'hangup', by: 'caller' } });
  });

  await step('with somebody on duty a call is answered by itself, as the room has set it', async () => {
    await workstation.getByRole('textbox', { name: 'Nama petugas' }).fill('Siti');
    await workstation.getByRole('button', { name: 'Mulai jaga' }).click();
    const caller = await calls('081100000007', { steps: ['call', 'ring', 'answered', 'hang up'] });
    expect(await caller.running.ended).toBe(0);
    await expect.poll(() => logged('081100000007')).toMatchObject({ state: 'wrap_up', operator: 'Siti' });
  });
});
