import { audioBothWays, callBar, expect, test } from './harness/room.ts';

test('a caller from whom nothing arrives is told in the call bar until he is heard', async ({ room }) => {
  const { siaga } = room;
  const { workstation } = siaga;
  const telephone = await room.telephone();
  telephone.beQuiet(true);
  await room.party({ mediaPort: telephone.port, steps: ['call', 'ring', 'answered', 'wait for BYE'] });
  await callBar(siaga, 'ringing');
  await workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');

  const silent = workstation.getByTestId('silent');
  await expect(silent).toHaveAttribute('data-state', 'line');
  await expect(silent).toContainText('Tidak ada suara yang masuk');
  // The operator is heard all the while.
  await telephone.until(() => telephone.level() > 0.005);

  telephone.beQuiet(false);
  await audioBothWays(siaga, telephone);
  await expect(silent).toHaveCount(0);
});
