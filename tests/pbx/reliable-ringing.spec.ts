import { audioBothWays, callBar, expect, lastCall, newestConnection, test } from './harness/room.ts';

const step = test.step;

const headers = ['Require: 100rel'];

/** The numbers of the 180s that came, in order (RFC 3262 §7.1). */
const ringsIn = (messages: string): string[] =>
  [...messages.matchAll(/^SIP\/2\.0 180 (?:.+\r?\n)+?RSeq: (\d+)/gm)].flatMap(([, rseq]) => rseq ?? []);

/** What came after the answer to the PRACK. */
const afterAcknowledged = (messages: string): string =>
  messages.split(/^SIP\/2\.0 200 (?:.+\r?\n)+?CSeq: \d+ PRACK/m)[1] ?? '';

test('where the network requires it, ringing is acknowledged (RFC 3262)', async ({ room }) => {
  test.slow();
  const { siaga } = room;
  const { keyboard } = siaga.workstation;

  await step('it rings again until this ring and no other is acknowledged, and is answered', async () => {
    const telephone = await room.telephone();
    const caller = await room.party({
      mediaPort: telephone.port,
      headers,
      steps: [
        'call',
        'ring reliably',
        'wait to be told',
        'acknowledge another ring',
        'acknowledge the ring',
        'answered',
        'wait to be told',
        'hang up',
      ],
    });
    await callBar(siaga, 'ringing');
    await expect.poll(async () => ringsIn(await caller.messages()).length).toBeGreaterThanOrEqual(3);
    await caller.tell();
    await expect.poll(async () => afterAcknowledged(await caller.messages())).not.toBe('');
    await keyboard.press('F2');
    await callBar(siaga, 'talking');
    await audioBothWays(siaga, telephone, await newestConnection(siaga));
    const messages = await caller.messages();
    expect(new Set(ringsIn(messages)).size).toBe(1);
    expect(ringsIn(afterAcknowledged(messages))).toEqual([]);
    expect(messages).toMatch(/^SIP\/2\.0 200 (?:.+\r?\n)+?Allow: .*\bPRACK\b.*\r?\nSupported: 100rel/m);
    await caller.tell();
    expect(await caller.running.ended).toBe(0);
    await expect
      .poll(() => lastCall(siaga))
      .toMatchObject({ state: 'wrap_up', end: { kind: 'hangup', by: 'caller' } });
  });

  await step('the answer waits for no acknowledgement, and one that comes later is taken', async () => {
    const telephone = await room.telephone();
    const caller = await room.party({
      mediaPort: telephone.port,
      headers,
      steps: ['call', 'ring reliably', 'answered', 'acknowledge the ring', 'wait to be told', 'hang up'],
    });
    await callBar(siaga, 'ringing');
    await keyboard.press('F2');
    await callBar(siaga, 'talking');
    await audioBothWays(siaga, telephone, await newestConnection(siaga));
    await caller.tell();
    expect(await caller.running.ended).toBe(0);
    await callBar(siaga, 'idle');
  });

  await step('the caller gives up, before and after it is acknowledged', async () => {
    for (const steps of [
      ['call', 'ring reliably', 'cancel'],
      ['call', 'ring reliably', 'acknowledge the ring with an offer', 'acknowledge the ring', 'cancel'],
    ] as const) {
      const caller = await room.party({ mediaPort: 9, headers, steps: [...steps] });
      expect(await caller.running.ended).toBe(0);
      await callBar(siaga, 'idle');
      await expect.poll(() => lastCall(siaga)?.end).toMatchObject({ kind: 'cancelled', by: 'caller' });
    }
  });

  await step('an offer that comes late: it rings in the ordinary way', async () => {
    const telephone = await room.telephone();
    const caller = await room.party({
      mediaPort: telephone.port,
      body: [],
      headers,
      steps: ['call', 'ring', 'answered with an offer', 'wait to be told', 'hang up'],
    });
    await callBar(siaga, 'ringing');
    await keyboard.press('F2');
    await callBar(siaga, 'talking');
    await audioBothWays(siaga, telephone, await newestConnection(siaga));
    expect(ringsIn(await caller.messages())).toEqual([]);
    await caller.tell();
    expect(await caller.running.ended).toBe(0);
    await callBar(siaga, 'idle');
  });
});
