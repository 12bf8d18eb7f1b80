import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Manifest, wantedRecordings } from '../../../build/speech/recordings.ts';
import { Agency } from '../../../shared/domain/agency.ts';
import { audioOfAgency } from '../../../shared/training/agency-audio.ts';
import { Scenario } from '../../../shared/training/scenario.ts';

const folder = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'training');
const audio = path.join(folder, 'audio');
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const scenarios = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => Scenario.parse(json(path.join(folder, name))));
const agencies = Agency.array().parse(json(path.join(folder, '..', 'agencies', 'agencies.json')));
const wanted = wantedRecordings(scenarios, agencies);
const MOST_BYTES = 4_000_000;

test('every line is spoken as it is written now: otherwise run npm run speech', () => {
  const manifest: Manifest = json(path.join(audio, 'manifest.json'));
  expect(manifest).toEqual(Object.fromEntries(wanted.map(({ file, digest }) => [file, digest])));
});

test('every recording is there as Opus in Ogg, no other is, and all are small', () => {
  const there = readdirSync(audio, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => statSync(path.join(audio, file)).isFile() && file !== 'manifest.json')
    .sort();
  expect(there).toEqual(wanted.map(({ file }) => file).sort());
  let bytes = 0;
  for (const file of there) {
    const content = readFileSync(path.join(audio, file));
    expect(content.subarray(0, 4).toString('latin1'), file).toBe('OggS');
    expect(content.subarray(28, 36).toString('latin1'), file).toBe('OpusHead');
    // Something is in it: half a second and more.
    expect(content.length, file).toBeGreaterThan(1_000);
    bytes += content.length;
  }
  expect(bytes).toBeLessThan(MOST_BYTES);
});

test('no two lines share a recording', () => {
  expect(new Set(wanted.map(({ file }) => file)).size).toBe(wanted.length);
});

test('a line that is written otherwise, or spoken by another voice, asks for another recording', () => {
  const scenario = scenarios.find(({ id }) => id === 'house-fire')!;
  const [call] = scenario.calls as [Scenario['calls'][number]];
  const [line] = call.lines as [Scenario['calls'][number]['lines'][number]];
  const digestOf = (changed: Partial<Scenario['calls'][number]>) =>
    wantedRecordings([{ ...scenario, calls: [{ ...call, ...changed }] }], []).find(
      ({ file }) => file === line.audio,
    )?.digest;
  const same = digestOf({});
  expect(digestOf({})).toBe(same);
  expect(digestOf({ voice: call.voice === 'child' ? 'man' : 'child' })).not.toBe(same);
  expect(digestOf({ lines: [{ ...line, text: `${line.text} Cepat!` }] })).not.toBe(same);
});

test('every agency that ships answers its telephone with its name', () => {
  for (const { id, shortName } of agencies) {
    const recording = wanted.find(({ file }) => file === audioOfAgency(id));
    expect(recording?.voices[0]?.text).toContain(shortName);
  }
});
