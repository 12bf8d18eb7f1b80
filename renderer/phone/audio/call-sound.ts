import type { CallId } from '../../../shared/domain/ids.ts';
import type { CallSound } from '../line.ts';

/** What has come and gone on a connection so far (W3C webrtc-stats). */
export async function soundOf(callId: CallId, connection: RTCPeerConnection): Promise<CallSound> {
  const sound: CallSound = { callId, packets: 0, spoken: 0 };
  for (const stat of (await connection.getStats()).values()) {
    if (stat.type === 'inbound-rtp') sound.packets += Number(stat.packetsReceived ?? 0);
    if (stat.type === 'media-source') sound.spoken += Number(stat.totalAudioEnergy ?? 0);
  }
  return sound;
}
