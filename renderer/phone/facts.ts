import type { CommandInput } from '../../shared/contract/index.ts';

type FactName =
  | 'call.ring'
  | 'call.dial'
  | 'call.answer'
  | 'call.hold'
  | 'call.resume'
  | 'call.dtmf'
  | 'call.transfer'
  | 'call.consult'
  | 'call.measured'
  | 'call.end'
  | 'call.reconcile';

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 2_000;

export interface Facts {
  send<N extends FactName>(name: N, input: CommandInput<N>): void;
  /** The log is back: try at once. */
  hurry(): void;
}

/**
 * Brings what happened on the telephone into the log: in order, one at a time, and again until the log has
 * it. A repeated fact changes nothing there.
 */
export function createFacts(): Facts {
  const waiting: (() => Promise<boolean>)[] = [];
  let busy = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_RETRY_MS;

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    clearTimeout(retry);
    for (let next = waiting[0]; next; next = waiting[0]) {
      if (!(await next())) {
        retry = setTimeout(() => void work(), wait);
        wait = Math.min(wait * 2, LONGEST_RETRY_MS);
        break;
      }
      wait = FIRST_RETRY_MS;
      waiting.shift();
    }
    busy = false;
  }

  return {
    send(name, input) {
      waiting.push(async () => {
        const result = await window.siaga.invoke(name, input);
        if (result.ok) return true;
        const { code } = result.refusal;
        // The contract was broken: that is a bug here, and would be one again.
        if (code === 'E_INPUT_INVALID' || code === 'E_TEXT_TOO_LONG' || code === 'E_FORBIDDEN') {
          console.error(`${name} was refused: ${code}`);
          return true;
        }
        return false;
      });
      void work();
    },
    hurry() {
      wait = FIRST_RETRY_MS;
      void work();
    },
  };
}
