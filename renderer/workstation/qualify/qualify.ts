import type { CommandInput } from '../../../shared/contract/index.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import { ask } from '../desk/ask.ts';
import { desk, told } from '../desk/desk.ts';
import { flush } from '../intake/autosave.ts';

const LONGEST_WAIT_MS = 5_000;

/** Says what a call turned out to be. Durable when it resolves to true. */
export async function qualify(input: CommandInput<'call.qualify'> & { callId: CallId }): Promise<boolean> {
  flush();
  await untilLogged(input.callId);
  const done = await ask('call.qualify', input);
  if (!done) return false;
  told.call(done.call);
  if (done.incident) told.incident(done.incident);
  return true;
}

/** The telephone is ahead of the log by a moment: a key pressed meanwhile waits for it, and is not lost. */
function untilLogged(callId: CallId): Promise<void> {
  const logged = (call: Call | undefined): boolean => call !== undefined && call.state !== 'ringing';
  if (logged(desk.getState().calls[callId])) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, LONGEST_WAIT_MS);
    const stop = desk.subscribe(({ calls }) => {
      if (logged(calls[callId])) done();
    });
  });
}
