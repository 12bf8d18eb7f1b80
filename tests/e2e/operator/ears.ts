import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../app.ts';
import { rememberConnections } from '../connections.ts';

/** A recording that somebody on the practice line plays, in milliseconds of the PC's clock; null while it lasts. */
interface Said {
  audio: string;
  from: number;
  until: number | null;
}

/** How loud a connection of the telephone was, 0…1. */
interface Level {
  at: number;
  connection: number;
  level: number;
}

/** What is heard is looked at a moment later than it was said: it is measured, and on its way, for so long. */
const DELAY_MS = 400;

export interface Ears {
  /** Since `forget`: what was said on the practice line. */
  said(): Promise<Said[]>;
  /** The loudest that one connection has heard, or the loudest while a recording was played. */
  loudest(connection: number, said?: Said): Promise<number>;
  forget(): Promise<void>;
}

/** What is played at the one end of the line, and what arrives at the other. */
export async function listen(siaga: RunningApp): Promise<Ears> {
  const callers = await callersOf(siaga);
  await rememberConnections(siaga);
  await hearTelephone(siaga.phone);
  await followSpeech(callers);
  return {
    said: () => callers.evaluate(() => (window as unknown as { said: Said[] }).said.slice()),
    async loudest(connection, said) {
      const levels = await siaga.phone.evaluate(() => (window as unknown as { levels: Level[] }).levels);
      const during = ({ at }: Level): boolean =>
        !said || (at >= said.from && at <= (said.until ?? Infinity) + DELAY_MS);
      return Math.max(
        0,
        ...levels
          .filter((level) => level.connection === connection && during(level))
          .map(({ level }) => level),
      );
    },
    async forget() {
      await callers.evaluate(() => void (window as unknown as { said: Said[] }).said.splice(0));
      await siaga.phone.evaluate(() => void (window as unknown as { levels: Level[] }).levels.splice(0));
    },
  };
}

/** The hidden window of those who call: it is made for the first of them, who is turned away. */
async function callersOf({ app, workstation }: RunningApp): Promise<Page> {
  const bar = workstation.getByTestId('call-bar');
  await workstation.keyboard.press('F9');
  await expect(bar).toHaveAttribute('data-state', 'ringing');
  await workstation.keyboard.press('Shift+F2');
  await expect(bar).toHaveAttribute('data-state', 'idle');
  const find = () => app.windows().find((page) => page.url().startsWith('app://siaga/caller/'));
  await expect.poll(() => find() !== undefined).toBe(true);
  const page = find();
  if (!page) throw new Error('the callers went away');
  return page;
}

/** The level that WebRTC itself measures, looked at more often than it changes. */
const hearTelephone = (phone: Page): Promise<void> =>
  phone.evaluate(() => {
    const { levels, connections } = Object.assign(window, { levels: [] }) as unknown as {
      levels: Level[];
      connections: RTCPeerConnection[];
    };
    setInterval(() => {
      for (const [index, connection] of connections.entries()) {
        if (connection.connectionState !== 'connected') continue;
        void connection.getStats().then((stats) => {
          for (const stat of stats.values())
            if (stat.type === 'inbound-rtp')
              levels.push({ at: Date.now(), connection: index, level: stat.audioLevel ?? 0 });
        });
      }
    }, 40);
  });

/** Which file is played is known where it is fetched, and when it is over where it is played. */
const followSpeech = (callers: Page): Promise<void> =>
  callers.evaluate(() => {
    const line = Object.assign(window, { said: [] }) as unknown as { said: Said[] };
    const files = new WeakMap<object, string>();
    const fetched = window.fetch.bind(window);
    window.fetch = async (input, options) => {
      const response = await fetched(input, options);
      const content = response.arrayBuffer.bind(response);
      response.arrayBuffer = async () => {
        const bytes = await content();
        files.set(bytes, String(input).replace('/resources/training/audio/', ''));
        return bytes;
      };
      return response;
    };
    const decode = BaseAudioContext.prototype.decodeAudioData;
    BaseAudioContext.prototype.decodeAudioData = async function (bytes) {
      const file = files.get(bytes) ?? '';
      const buffer = await decode.call(this, bytes);
      files.set(buffer, file);
      return buffer;
    };
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...when) {
      if (!this.loop && this.buffer) {
        const said: Said = { audio: files.get(this.buffer) ?? '', from: Date.now(), until: null };
        line.said.push(said);
        this.addEventListener('ended', () => {
          said.until = Date.now();
        });
      }
      start.apply(this, when);
    };
  });
