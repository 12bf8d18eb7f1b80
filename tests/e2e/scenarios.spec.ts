import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Scenario } from '../../shared/training/scenario.ts';
import { expect, together as test } from './app.ts';
import { type Ears, listen } from './operator/ears.ts';
import { play } from './operator/operator.ts';
import { voice } from './operator/voice.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'resources', 'training');
const scenarios = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => Scenario.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));

const own = mkdtempSync(path.join(os.tmpdir(), 'siaga112-operator-'));
const microphone = path.join(own, 'operator.wav');
writeFileSync(microphone, voice());
test.afterAll(() => rmSync(own, { recursive: true, force: true }));

test.use({
  options: {
    args: ['--training-speed=16', `--use-file-for-fake-audio-capture=${microphone}`],
    config: { agencies: ['polres', 'pln'].map((id) => ({ id, enabled: true })) },
  },
});

let ears: Ears;
test.beforeAll(async ({ siaga }) => {
  const { workstation } = siaga;
  ears = await listen(siaga);
  await workstation.getByRole('textbox', { name: 'Nama petugas' }).fill('Siti');
  await workstation.getByRole('button', { name: 'Mulai jaga' }).click();
});

for (const scenario of scenarios) {
  test(`${scenario.id} is played to its end, heard, and debriefed as its file says`, async ({ siaga }) => {
    const debriefs = await play(siaga, ears, scenario);
    expect(debriefs).toHaveLength(scenario.calls.length);
    for (const { lesson, disposition, items } of debriefs) {
      expect(disposition, `call ${lesson.call}`).toEqual({
        given: lesson.expected.disposition,
        verdict: 'right',
      });
      expect(
        items.filter(({ state }) => state !== 'gathered'),
        `call ${lesson.call}`,
      ).toEqual([]);
    }
  });
}
