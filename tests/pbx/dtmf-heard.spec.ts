import type { RunningApp } from '../e2e/app.ts';
import { answerCall, audioBothWays, expect, type Room, test } from './harness/room.ts';
import { keyTones } from './harness/speech.ts';
import type { Telephone } from './harness/telephone.ts';

/** A caller on the line, and the check of a silent call open. */
async function listening({ siaga, telephone, party }: Room): Promise<Telephone> {
  const phone = await telephone();
  await party({ mediaPort: phone.port, steps: ['call', 'ring', 'answered', 'wait for BYE'] });
  await answerCall(siaga);
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

/** As a caller who is asked to press a key does it: again, until it has been heard. */
async function pressUntilHeard({ siaga }: Room, key: string, press: () => void): Promise<void> {
  await expect(async () => {
    press();
    await expect(siaga.workstation.getByTestId('heard')).toContainText(key, { timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
}

test('keys in the sound of the line and keys sent as telephone events are shown in the check of a silent call', async ({
  room,
}) => {
  const telephone = await listening(room);
  for (const key of '5#') {
    await pressUntilHeard(room, key, () => telephone.play(keyTones(key)));
  }
  for (const key of '1*') {
    await pressUntilHeard(room, key, () => telephone.press(key));
  }
  // Nothing else is taken for a key, the speech between them neither.
  expect(new Set(pressed(room.siaga))).toEqual(new Set(['5 caller', '# caller', '1 caller', '* caller']));
});
