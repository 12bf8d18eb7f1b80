import { createSocket } from 'node:dgram';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './ports.ts';
import { type Running, start } from './processes.ts';

/** How many UDP ports rtpengine may use. */
const MEDIA_PORTS = 200;
export const USER = 'op1';
export const PASSWORD = 'rahasia-uji-coba';

/** Kamailio and rtpengine, with the ports they listen on, and a folder for everything they write. */
export interface Pbx {
  readonly folder: string;
  readonly sipPort: number;
  readonly agencyPort: number;
  readonly outsidePort: number;
  readonly wsUrl: string;
  readonly mediaPorts: readonly number[];
  /** Kills the proxy as a power cut would. rtpengine goes on. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** `mediaAddress`: where rtpengine says that it is, for a network in between. */
export async function startPbx({ mediaAddress }: { mediaAddress?: string } = {}): Promise<Pbx> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'siaga112-pbx-'));
  const [sipPort, wsPort, ngPort, agencyPort, outsidePort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const template = await readFile(path.join(import.meta.dirname, 'kamailio.cfg'), 'utf8');
  const values: Record<string, string> = {
    SIP_PORT: String(sipPort),
    WS_PORT: String(wsPort),
    NG_PORT: String(ngPort),
    AGENCY_PORT: String(agencyPort),
    OUTSIDE_PORT: String(outsidePort),
    // It does not look for a way around the network itself (RFC 8445 §2.5).
    ICE_TO_BROWSER: mediaAddress ? ' ICE-lite=forward' : '',
    ICE_FROM_BROWSER: mediaAddress ? ' ICE-lite=backward' : '',
    USER,
    PASSWORD,
  };
  const config = path.join(folder, 'kamailio.cfg');
  await writeFile(
    config,
    template.replace(/@([A-Z_]+)@/g, (whole, name: string) => values[name] ?? whole),
  );
  // rtpengine shares its ports with another one on the same range, and then each hears half of the other's sound.
  const mediaPorts = 20_000 + MEDIA_PORTS * Math.floor(Math.random() * 60);
  const rtpengine = start(
    'rtpengine',
    [
      '--config-file=none',
      '--table=-1',
      `--interface=127.0.0.1${mediaAddress ? `!${mediaAddress}` : ''}`,
      `--listen-ng=127.0.0.1:${ngPort}`,
      `--port-min=${mediaPorts}`,
      `--port-max=${mediaPorts + MEDIA_PORTS - 2}`,
      // The ports of a call are free for the next as soon as it is over.
      '--delete-delay=0',
      '--foreground',
      '--log-stderr',
      `--pidfile=${path.join(folder, 'rtpengine.pid')}`,
    ],
    folder,
  );
  await rtpengine.says(/Startup complete/);

  let proxy: Running;
  const startProxy = async (): Promise<void> => {
    proxy = start('kamailio', ['-f', config, '-DD', '-E', '-m', '64', '-M', '8', '-Y', folder], folder);
    await Promise.race([
      answersOptions(sipPort),
      proxy.ended.then((code) => {
        throw new Error(`kamailio ended with ${code}\n${proxy.output()}`);
      }),
    ]);
  };
  try {
    await startProxy();
  } catch (error) {
    await rtpengine.stop();
    throw error;
  }
  return {
    folder,
    mediaPorts: Array.from({ length: MEDIA_PORTS }, (_, index) => mediaPorts + index),
    sipPort,
    agencyPort,
    outsidePort,
    wsUrl: `ws://127.0.0.1:${wsPort}`,
    kill: () => proxy.stop('SIGTERM'),
    restart: startProxy,
    async stop() {
      await proxy.stop();
      await rtpengine.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks as SIP asks (RFC 3261 §17.1.2: again every half second) until the proxy answers. */
async function answersOptions(port: number): Promise<void> {
  const socket = createSocket('udp4');
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.once('message', () => resolve());
  socket.bind(0, '127.0.0.1');
  const ask = (): void => {
    const tag = Math.random().toString(36).slice(2);
    const me = `127.0.0.1:${socket.address().port}`;
    const lines = [
      `OPTIONS sip:127.0.0.1:${port} SIP/2.0`,
      `Via: SIP/2.0/UDP ${me};branch=z9hG4bK${tag}`,
      `From: <sip:test@${me}>;tag=${tag}`,
      `To: <sip:127.0.0.1:${port}>`,
      `Call-ID: ${tag}`,
      'CSeq: 1 OPTIONS',
      'Max-Forwards: 5',
      'Content-Length: 0',
    ];
    socket.send(`${lines.join('\r\n')}\r\n\r\n`, port, '127.0.0.1');
  };
  socket.on('error', () => undefined);
  const timer = setInterval(ask, 500);
  socket.once('listening', ask);
  await promise;
  clearInterval(timer);
  socket.close();
}
