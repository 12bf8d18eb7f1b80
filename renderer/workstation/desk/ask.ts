import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract/index.ts';
import { notify } from './desk.ts';

/** Sends a command; a refusal is shown, and answered with null. */
export async function ask<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N> | null> {
  const result = await window.siaga.invoke(name, input);
  if (result.ok) return result.value;
  notify(result.refusal);
  return null;
}
