/** The sender of the operator's voice. */
export const voiceSender = (connection: RTCPeerConnection): RTCRtpSender | undefined =>
  connection.getSenders().find(({ track }) => track?.kind === 'audio');

/** Whoever took a stream gives its devices back. */
export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Takes the place of a voice that is heard no more, and is muted when that was. */
export function takePlace(track: MediaStreamTrack, of: MediaStreamTrack): void {
  track.enabled = of.enabled;
  of.stop();
}

/** Sends another track in the middle of a call; nothing is negotiated anew. */
export async function replaceVoice(connection: RTCPeerConnection, track: MediaStreamTrack): Promise<void> {
  const sender = voiceSender(connection);
  const before = sender?.track;
  if (!sender || !before) return;
  await sender.replaceTrack(track);
  takePlace(track, before);
}
