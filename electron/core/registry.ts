import type { Sender } from '../../shared/contract/define.ts';
import type { Result } from '../../shared/contract/errors.ts';
import type { CommandArgs, CommandName, CommandOutput, CommandsTo } from '../../shared/contract/index.ts';

/** Carries out one command; input has been validated. */
export type Handler<N extends CommandName> = (
  input: CommandArgs<N>,
  from: Sender,
) => Result<CommandOutput<N>> | Promise<Result<CommandOutput<N>>>;

export interface Registry {
  handle<N extends CommandsTo<'core'>>(name: N, handler: Handler<N>): void;
  get(name: CommandName): Handler<CommandName> | undefined;
}

/** One place that knows who carries out what; a name can be taken once. */
export function createRegistry(): Registry {
  const handlers = new Map<CommandName, Handler<CommandName>>();
  return {
    handle(name, handler) {
      if (handlers.has(name)) throw new Error(`command ${name} has a handler already`);
      handlers.set(name, handler as unknown as Handler<CommandName>);
    },
    get: (name) => handlers.get(name),
  };
}
