import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import type { Protocol } from '../../../shared/protocol/schema.ts';
import { openAccepted } from './accepted.ts';
import { type Candidate, combine } from './combine.ts';
import { isProtocolFile, type ProtocolFile, parse, readFolder } from './read.ts';

const LOOK_MS = 1_000;

export interface Library {
  /** Those in use now. */
  protocols(): readonly Protocol[];
  /** What is wrong with files that are not used as they are. */
  problems(): readonly Refusal[];
  stop(): void;
}

export interface LibraryFolders {
  /** Comes with the app. */
  shipped: string;
  /** The administrator's: a file with the id of a shipped protocol takes its place. */
  own: string;
  /** Ours: the own files as they last were good. */
  accepted: string;
}

export interface LibraryHooks {
  /** The administrator changed something that counts or is wrong. */
  changed(): void;
  line(level: 'warn' | 'error', text: string): void;
}

/** Reads the guides, and again when the administrator's folder changes. A bad file leaves the last good one in use. */
export function openLibrary(folders: LibraryFolders, hooks: LibraryHooks): Library {
  const accepted = openAccepted(folders.accepted, (text) => hooks.line('error', `protocol: ${text}`));
  const shipped = readQuietly(folders.shipped);
  // Before its files are read: what is changed meanwhile is seen as a change.
  const watch = watchFolder(folders.own, () => {
    own = readQuietly(folders.own);
    state = settle();
    hooks.changed();
  });
  let own = readQuietly(folders.own);
  let state = settle();

  function readQuietly(folder: string): ProtocolFile[] | Refusal {
    try {
      return readFolder(folder);
    } catch (error) {
      const cause = (error as NodeJS.ErrnoException).code ?? 'I/O';
      const file = path.basename(folder);
      return refuse('E_PROTOCOL_UNREADABLE', { key: file, file, cause }).refusal;
    }
  }

  /** Which protocols count, given what was read; keeps a copy of what is good. */
  function settle(): { protocols: Protocol[]; problems: Refusal[] } {
    const problems: Refusal[] = [];
    const good = (files: ProtocolFile[] | Refusal): Candidate[] => {
      if (!Array.isArray(files)) {
        problems.push(files);
        return [];
      }
      return files.flatMap((file) => {
        if ('protocol' in file) return [file];
        problems.push(file.problem);
        return [];
      });
    };
    const base = combine([], good(shipped));
    problems.push(...base.rejected.map(({ problem }) => problem));
    const fresh = good(own);
    const first = combine(asCandidates(base.protocols), [...fresh, ...lastGood(namesToReplace(fresh))]);
    const refusedFiles = first.rejected.map(({ candidate }) => candidate.file);
    problems.push(
      ...first.rejected.filter(({ candidate }) => fresh.includes(candidate)).map(({ problem }) => problem),
    );
    const kept = fresh.filter(({ file }) => !refusedFiles.includes(file));
    // What is good by itself but not beside the others gives way to its last good version.
    const final =
      refusedFiles.length === 0
        ? first
        : combine(asCandidates(base.protocols), [...kept, ...lastGood(namesToReplace(kept))]);
    if (Array.isArray(own)) {
      for (const { file, text } of own) if (kept.some((one) => one.file === file)) accepted.keep(file, text);
      accepted.retain(own.map(({ file }) => file));
    }
    for (const { code, params } of problems) {
      const { file, path: at = '', found = '', cause = '' } = params;
      hooks.line('warn', `protocol: ${file}: ${code} ${at} ${found}${cause}`.trimEnd());
    }
    return { protocols: final.protocols, problems };
  }

  /** Own files that are there, or may be, without a usable version of today. */
  function namesToReplace(usable: readonly Candidate[]): string[] {
    const names = Array.isArray(own) ? own.map(({ file }) => file) : accepted.files();
    return names.filter((name) => !usable.some(({ file }) => file === name));
  }

  function lastGood(files: readonly string[]): Candidate[] {
    return files.flatMap((file) => {
      const text = accepted.text(file);
      const read = text === undefined ? null : parse(file, text);
      return read && 'protocol' in read ? [{ file, protocol: read.protocol }] : [];
    });
  }

  return {
    protocols: () => state.protocols,
    problems: () => state.problems,
    stop: watch.stop,
  };
}

const asCandidates = (protocols: readonly Protocol[]): Candidate[] =>
  protocols.map((protocol) => ({ file: `${protocol.id}.json`, protocol }));

/**
 * Looks at names, sizes and times once a second: that also works on shared folders and for a folder that is made
 * later. A change counts once it has stood still for a look, so that half a file is not read.
 */
function watchFolder(folder: string, changed: () => void): { stop(): void } {
  let known = fingerprint(folder);
  let seen = known;
  const timer = setInterval(() => {
    const now = fingerprint(folder);
    const still = now === seen;
    seen = now;
    if (!still || now === known) return;
    known = now;
    changed();
  }, LOOK_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

function fingerprint(folder: string): string {
  try {
    return readdirSync(folder)
      .filter(isProtocolFile)
      .sort()
      .map((name) => {
        const info = statSync(path.join(folder, name), { throwIfNoEntry: false });
        return `${name} ${info?.size} ${info?.mtimeMs}`;
      })
      .join('\n');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'error';
  }
}
