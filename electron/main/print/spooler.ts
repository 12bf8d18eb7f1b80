import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { askJob, type CupsJob, jobState } from './cups-job.ts';

const run = promisify(execFile);
const COMMAND_MS = 15_000;
/** A laser printer that sleeps warms up first. The outbox gives a slip 60 s. */
const LONGEST_MS = 45_000;
const AGAIN_MS = 500;

export interface PrintJob {
  /** What the queue shows of it: nobody's name. */
  name: string;
  /** None: the default printer. */
  printer: string | undefined;
}

/**
 * Prints a PDF through CUPS (Linux, macOS) and waits until its job has ended: a queue also takes what a printer that is
 * switched off will never print. Null when it is on paper, else why it is not; then nothing of it is left in the queue.
 */
export async function spool(pdf: Uint8Array, { name, printer }: PrintJob): Promise<string | null> {
  let told: string;
  try {
    told = await cups('lp', [...(printer ? ['-d', printer] : []), '-t', name, '-o', 'media=A4'], pdf);
  } catch (error) {
    return reasonOf(error);
  }
  const [, job, queue, id] = /^request id is ((\S+)-(\d+))/m.exec(told) ?? [];
  if (!job || !queue) return 'lp names no job';
  const why = await endOf(queue, Number(id));
  if (why !== null) await cups('cancel', [job]).catch(() => undefined);
  return why;
}

async function endOf(queue: string, id: number): Promise<string | null> {
  const server = await cups('lpstat', ['-H']).catch(() => '');
  const late = performance.now() + LONGEST_MS;
  for (;;) {
    // A scheduler that does not say how it stands has taken the job: more cannot be known.
    const job = await askJob(server.trim(), id).catch(() => null);
    if (job === null || job.state === jobState.completed) return null;
    if (performance.now() > late || (await willNotCome(queue, job))) {
      return `${queue}: job state ${job.state}, ${job.reasons.join(' ')}`;
    }
    await wait(AGAIN_MS);
  }
}

async function willNotCome(queue: string, { state }: CupsJob): Promise<boolean> {
  if (state === jobState.processing) return false;
  if (state !== jobState.pending) return true;
  const printer = await cups('lpstat', ['-p', queue]).catch(() => '');
  return printer.includes(' disabled since ');
}

/** Answers with what a command of CUPS says, in English. */
async function cups(
  command: 'lp' | 'lpstat' | 'cancel',
  args: string[],
  input?: Uint8Array,
): Promise<string> {
  const running = run(command, args, { env: { ...process.env, LC_ALL: 'C' }, timeout: COMMAND_MS });
  // One that refuses at once does not read what it is given.
  running.child.stdin?.on('error', () => undefined);
  running.child.stdin?.end(input);
  return (await running).stdout;
}

function reasonOf(error: unknown): string {
  const { stderr, code } = error as { stderr?: string; code?: string | number };
  return stderr?.trim() || String(code);
}
