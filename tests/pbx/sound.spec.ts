import type { RunningApp } from '../e2e/app.ts';
import { audioBothWays, callBar, expect, lastCall, test } from './harness/room.ts';

/** The microphone that is sent on the newest connection. */
const voiceOf = ({ phone }: RunningApp): Promise<string> =>
  phone.evaluate(() => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] };
    const track = connections.at(-1)?.getSenders()[0]?.track;
    return `${track?.label} ${track?.readyState}`;
  });

test('a caller from whom nothing arrives is told in the call bar until he is heard; the microphone changes in the call, and how it sounded is in the log', async ({
  room,
}) => {
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
  // This machine may well be too busy for good sound; that it is measured does not depend on it.
  await expect(workstation.getByTestId('quality')).toContainText(/Suara (baik|cukup|buruk)MOS [1-4]/);

  // Another microphone in the middle of the call.
  await workstation.keyboard.press('Control+KeyU');
  const panel = workstation.getByTestId('sound-panel');
  await panel.locator('[name="microphone"]').selectOption('Fake Audio Input 2');
  await expect.poll(() => voiceOf(siaga)).toBe('Fake Audio Input 2 live');
  await audioBothWays(siaga, telephone);
  await expect
    .poll(async () => Number(await workstation.getByTestId('level-line').getAttribute('data-level')))
    .toBeGreaterThan(0);
  await workstation.keyboard.press('Escape');

  await workstation.keyboard.press('F8');
  await callBar(siaga, 'idle');
  await expect.poll(() => lastCall(siaga)?.quality).toBeDefined();
  const quality = lastCall(siaga)?.quality;
  // The seconds without any sound are the worst.
  expect(quality?.worstMos).toBeLessThan(1.5);
  expect(quality?.mos).toBeGreaterThan(quality?.worstMos ?? 5);
  await expect(workstation.getByTestId('quality')).toContainText('terendah');
});
