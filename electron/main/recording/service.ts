import path from 'node:path';
import type { Config } from '../../../shared/config/schema.ts';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { CommandInput, CommandName } from '../../../shared/contract/index.ts';
import { RECORDINGS_FOLDER, recordingOf } from '../../../shared/domain/recording.ts';
import type { Notices } from '../notices.ts';
import { recordingFiles } from './folder.ts';
import { createLending } from './lending.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { keepWithin } from './retention.ts';

const LOOK_EVERY_MS = 600_000;

export interface Recordings extends Pick<Recorder, 'begin' | 'append' | 'end' | 'endAll' | 'recording'> {
  /** The log can be told again. */
  logIsUp(): void;
  /** The log is told who listens, and the file is lent at the path. */
  open(file: string): Promise<Result<{ path: string }>>;
  close(path: string): void;
  /** The window that listened begins anew. */
  closeAll(): void;
  /** What is lent at a path, as a file on the disk. */
  fileAt(path: string): string | null;
  stop(): Promise<void>;
}

/** Recordings of calls: written while they run, told to the log, kept as long as the room wants, and lent to listen. */
export function startRecordings(parts: {
  dataFolder: string;
  settings: Config['recording'];
  core: (name: CommandName, input: unknown) => Promise<Result<unknown>>;
  notices: Notices;
  changed: () => void;
  failed: (text: string) => void;
  now?: () => number;
}): Recordings {
  const { settings, core, notices, failed, now = Date.now } = parts;
  const files = recordingFiles(path.join(parts.dataFolder, RECORDINGS_FOLDER));
  const lending = createLending();
  const tell = async <N extends CommandName>(name: N, input: CommandInput<N>): Promise<boolean> =>
    (await core(name, input)).ok;
  const recorder = createRecorder({
    files,
    enabled: settings.enabled,
    log: (fact) => tell('call.recorded', fact),
    told: (refusal, standing) =>
      notices.show(refusal, refusal.code.startsWith('N_') ? 'info' : 'warning', standing),
    roomAgain: () => notices.clear(['E_RECORDING_SPACE']),
    changed: parts.changed,
    failed,
    now,
  });

  async function look(): Promise<void> {
    await recorder.settle();
    try {
      const count = await keepWithin(files, settings, {
        isInUse: recorder.isBeingWritten,
        log: (fact) => tell('call.removeRecording', fact),
        now: now(),
      });
      if (count > 0) notices.show(refuse('N_RECORDINGS_REMOVED', { count }).refusal, 'info', false);
    } catch (error) {
      failed(`recordings: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
    }
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);

  return {
    ...recorder,
    logIsUp: () => void look(),
    async open(file) {
      const named = recordingOf(file);
      if (!named || !(await files.look(file))) return refuse('E_RECORDING_GONE');
      const heard = await core('call.listen', { callId: named.callId, file });
      return heard.ok ? ok({ path: lending.lend(file) }) : heard;
    },
    close: (at) => lending.takeBack(at),
    closeAll: () => lending.takeAllBack(),
    fileAt(at) {
      const file = lending.fileAt(at);
      return file && files.whole(file);
    },
    stop() {
      clearInterval(timer);
      return recorder.endAll();
    },
  };
}
