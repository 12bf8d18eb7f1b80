/**
 * Makes what simulated callers and agencies say: resources/training/audio, of the texts of the scenarios beside it and
 * the names of the shipped agencies. Only what has
 * changed since is made anew, and what no scenario says any more is removed.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Agency } from '../shared/domain/agency.ts';
import { Scenario } from '../shared/training/scenario.ts';
import { type Manifest, type Recording, wantedRecordings } from './speech/recordings.ts';

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'resources', 'training');
const audio = path.join(folder, 'audio');
const manifestFile = path.join(audio, 'manifest.json');
const work = mkdtempSync(path.join(os.tmpdir(), 'siaga112-speech-'));

try {
  const scenarios = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => Scenario.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
  const before: Manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {};
  const agencies = Agency.array().parse(
    JSON.parse(readFileSync(path.join(root, 'resources', 'agencies', 'agencies.json'), 'utf8')),
  );
  const wanted = wantedRecordings(scenarios, agencies);
  let made = 0;
  for (const recording of wanted) {
    const file = path.join(audio, recording.file);
    if (before[recording.file] === recording.digest && existsSync(file)) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    make(recording, file);
    made += 1;
  }
  const gone = oggFiles().filter((file) => wanted.every((recording) => recording.file !== file));
  for (const file of gone) rmSync(path.join(audio, file));
  const manifest = Object.fromEntries(wanted.map(({ file, digest }) => [file, digest]));
  writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${wanted.length} recordings, ${made} of them made now, ${gone.length} removed`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function oggFiles(): string[] {
  return readdirSync(audio, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.opus'));
}

/** As a telephone carries it (300–3400 Hz), all equally loud but for the mood, and small. */
function make({ voices, effects, kilobits }: Recording, file: string): void {
  const spoken = voices.map(({ text, variant, pitch, pace }, index) => {
    const wave = path.join(work, `${index}.wav`);
    run('espeak-ng', ['-v', variant, '-p', String(pitch), '-s', String(pace), '-w', wave, text]);
    return wave;
  });
  const mixed = path.join(work, 'mixed.wav');
  const source =
    spoken.length === 0 ? ['-r', '16000', '-n'] : [...(spoken.length > 1 ? ['-m'] : []), ...spoken];
  // -R: the same noise each time.
  run('sox', ['-R', ...source, '-r', '16000', '-c', '1', '-b', '16', mixed, ...effects]);
  const options = ['--quiet', '--bitrate', String(kilobits), '--vbr', '--framesize', '60', '--serial', '112'];
  run('opusenc', [...options, mixed, file]);
}

function run(command: string, args: string[]): void {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command}: ${done.stderr || (done.error?.message ?? 'failed')}`);
}
