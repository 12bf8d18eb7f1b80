import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { PASSWORD, type Pbx } from '../../pbx/harness/pbx.ts';
import { freePort } from '../../pbx/harness/ports.ts';
import { type Running, start } from '../../pbx/harness/processes.ts';

export const BARESIP_USER = 'baresip';

export interface Baresip {
  running: Running;
  answer(): void;
  stop(): Promise<void>;
}

/** A telephone written in C, without a browser: SIP on UDP and plain RTP, registered at the same PBX. */
export async function startBaresip(pbx: Pbx, microphone: string): Promise<Baresip> {
  const folder = path.join(pbx.folder, 'baresip');
  await mkdir(folder);
  // It plays a file at the rate of its codec only.
  const voice = path.join(folder, 'voice.wav');
  execFileSync('sox', [microphone, '-r', '8000', voice]);
  const [sip, control] = [await freePort(), await freePort()];
  await writeFile(
    path.join(folder, 'config'),
    [
      `sip_listen 127.0.0.1:${sip}`,
      'net_interface 127.0.0.1',
      `audio_source aufile,${voice}`,
      'audio_player aubridge,ear',
      'audio_alert aubridge,bell',
      'module_path /usr/lib/baresip/modules',
      ...['g711', 'aufile', 'aubridge'].map((name) => `module ${name}.so`),
      'module_tmp account.so',
      ...['menu', 'ctrl_tcp'].map((name) => `module_app ${name}.so`),
      `ctrl_tcp_listen 127.0.0.1:${control}`,
      '',
    ].join('\n'),
  );
  await writeFile(
    path.join(folder, 'accounts'),
    `<sip:${BARESIP_USER}@127.0.0.1:${pbx.sipPort}>;auth_pass=${PASSWORD};regint=60;answermode=manual\n`,
  );
  await writeFile(path.join(folder, 'contacts'), '');
  const running = start('baresip', ['-4', '-f', folder], folder);
  await running.says(/200 OK/);
  const socket: Socket = connect(control, '127.0.0.1');
  await once(socket, 'connect');
  return {
    running,
    answer() {
      const text = JSON.stringify({ command: 'accept' });
      socket.write(`${text.length}:${text},`);
    },
    async stop() {
      socket.destroy();
      await running.stop();
    },
  };
}
