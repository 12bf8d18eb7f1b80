import type { RunningApp } from '../e2e/app.ts';
import { audioBothWays, callBar, expect, type Room, test } from './harness/room.ts';
import { keyTones } from './harness/speech.ts';
import type { Telephone } from './harness/telephone.ts';

/** A caller on the line, and the check of a silent call open. */
async function listening({ siaga, telephone, party }: Room): Promise<Telephone> {
  const phone = await telephone();
  await party({ mediaPort: phone.port, steps: ['call', 'ring', 'answered', 'wait for BYE'] });
  await callBar(siaga, 'ringing');
  await siaga.workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, phone);
  await siaga.workstation.keyboard.press('Alt+KeyG');
  // So far there was speech only.
  await expect(siaga.workstation.getByTestId('heard')).toHaveText('Belum ada tombol terdengar.');
  return phone;
}

const pressed = ({ read }: RunningApp): string[] =>
  read((db) =>
    db
      .prepare(
        "SELECT body ->> '$.data.digit' || ' ' || (body ->> '$.data.by') FROM log WHERE type = 'call.dtmf' ORDER BY seq",
      )
      .pluck()
      .all(),
  ) as string[];

const byCaller = (keys: string): string[] => [...keys].map((key) => `${key} caller`);

test('key tones in the sound of the line are shown in the check of a silent call', async ({ room }) => {
  const telephone = await listening(room);
  telephone.play(keyTones('5'));
  await expect(room.siaga.workstation.getByTestId('heard')).toContainText('5');
  telephone.play(keyTones('1337*0#'));
  await expect.poll(() => pressed(room.siaga)).toEqual(byCaller('51337*0#'));
});

test('keys sent as telephone events are shown in the check of a silent call', async ({ room }) => {
  const telephone = await listening(room);
  telephone.press('5');
  await expect(room.siaga.workstation.getByTestId('heard')).toContainText('5');
  telephone.press('9');
  await expect.poll(() => pressed(room.siaga)).toEqual(byCaller('59'));
});
