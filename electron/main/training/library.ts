import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ok, type Refusal, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { AudioFile, Scenario } from '../../../shared/training/scenario.ts';
import { isScenarioFile, readScenario } from './read-scenario.ts';

/** Bytes: half a minute of Opus is well below it. */
const LARGEST_SPEECH = 1 << 20;
/** Every WebM file begins with it (RFC 8794 §11.2.1). */
const EBML = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

export interface Library {
  list(): { scenarios: { scenario: Scenario; own: boolean }[]; problems: Refusal[] };
  save(scenario: Scenario): Result<null>;
  remove(id: string): Result<null>;
  saveSpeech(speech: Uint8Array): Result<{ audio: AudioFile }>;
}

export interface LibraryFolders {
  /** Comes with the app: scenarios, and in `audio` what is said in them. */
  shipped: string;
  /** The room's own: `scenarios` and `audio`. */
  own: string;
}

/** The practice scenarios, read anew each time: they are few, and a trainer may edit the files. */
export function openLibrary(folders: LibraryFolders): Library {
  const ownScenarios = path.join(folders.own, 'scenarios');
  const ownAudio = path.join(folders.own, 'audio');

  const isHeard = (audio: AudioFile): boolean =>
    existsSync(path.join(audio.endsWith('.webm') ? ownAudio : path.join(folders.shipped, 'audio'), audio));

  /** The first line whose recording is not there. */
  function unheard({ calls }: Scenario): { at: string; audio: AudioFile } | null {
    for (const [call, { lines }] of calls.entries()) {
      for (const [line, { audio }] of lines.entries()) {
        if (audio !== null && !isHeard(audio)) return { at: `calls.${call}.lines.${line}.audio`, audio };
      }
    }
    return null;
  }

  function read(folder: string): { scenarios: Scenario[]; problems: Refusal[] } {
    const scenarios: Scenario[] = [];
    const problems: Refusal[] = [];
    for (const file of filesOf(folder, problems)) {
      const found = readScenario(folder, file);
      if ('problem' in found) {
        problems.push(found.problem);
        continue;
      }
      const silent = unheard(found.scenario);
      if (silent) problems.push(problemAt(file, silent.at, silent.audio));
      else scenarios.push(found.scenario);
    }
    return { scenarios, problems };
  }

  return {
    list() {
      const shipped = read(folders.shipped);
      const own = read(ownScenarios);
      const all = new Map(shipped.scenarios.map((scenario) => [scenario.id, { scenario, own: false }]));
      for (const scenario of own.scenarios) all.set(scenario.id, { scenario, own: true });
      return { scenarios: [...all.values()], problems: [...shipped.problems, ...own.problems] };
    },
    save(scenario) {
      const silent = unheard(scenario);
      if (silent) return refuse('E_SPEECH_MISSING', { file: silent.audio });
      return write(ownScenarios, `${scenario.id}.json`, `${JSON.stringify(scenario, null, 2)}\n`);
    },
    remove(id) {
      const file = path.join(ownScenarios, `${id}.json`);
      if (!existsSync(file))
        return refuse(
          existsSync(path.join(folders.shipped, `${id}.json`)) ? 'E_SCENARIO_SHIPPED' : 'E_NOT_FOUND',
        );
      try {
        rmSync(file);
        return ok(null);
      } catch (error) {
        return refuse('E_SCENARIO_WRITE', { cause: causeOf(error) });
      }
    },
    saveSpeech(speech) {
      if (speech.length > LARGEST_SPEECH) return refuse('E_SPEECH_LONG');
      if (!EBML.equals(speech.subarray(0, EBML.length))) return refuse('E_SPEECH_TYPE');
      // Named by what is in it: the same recording is there once, and none is ever overwritten by another.
      const audio = `own-${createHash('sha256').update(speech).digest('hex').slice(0, 32)}.webm`;
      const written = write(ownAudio, audio, speech);
      return written.ok ? ok({ audio }) : written;
    },
  };
}

const problemAt = (file: string, at: string, found: string): Refusal =>
  refuse('E_SCENARIO_INVALID', { key: file, file, path: at, found }).refusal;

const causeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'I/O';

/** A folder that is not there holds none. */
function filesOf(folder: string, problems: Refusal[]): string[] {
  try {
    return readdirSync(folder).filter(isScenarioFile).sort();
  } catch (error) {
    const cause = causeOf(error);
    const file = path.basename(folder);
    if (cause !== 'ENOENT')
      problems.push(refuse('E_SCENARIO_UNREADABLE', { key: file, file, cause }).refusal);
    return [];
  }
}

/** Whole or not at all. */
function write(folder: string, name: string, content: string | Uint8Array): Result<null> {
  const next = path.join(folder, `${name}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(next, content);
    renameSync(next, path.join(folder, name));
    return ok(null);
  } catch (error) {
    return refuse('E_SCENARIO_WRITE', { cause: causeOf(error) });
  }
}
