import type { RunningApp } from './app.ts';

/** Keeps the phone window's peer connections within reach, to ask them what they really send and hear. */
export async function rememberConnections({ phone }: RunningApp): Promise<void> {
  await phone.evaluate(() => {
    const all: RTCPeerConnection[] = [];
    Object.assign(window, { connections: all });
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(config?: RTCConfiguration) {
        super(config);
        all.push(this);
      }
    };
  });
}

export interface Sound {
  packetsHeard: number;
  energyHeard: number;
  packetsSent: number;
  energySent: number;
}

/** What one connection of the phone window has heard and sent; the newest when not told. */
export const soundOf = ({ phone }: RunningApp, index = -1): Promise<Sound> =>
  phone.evaluate(async (at) => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] };
    const sound = { packetsHeard: 0, energyHeard: 0, packetsSent: 0, energySent: 0 };
    const report = await connections.at(at)?.getStats();
    for (const stat of report?.values() ?? []) {
      if (stat.type === 'inbound-rtp') {
        sound.packetsHeard = stat.packetsReceived ?? 0;
        sound.energyHeard = stat.totalAudioEnergy ?? 0;
      }
      if (stat.type === 'outbound-rtp') sound.packetsSent = stat.packetsSent ?? 0;
      if (stat.type === 'media-source') sound.energySent = stat.totalAudioEnergy ?? 0;
    }
    return sound;
  }, index);

/** Which connection of the phone window is the newest. */
export const newestConnection = ({ phone }: RunningApp): Promise<number> =>
  phone.evaluate(() => (window as unknown as { connections: unknown[] }).connections.length - 1);
