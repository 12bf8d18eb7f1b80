import { expect, test, vi } from 'vitest';
import { keepOffer, takeBack } from '../../../renderer/phone/sip/take-back.ts';

const said = (setup: string) => ({ sdp: `v=0\r\na=setup:${setup}\r\na=sendrecv\r\n` });

async function answerTo(signalingState: string, ours: string, theirs: string | null) {
  const setRemoteDescription = vi.fn(async (_: RTCSessionDescriptionInit) => undefined);
  const currentRemoteDescription = theirs === null ? null : said(theirs);
  await takeBack({
    ...{
      signalingState,
      currentLocalDescription: said(ours),
      currentRemoteDescription,
      setRemoteDescription,
    },
  } as unknown as RTCPeerConnection);
  return setRemoteDescription.mock.calls[0]?.[0];
}

test.each([
  ['theirs was an offer, which we answered as the one who begins', 'active', 'actpass', 'passive'],
  ['theirs was an offer, which we answered as the one who waits', 'passive', 'actpass', 'active'],
  ['theirs was an answer', 'actpass', 'passive', 'passive'],
])('where %s, it is the answer again', async (_, ours, theirs, again) => {
  expect(await answerTo('have-local-offer', ours, theirs)).toEqual({ type: 'answer', ...said(again) });
});

test('nothing is answered where no offer of ours stands, nor where the other side has said nothing yet', async () => {
  expect(await answerTo('stable', 'active', 'actpass')).toBeUndefined();
  expect(await answerTo('have-local-offer', 'actpass', null)).toBeUndefined();
});

test('an offer of theirs does not roll back ours; an answer, and an offer when none of ours stands, are taken', async () => {
  const taken: string[] = [];
  const connection = {
    signalingState: 'have-local-offer',
    setRemoteDescription: async ({ type }: RTCSessionDescriptionInit) => void taken.push(type),
  };
  keepOffer(connection as unknown as RTCPeerConnection);
  await expect(connection.setRemoteDescription({ type: 'offer' })).rejects.toThrow('under way');
  await connection.setRemoteDescription({ type: 'answer' });
  connection.signalingState = 'stable';
  await connection.setRemoteDescription({ type: 'offer' });
  expect(taken).toEqual(['answer', 'offer']);
});
