import { z } from 'zod';
import { Time } from '../domain/call.ts';
import { CallId } from '../domain/ids.ts';
import { Recording, RecordingFile, RetentionRule } from '../domain/recording.ts';
import { command } from './define.ts';

const fromPhone = { to: 'main', from: ['phone'] } as const;
const fromMain = { to: 'core', from: ['main'] } as const;
const one = z.object({ callId: CallId });
const nothing = z.null();

/** More than a minute of sound; a piece is half a second. */
const LARGEST_PIECE = 1_000_000;

export const recordingCommands = {
  /** Refused where recording is off, or the disk is too full for it; the call goes on without. */
  'recording.begin': command({ ...fromPhone, input: one, output: nothing }),
  'recording.append': command({
    ...fromPhone,
    input: one.extend({
      piece: z
        .instanceof(Uint8Array)
        .refine(({ byteLength }) => byteLength > 0 && byteLength <= LARGEST_PIECE),
    }),
    output: nothing,
  }),
  /** `failed`: the telephone could not go on recording while the call went on. */
  'recording.end': command({ ...fromPhone, input: one.extend({ failed: z.boolean() }), output: nothing }),

  'call.recorded': command({ ...fromMain, input: Recording.extend(one.shape), output: nothing }),
  'call.removeRecording': command({
    ...fromMain,
    input: one.extend({ at: Time, file: RecordingFile, rule: RetentionRule }),
    output: nothing,
  }),
  /** In the log before anything is heard. */
  'call.listen': command({ ...fromMain, input: one.extend({ file: RecordingFile }), output: nothing }),

  /** The log is told who listens, and this window may read the recording at the address until it leaves the screen. */
  'recording.open': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({ file: RecordingFile }),
    output: z.object({ url: z.string() }),
  }),
  'recording.close': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({ url: z.string().max(200) }),
    output: nothing,
  }),
};
