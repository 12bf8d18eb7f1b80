import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { launch, type RunningApp } from '../e2e/app.ts';
import { audioBothWays, callBar, expect, type Room, test } from '../pbx/harness/room.ts';
import type { Telephone } from '../pbx/harness/telephone.ts';

const CALLER_HERTZ = 440;
/** As long as the operator's words, which are said over and over: every pause of theirs has ended. */
const SOME_BYTES = 32_000;

/** Files of recordings, the oldest first, by their names below the folder. */
function filesOf({ dataFolder }: RunningApp): string[] {
  const folder = path.join(dataFolder, 'recordings');
  return readdirSync(folder).flatMap((day) =>
    readdirSync(path.join(folder, day))
      .sort()
      .map((name) => `${day}/${name}`),
  );
}

const bytesOf = ({ dataFolder }: RunningApp, file: string): number =>
  statSync(path.join(dataFolder, 'recordings', file)).size;

/** What is heard on each side of a recording: how loud it is, and how much of that is the caller's pitch. */
const sidesOf = ({ workstation }: RunningApp, file: string) =>
  workstation.evaluate(
    async ([name, hertz]) => {
      const lent = await window.siaga.invoke('recording.open', { file: name });
      if (!lent.ok) throw new Error(lent.refusal.code);
      const part = await fetch(lent.value.url, { headers: { range: 'bytes=0-3' } });
      const begin = [...new Uint8Array(await part.arrayBuffer())];
      const answer = await fetch(lent.value.url);
      const sound = await new OfflineAudioContext(2, 1, 8_000).decodeAudioData(await answer.arrayBuffer());
      const sides = [0, 1].map((channel) => {
        const samples = sound.getChannelData(channel);
        const width = 800;
        const power = { all: 0, pitch: 0 };
        for (let from = 0; from + width <= samples.length; from += width) {
          let [re, im] = [0, 0];
          for (let at = 0; at < width; at += 1) {
            const sample = samples[from + at] ?? 0;
            const angle = (2 * Math.PI * hertz * at) / 8_000;
            re += sample * Math.cos(angle);
            im += sample * Math.sin(angle);
            power.all += sample ** 2 / width;
          }
          power.pitch += (2 * (re ** 2 + im ** 2)) / width ** 2;
        }
        const windows = Math.max(1, Math.floor(samples.length / width));
        return { loudness: Math.sqrt(power.all / windows), caller: power.pitch / Math.max(1e-9, power.all) };
      });
      await window.siaga.invoke('recording.close', { url: lent.value.url });
      const gone = (await fetch(lent.value.url)).status;
      const range = [part.status, part.headers.get('content-range')?.split('/')[0]];
      return { seconds: sound.duration, sides, begin, range, gone };
    },
    [file, CALLER_HERTZ] as const,
  );

async function talk(room: Room, siaga: RunningApp, telephone: Telephone, words: string): Promise<void> {
  const { workstation } = siaga;
  await room.party({ mediaPort: telephone.port, steps: ['call', 'ring', 'answered', 'wait for BYE'] });
  await callBar(siaga, 'ringing');
  await workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');
  await expect(workstation.getByTestId('recorded')).toContainText('Direkam');
  await workstation.keyboard.press('Alt+KeyI');
  await workstation.keyboard.type(words);
  await expect(workstation.getByTestId('saved')).toHaveAttribute('data-state', 'saved');
  await audioBothWays(siaga, telephone);
}

