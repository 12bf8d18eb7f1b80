import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Where the PBX says that its sound is: the relay is there. */
export const MEDIA_ADDRESS = '127.0.0.2';
const PBX_ADDRESS = '127.0.0.1';

/** The network that carries the sound between the workstation and its PBX. It spares the caller's side. */
export interface MediaPath {
  /** From here on each packet is lost with this probability, either way. */
  lose(share: number): void;
  /** The ways that are in use lead nowhere any more, and new ones do. */
  reroute(): void;
  close(): void;
}

interface Way {
  socket: Socket;
  /** ICE comes first (RFC 8445): a browser. */
  browser: boolean;
  dead: boolean;
}

export async function mediaPath(ports: readonly number[]): Promise<MediaPath> {
  let loss = 0;
  const ways = new Map<string, Way>();
  const passes = (way: Way): boolean => !way.browser || (!way.dead && Math.random() >= loss);
  const ends = await Promise.all(
    ports.map(async (port) => {
      const end = createSocket('udp4');
      end.bind(port, MEDIA_ADDRESS);
      await once(end, 'listening');
      end.on('message', (packet, from) => {
        const key = `${port} ${from.address} ${from.port}`;
        const way = ways.get(key) ?? open(end, port, from, (packet[0] ?? 0) < 4);
        ways.set(key, way);
        if (passes(way)) way.socket.send(packet, port, PBX_ADDRESS);
      });
      return end;
    }),
  );

  function open(end: Socket, port: number, to: { address: string; port: number }, browser: boolean): Way {
    const socket = createSocket('udp4');
    const way = { socket, browser, dead: false };
    socket.on('message', (packet, from) => {
      if (from.port === port && passes(way)) end.send(packet, to.port, to.address);
    });
    // Nobody is there any more, or not yet.
    socket.on('error', () => undefined);
    return way;
  }

  return {
    lose(share) {
      loss = share;
    },
    reroute() {
      for (const way of ways.values()) way.dead = true;
    },
    close() {
      for (const { socket } of ways.values()) socket.close();
      for (const end of ends) end.close();
    },
  };
}
