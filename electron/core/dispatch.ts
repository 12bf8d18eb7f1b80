import type { z } from 'zod';
import type { Sender } from '../../shared/contract/define.ts';
import { type Refusal, type Result, refuse } from '../../shared/contract/errors.ts';
import { type CommandArgs, type CommandName, commands, isCommand } from '../../shared/contract/index.ts';
import { refusalOf } from './database/open.ts';
import type { Registry } from './registry.ts';

/** What is wrong with an input, in the words of the contract. */
export function inputRefusal(error: z.ZodError): Refusal {
  const issue = error.issues[0];
  const field = issue?.path.join('.') || 'input';
  if (issue?.code === 'too_big' && issue.origin === 'string') {
    return refuse('E_TEXT_TOO_LONG', { field, max: Number(issue.maximum) }).refusal;
  }
  return refuse('E_INPUT_INVALID', { field }).refusal;
}

export type Dispatch = (name: string, input: unknown, from: Sender) => Promise<Result<unknown>>;

/** Validates, carries out, validates again. Never throws: a bug becomes `E_INTERNAL` and a line in the log file. */
export function createDispatch(
  registry: Registry,
  file: string,
  onFailure: (text: string, refusal: Refusal) => void,
  /** Why whoever sits at the desk may not do this, or null. */
  refusal: <N extends CommandName>(name: N, input: CommandArgs<N>) => Refusal | null = () => null,
): Dispatch {
  return async (name, input, from) => {
    if (!isCommand(name)) return refuse('E_NOT_FOUND');
    const definition = commands[name];
    const handler = registry.get(name);
    if (!handler || !definition.from.includes(from)) return refuse('E_FORBIDDEN');
    const parsed = definition.input.safeParse(input);
    if (!parsed.success) return { ok: false, refusal: inputRefusal(parsed.error) };
    try {
      const forbidden = refusal(name, parsed.data as CommandArgs<typeof name>);
      if (forbidden) return { ok: false, refusal: forbidden };
      const result = await handler(parsed.data as never, from);
      if (!result.ok) return result;
      const output = definition.output.safeParse(result.value);
      if (output.success) return { ok: true, value: output.data };
      const path = output.error.issues[0]?.path.join('.') ?? '';
      throw new Error(`output does not fit the contract at ${path}`);
    } catch (error) {
      const known = refusalOf(error, file);
      const refusal = known ?? refuse('E_INTERNAL').refusal;
      // Messages of SQLite and of our own errors hold no values, only names.
      onFailure(
        `${name}: ${refusal.code}: ${error instanceof Error ? error.message : 'unknown error'}`,
        refusal,
      );
      return { ok: false, refusal };
    }
  };
}
