const setup = (sdp: string): string => /^a=setup:(\w+)/m.exec(sdp)?.[1] ?? '';

/**
 * Our offer came to nothing, and the call goes on as it was (RFC 3261 §14.1): what the other side said before is taken for its
 * answer. A rollback would do, but for Chromium (seen in 114): where the other side made the first offer, as in every call that
 * comes in, it ends all sound, and ours does not come back with the next offer.
 */
export async function takeBack(connection: RTCPeerConnection): Promise<void> {
  const { currentLocalDescription: ours, currentRemoteDescription: theirs } = connection;
  if (connection.signalingState !== 'have-local-offer' || !ours || !theirs) return;
  // Who begins the DTLS handshake is settled; an offer leaves it open (RFC 5763 §5).
  const role = setup(ours.sdp) === 'active' ? 'passive' : 'active';
  const sdp = theirs.sdp.replace(/^a=setup:actpass/gm, `a=setup:${role}`);
  await connection.setRemoteDescription({ type: 'answer', sdp });
}

/** Nor does an offer of theirs roll back ours, if it gets that far (`glare.ts`): JsSIP refuses it with 488. */
export function keepOffer(connection: RTCPeerConnection): void {
  const take = connection.setRemoteDescription.bind(connection);
  connection.setRemoteDescription = async (description: RTCSessionDescriptionInit) => {
    if (description.type === 'offer' && connection.signalingState === 'have-local-offer')
      throw new Error('an offer of ours is under way');
    await take(description);
  };
}
