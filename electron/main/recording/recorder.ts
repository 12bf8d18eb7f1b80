import type { FileHandle } from 'node:fs/promises';
import { ok, type Refusal, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { CommandInput } from '../../../shared/contract/index.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import { recordingFile, recordingOf } from '../../../shared/domain/recording.ts';
import { wibDay } from '../../../shared/time/wib.ts';
import type { RecordingFiles } from './folder.ts';

/** Written pieces reach the disk at least so often: a loss of power costs no more. */
const SYNC_MS = 1_000;
const LOOK_AT_DISK_MS = 10_000;
const MEGABYTE = 1_000_000;
/** Below this people are told; below that what is left is for the log, and nothing is recorded. */
const LOW_MEGABYTES = 1_000;
const LEAST_MEGABYTES = 300;

export interface Recorder {
  begin(callId: CallId): Promise<Result<null>>;
  append(callId: CallId, piece: Uint8Array): Promise<Result<null>>;
  end(callId: CallId, failed: boolean): Promise<Result<null>>;
  /** The telephone died: what it recorded so far is finished, and a call that goes on gets another part. */
  endAll(): Promise<void>;
  /** Tells the log of every file that it does not know yet: those just ended, and those that a crash left behind. */
  settle(): Promise<void>;
  recording(): CallId[];
  isBeingWritten(file: string): boolean;
}

interface Running {
  file: string;
  handle: FileHandle;
  syncedAt: number;
  /** Pieces are written one after the other. */
  last: Promise<unknown>;
}

/** Writes calls into files while they run. Whatever goes wrong here, the call goes on. */
export function createRecorder(parts: {
  files: RecordingFiles;
  enabled: boolean;
  /** Tells the log; true once it has it. */
  log: (fact: CommandInput<'call.recorded'>) => Promise<boolean>;
  told: (refusal: Refusal, standing: boolean) => void;
  /** The disk has room again. */
  roomAgain: () => void;
  changed: () => void;
  failed: (text: string) => void;
  now?: () => number;
}): Recorder {
  const { files, enabled, log, told, now = Date.now } = parts;
  const running = new Map<CallId, Running>();
  /** Files that are open. */
  const writing = new Set<string>();
  /** Files that were begun in this run of the app: what else is unfinished was left by an earlier one. */
  const ours = new Set<string>();
  let disk: { at: number; megabytes: number } | null = null;
  let settling: Promise<void> = Promise.resolve();

  /** Looked at anew after a while; low space is told as long as it lasts. */
  async function roomLeft(): Promise<boolean> {
    if (!disk || now() - disk.at >= LOOK_AT_DISK_MS) {
      disk = { at: now(), megabytes: Math.floor((await files.freeBytes()) / MEGABYTE) };
      const { megabytes } = disk;
      if (megabytes < LOW_MEGABYTES) told(refuse('E_RECORDING_SPACE', { megabytes }).refusal, true);
      else parts.roomAgain();
    }
    return disk.megabytes >= LEAST_MEGABYTES;
  }

  function stopped(error: unknown): Result<null> {
    const cause = (error as NodeJS.ErrnoException).code ?? 'EIO';
    parts.failed(`recording: ${cause}`);
    const refusal = refuse('E_RECORDING_STOPPED', { cause });
    told(refusal.refusal, false);
    return refusal;
  }

  async function create(callId: CallId): Promise<Running> {
    const at = now();
    for (let part = 1; ; part += 1) {
      const file = recordingFile(wibDay(at), callId, part);
      try {
        const handle = await files.create(file, at);
        ours.add(file);
        writing.add(file);
        return { file, handle, syncedAt: at, last: Promise.resolve() };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  }

  async function finish(callId: CallId): Promise<void> {
    const one = running.get(callId);
    if (!one) return;
    running.delete(callId);
    parts.changed();
    await one.last.catch(() => undefined);
    try {
      await one.handle.sync();
    } catch (error) {
      stopped(error);
    }
    await one.handle.close().catch(() => undefined);
    writing.delete(one.file);
    await recorder.settle();
  }

  async function tellOf({ file, from }: { file: string; from: number }): Promise<boolean> {
    const named = recordingOf(file);
    const found = named && (await files.look(file));
    if (!named || !found || found.bytes === 0) {
      await files.finished(file);
      if (found) await files.remove(file);
      return false;
    }
    const { callId, part } = named;
    const seconds = Math.max(0, Math.round((found.changedAt - from) / 1_000));
    const recovered = !ours.has(file);
    const sha256 = await files.hash(file);
    const known = await log({ callId, part, file, from, seconds, bytes: found.bytes, sha256, recovered });
    if (known) await files.finished(file);
    return known && recovered;
  }

  async function settleNow(): Promise<void> {
    let count = 0;
    for (const one of await files.unfinished()) {
      if (!recorder.isBeingWritten(one.file) && (await tellOf(one))) count += 1;
    }
    if (count > 0) told(refuse('N_RECORDING_RECOVERED', { count }).refusal, false);
  }

  const recorder: Recorder = {
    async begin(callId) {
      if (!enabled) return refuse('E_RECORDING_OFF');
      await finish(callId);
      try {
        if (!(await roomLeft())) return stopped({ code: 'ENOSPC' });
        running.set(callId, await create(callId));
      } catch (error) {
        return stopped(error);
      }
      parts.changed();
      return ok(null);
    },
    async append(callId, piece) {
      const one = running.get(callId);
      if (!one) return refuse('E_CALL_NOT_LIVE');
      const written = one.last.then(async () => {
        await one.handle.appendFile(piece);
        if (now() - one.syncedAt < SYNC_MS) return;
        one.syncedAt = now();
        await one.handle.datasync();
        if (!(await roomLeft())) throw Object.assign(new Error('disk nearly full'), { code: 'ENOSPC' });
      });
      one.last = written;
      try {
        await written;
        return ok(null);
      } catch (error) {
        const refusal = stopped(error);
        await finish(callId);
        return refusal;
      }
    },
    async end(callId, failed) {
      if (failed && running.has(callId)) stopped({ code: 'telephone' });
      await finish(callId);
      return ok(null);
    },
    async endAll() {
      for (const callId of [...running.keys()]) await finish(callId);
    },
    settle() {
      settling = settling
        .then(settleNow)
        .catch((error: NodeJS.ErrnoException) => parts.failed(`recordings: ${error.code ?? error.message}`));
      return settling;
    },
    recording: () => [...running.keys()],
    isBeingWritten: (file) => writing.has(file),
  };
  return recorder;
}
