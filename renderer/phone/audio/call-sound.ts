import type { CallId } from '../../../shared/domain/ids.ts';
import type { CallSound } from '../line.ts';

/** A connection on which nothing has come or gone yet. */
export const unheard = (callId: CallId): CallSound => ({
  ...{ callId, packets: 0, lost: 0, jitter: 0, roundTrip: null, buffered: 0, played: 0, level: 0, spoken: 0 },
});

/** What has come and gone on a connection so far (W3C webrtc-stats, whose times are seconds). */
export async function soundOf(callId: CallId, connection: RTCPeerConnection): Promise<CallSound> {
  const sound = unheard(callId);
  let path: number | null = null;
  for (const stat of (await connection.getStats()).values()) {
    const counted = (name: string): number => Number(stat[name] ?? 0);
    const told = (name: string): number | null => (stat[name] === undefined ? null : counted(name) * 1_000);
    if (stat.type === 'inbound-rtp') {
      sound.packets += counted('packetsReceived') - counted('packetsDiscarded');
      sound.lost += counted('packetsLost') + counted('packetsDiscarded');
      sound.jitter = Math.max(sound.jitter, counted('jitter') * 1_000);
      sound.level = Math.max(sound.level, counted('audioLevel'));
      sound.buffered += counted('jitterBufferDelay');
      sound.played += counted('jitterBufferEmittedCount');
    }
    if (stat.type === 'media-source') sound.spoken += counted('totalAudioEnergy');
    if (stat.type === 'remote-inbound-rtp') sound.roundTrip = told('roundTripTime');
    if (stat.type === 'candidate-pair' && stat.nominated) path = told('currentRoundTripTime');
  }
  // Told by the other side of the sound (RFC 3550 §6.4.1), else by the checks of the path (RFC 7675).
  sound.roundTrip ??= path;
  return sound;
}
