import type { Sender } from '../../shared/contract/define.ts';
import type { Result } from '../../shared/contract/errors.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
  isCommand,
} from '../../shared/contract/index.ts';

/** Asks as whoever is allowed to ask it. */
export interface Asking {
  ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandOutput<N>>>;
  /** The same, for what must not be refused. */
  tell<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
}

/** The first that may; for a name that is no command, the screen. */
const sender = (name: CommandName): Sender =>
  (isCommand(name) ? commands[name].from[0] : undefined) ?? 'workstation';

export function asking(
  send: (name: CommandName, input: unknown, from: Sender) => Promise<Result<unknown>>,
): Asking {
  const ask: Asking['ask'] = async (name, input) =>
    (await send(name, input, sender(name))) as Result<CommandOutput<typeof name>>;
  return {
    ask,
    async tell(name, input) {
      const result = await ask(name, input);
      if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.refusal)}`);
      return result.value;
    },
  };
}
