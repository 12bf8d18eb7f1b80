import { z } from 'zod';
import { CallId } from './ids.ts';

/** Where a part lies below the folder of recordings: its WIB day, its call, and `.2` and up for a later part. */
export const RecordingFile = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.([2-9]|[1-9]\d{1,2}))?\.webm$/);

const base = {
  /** A call whose telephone died and came back goes on in another part. */
  part: z.int().min(1).max(999),
  file: RecordingFile,
};

/** One part of a call that lies on this PC as sound: the caller on the left, the desk on the right. */
export const Recording = z.object({
  ...base,
  /** When it began. */
  from: z.int().nonnegative(),
  seconds: z.int().nonnegative(),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** It was found unfinished when the app started again. */
  recovered: z.boolean(),
});
export type Recording = z.infer<typeof Recording>;

/** Why a recording was taken away: it was older, or all together were larger, than the room keeps. */
export const retentionRules = ['age', 'size'] as const;
export const RetentionRule = z.enum(retentionRules);
export type RetentionRule = z.infer<typeof RetentionRule>;

/** What the view of a call keeps of it. */
export const CallRecording = z.object({
  ...base,
  seconds: z.int().nonnegative(),
  removed: RetentionRule.nullable(),
});
export type CallRecording = z.infer<typeof CallRecording>;

/** The folder of recordings inside the data folder. */
export const RECORDINGS_FOLDER = 'recordings';

export const recordingFile = (day: string, callId: CallId, part: number): string =>
  `${day}/${callId}${part === 1 ? '' : `.${part}`}.webm`;

/** Of which call and part a file is; null for a file that is no recording. */
export function recordingOf(file: string): { day: string; callId: CallId; part: number } | null {
  if (!RecordingFile.safeParse(file).success) return null;
  const [day = '', name = ''] = file.split('/');
  const [id, part = '1'] = name.slice(0, -'.webm'.length).split('.');
  const callId = CallId.safeParse(id);
  return callId.success ? { day, callId: callId.data, part: Number(part) } : null;
}