test('both sides of a call are recorded; one in whose middle the app dies is finished at the next start, and they are heard in the story', async ({
  room,
}) => {
  const telephone = await room.telephone(CALLER_HERTZ);
  const { siaga: dying } = room;
  // The caller's tone never pauses, and a canceller of echo takes the operator's words for some of it.
  const untreated = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  await dying.workstation.evaluate((choice) => window.siaga.invoke('phone.setSound', choice), untreated);
  await talk(room, dying, telephone, 'Pasar terbakar');
  const [first = ''] = filesOf(dying);
  await expect.poll(() => bytesOf(dying, first)).toBeGreaterThan(SOME_BYTES);
  await dying.workstation.keyboard.press('F8');
  await callBar(dying, 'idle');
  await expect(dying.workstation.getByTestId('recorded')).toHaveCount(0);
  await dying.workstation.keyboard.press('Alt+KeyD');

  await talk(room, dying, telephone, 'Rumah terbakar');
  const [, second = '', mark] = filesOf(dying);
  expect(mark).toBe(`${second}.open`);
  await expect.poll(() => bytesOf(dying, second)).toBeGreaterThan(SOME_BYTES);
  const dead = new Promise((resolve) => dying.app.process().once('exit', resolve));
  dying.app.process().kill('SIGKILL');
  await dead;
  const bytes = bytesOf(dying, second);

  const siaga = await launch({ userData: dying.userData });
  const { workstation } = siaga;
  await expect(workstation.locator('[data-code="N_RECORDING_RECOVERED"]')).toContainText('diselamatkan');
  expect(filesOf(siaga)).toEqual([first, second]);
  expect(bytesOf(siaga, second)).toBe(bytes);
  const recorded = () =>
    siaga.read((db) =>
      db
        .prepare(
          `SELECT body ->> '$.data.file', body ->> '$.data.recovered' FROM log WHERE type = 'call.recorded'`,
        )
        .raw()
        .all(),
    );
  await expect.poll(recorded).toEqual([
    [first, 0],
    [second, 1],
  ]);

  for (const one of [first, second]) {
    const { seconds, sides, begin, range, gone } = await sidesOf(siaga, one);
    expect(seconds).toBeGreaterThan(1);
    const [caller, desk] = sides;
    expect(caller?.loudness).toBeGreaterThan(0.005);
    expect(desk?.loudness).toBeGreaterThan(0.005);
    // Each side is on its own channel.
    expect(caller?.caller).toBeGreaterThan(0.5);
    expect(desk?.caller).toBeLessThan(0.1);
    expect([begin, range, gone]).toEqual([[0x1a, 0x45, 0xdf, 0xa3], [206, 'bytes 0-3'], 404]);
  }

  // No other window is lent anything.
  const refused = await siaga.phone.evaluate(
    (name) => window.siaga.invoke('recording.open', { file: name }),
    second,
  );
  expect(refused).toMatchObject({ refusal: { code: 'E_FORBIDDEN' } });

  // As the operator hears it, on the headset: the call that was cut off, from the list.
  await workstation.evaluate(async () => {
    await window.siaga.invoke('phone.setSound', { speaker: 'Fake Audio Output 2' });
    const { prototype } = HTMLMediaElement;
    const { setSinkId } = prototype;
    prototype.setSinkId = async function (id) {
      await setSinkId.call(this, id);
      const devices = await navigator.mediaDevices.enumerateDevices();
      document.body.dataset['playedOn'] = devices.find(({ deviceId }) => deviceId === id)?.label ?? '';
    };
  });
  await workstation.getByTestId('call-row').first().click();
  await workstation.keyboard.press('Alt+KeyR');
  await workstation.getByTestId('listen').click();
  const player = workstation.getByTestId('recording-player');
  await expect(player).toHaveAttribute('data-state', 'paused');
  const slider = player.getByRole('slider', { name: 'Posisi pemutaran' });
  await expect(slider).toHaveAttribute('data-drawn', 'true');
  await expect(slider).toBeFocused();
  await player.getByLabel('Kecepatan').selectOption({ label: '0,75×' });
  await slider.focus();
  await workstation.keyboard.press('End');
  await expect(slider).not.toHaveAttribute('aria-valuenow', '0');
  await workstation.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuenow', '0');
  await workstation.keyboard.press('Space');
  await expect(player).toHaveAttribute('data-state', 'playing');
  await expect(workstation.locator('body')).toHaveAttribute('data-played-on', 'Fake Audio Output 2');
  await expect(slider).not.toHaveAttribute('aria-valuenow', '0');
  await workstation.screenshot({ path: 'test-results/recording.png' });
  await workstation.keyboard.press('Escape');
  await expect(player).toHaveCount(0);
  await expect(workstation.getByTestId('story')).toContainText('didengarkan');
  const listened = siaga.read((db) =>
    db.prepare(`SELECT count(*) FROM log WHERE type = 'call.listened'`).pluck().get(),
  );
  expect(listened).toBe(3);
  await siaga.close();
});
