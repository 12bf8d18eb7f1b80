import { writeFile } from 'node:fs/promises';
import { test as base, expect } from '@playwright/test';
import type { CallQuality } from '../../../shared/domain/call-quality.ts';
import { launch, type RunningApp } from '../../e2e/app.ts';
import { rememberConnections, soundOf } from '../../e2e/connections.ts';
import { PASSWORD, type Pbx, startPbx, USER } from './pbx.ts';
import { type Party, type Sipp, sipp } from './sipp.ts';
import { makeSpeech } from './speech.ts';
import { pickUp, type Telephone } from './telephone.ts';

/** A room with a PBX, a telephone network, and the workstation registered. */
export interface Room {
  pbx: Pbx;
  siaga: RunningApp;
  /** A telephone of the network with a mouth and an ear. */
  telephone(pitch?: number): Promise<Telephone>;
  party(party: Party): Promise<Sipp>;
}

export interface RoomOptions {
  password?: string;
  /** More of the `pbx` settings. */
  pbx?: Record<string, unknown>;
  config?: Record<string, unknown>;
  registers?: boolean;
  /** Whether the map is drawn. */
  map?: boolean;
  /** Where the PBX says that its sound is. */
  mediaAddress?: string;
  /** Where it registers, in order. */
  urls?: (pbx: Pbx) => Promise<string[]>;
}

export const test = base.extend<{ room: Room; roomOptions: RoomOptions }>({
  roomOptions: [{}, { option: true }],
  room: async ({ roomOptions }, use, testInfo) => {
    const pbx = await startPbx(roomOptions.mediaAddress ? { mediaAddress: roomOptions.mediaAddress } : {});
    const speech = makeSpeech(pbx.folder);
    const siaga = await launch({
      config: {
        station: 'UJI-1',
        pbx: {
          urls: (await roomOptions.urls?.(pbx)) ?? [pbx.wsUrl],
          account: `${USER}@127.0.0.1`,
          password: roomOptions.password ?? PASSWORD,
          ...roomOptions.pbx,
        },
        agencies: [
          {
            id: 'damkar',
            channels: [
              { kind: 'sip', target: `sip:agency@127.0.0.1:${pbx.sipPort}` },
              { kind: 'manual', contact: '113' },
            ],
          },
        ],
        ...roomOptions.config,
      },
      map: roomOptions.map ?? false,
      args: [`--use-file-for-fake-audio-capture=${speech.microphone}`],
    });
    await rememberConnections(siaga);
    if (roomOptions.registers !== false) await registered(siaga);
    const parties: Sipp[] = [];
    const telephones: Telephone[] = [];
    await use({
      pbx,
      siaga,
      async telephone(pitch) {
        const telephone = await pickUp(pitch === undefined ? speech.caller : speech.tone(pitch));
        telephones.push(telephone);
        return telephone;
      },
      async party(party) {
        const started = await sipp(pbx, party);
        parties.push(started);
        return started;
      },
    });
    if (testInfo.status !== testInfo.expectedStatus) {
      for (const [index, party] of parties.entries())
        await writeFile(testInfo.outputPath(`party-${index + 1}.log`), await party.messages());
    }
    for (const party of parties) await party.running.stop();
    for (const telephone of telephones) telephone.hangUp();
    await siaga.close();
    await pbx.stop();
  },
});
export { answerCall } from '../../e2e/app.ts';
export { newestConnection } from '../../e2e/connections.ts';
export { expect };

export const registered = ({ workstation }: RunningApp): Promise<void> =>
  expect(workstation.getByTestId('light-registration')).toHaveAttribute('data-state', 'registered', {
    timeout: 20_000,
  });

export const callBar = ({ workstation }: RunningApp, state: string): Promise<void> =>
  expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', state);

/** The log's own view of the newest call. */
export const lastCall = ({ read }: RunningApp): LoggedCall | undefined =>
  read((db) => {
    const view = db.prepare('SELECT view FROM calls ORDER BY ringing_at DESC LIMIT 1').pluck().get();
    return view === undefined ? undefined : (JSON.parse(view as string) as LoggedCall);
  });
export interface LoggedCall {
  id: string;
  state: string;
  direction: string;
  number: string | null;
  displayName: string | null;
  end?: { kind: string; by: string; sipCode: number | null; q850?: number };
  quality?: CallQuality;
  qualification?: { disposition: string } | null;
}

/** For which troubles the phone has kept an answered call, from now on. */
export function keptThrough({ phone }: RunningApp): string[] {
  const troubles: string[] = [];
  phone.on('console', (message) => {
    const reason = /^kept an answered call through: (.+)/.exec(message.text())?.[1];
    if (reason !== undefined) troubles.push(reason);
  });
  return troubles;
}

/** The operator's ear: what is played to him of one connection, or not. */
export async function operatorHears(siaga: RunningApp, index: number): Promise<void> {
  const before = await soundOf(siaga, index);
  await expect
    .poll(async () => {
      const now = await soundOf(siaga, index);
      return now.packetsHeard >= before.packetsHeard + 50 && now.energyHeard > before.energyHeard;
    })
    .toBe(true);
}

/** Where the talk with the agency stands, or `null` when there is none. */
export const consult = async ({ workstation }: RunningApp, state: string | null): Promise<void> => {
  if (state === null) await expect(workstation.getByTestId('consult')).toHaveCount(0);
  else await expect(workstation.getByTestId('consult')).toHaveAttribute('data-state', state);
};

/** Both sides hear words: more packets than before, and louder than silence. */
export async function audioBothWays(siaga: RunningApp, telephone: Telephone, index = -1): Promise<void> {
  const before = await soundOf(siaga, index);
  const heard = telephone.packetsHeard();
  await telephone.until(() => telephone.packetsHeard() >= heard + 50 && telephone.level() > 0.005);
  await expect
    .poll(async () => {
      const now = await soundOf(siaga, index);
      return now.packetsHeard >= before.packetsHeard + 50 && now.energyHeard > before.energyHeard;
    })
    .toBe(true);
}
