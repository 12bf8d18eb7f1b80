import type { CommandInput } from '../../../shared/contract/index.ts';
import { type RetentionRule, recordingOf } from '../../../shared/domain/recording.ts';
import { DAY_MS } from '../../../shared/time/wib.ts';
import type { RecordingFiles } from './folder.ts';

const GIGABYTE = 1_000_000_000;

/**
 * Takes away what is older than it is kept, then the oldest of what is more than there is room for; each is in the
 * log before it goes. Answers how many went.
 */
export async function keepWithin(
  files: RecordingFiles,
  rules: { keepDays: number; maxGigabytes: number },
  parts: {
    /** Being written, or not in the log yet: neither is touched. */
    isInUse: (file: string) => boolean;
    log: (fact: CommandInput<'call.removeRecording'>) => Promise<boolean>;
    now: number;
  },
): Promise<number> {
  const unfinished = new Set((await files.unfinished()).map(({ file }) => file));
  const kept = (await files.all()).filter(({ file }) => !unfinished.has(file) && !parts.isInUse(file));
  let bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
  let count = 0;
  for (const one of kept) {
    const rule = ruleFor(parts.now - one.changedAt, bytes);
    const named = recordingOf(one.file);
    if (!rule || !named) continue;
    const { callId } = named;
    if (!(await parts.log({ callId, at: parts.now, file: one.file, rule }))) continue;
    await files.remove(one.file);
    bytes -= one.bytes;
    count += 1;
  }
  return count;

  function ruleFor(age: number, all: number): RetentionRule | null {
    if (age > rules.keepDays * DAY_MS) return 'age';
    return all > rules.maxGigabytes * GIGABYTE ? 'size' : null;
  }
}
