import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A piece of network between the workstation and its PBX that can go silent, or be slow. */
export interface Relay {
  readonly url: string;
  /** What the PBX has said over it: a server's frames are not masked (RFC 6455 §5.1). */
  said(): string;
  /** How many the workstation has made to it. */
  connections(): number;
  /** Nothing passes any more and nobody is told, as when a switch loses power. */
  goSilent(): void;
  /** Every connection is gone at once, as when a switch restarts; the next ones pass when `open`. */
  cut(open?: boolean): void;
  /** The next connections pass again. */
  mend(): void;
  /** What the workstation says is on its way until it may arrive. */
  holdBack(): void;
  /** How many bytes are on their way. */
  heldBack(): number;
  letArrive(): void;
  close(): void;
}

export async function relay(to: string): Promise<Relay> {
  const { hostname, port } = new URL(to);
  let count = 0;
  let silent = false;
  let open = true;
  let said = '';
  let held: { to: Socket; data: Buffer }[] | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (!open) {
      near.destroy();
      return;
    }
    count += 1;
    const far = connect(Number(port), hostname);
    for (const [from, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => {
        if (silent) return;
        if (from === far) said = (said + data.toString('latin1')).slice(-100_000);
        if (from === near && held) held.push({ to: other, data });
        else other.write(data);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        if (!silent) other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    said: () => said,
    connections: () => count,
    goSilent() {
      silent = true;
    },
    cut(then = false) {
      open = then;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      open = true;
    },
    holdBack() {
      held = [];
    },
    heldBack: () => held?.reduce((sum, { data }) => sum + data.length, 0) ?? 0,
    letArrive() {
      for (const { to, data } of held ?? []) to.write(data);
      held = null;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
