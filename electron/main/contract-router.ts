import { ipcMain, type WebContents } from 'electron';
import type { z } from 'zod';
import type { Sender } from '../../shared/contract/define.ts';
import { type Result, refuse } from '../../shared/contract/errors.ts';
import {
  type CommandArgs,
  type CommandName,
  type CommandOutput,
  type CommandsTo,
  commands,
  isCommand,
} from '../../shared/contract/index.ts';
import { ORIGIN } from './app-protocol.ts';
import type { Log } from './log-file.ts';

export type MainHandlers = {
  [N in CommandsTo<'main'>]: (
    input: CommandArgs<N>,
  ) => Result<CommandOutput<N>> | Promise<Result<CommandOutput<N>>>;
};

export interface Routes {
  senderOf(contents: WebContents): Extract<Sender, 'workstation' | 'phone' | 'caller'> | null;
  core(name: CommandName, input: unknown, from: Sender): Promise<Result<unknown>>;
  phone(name: CommandName, input: unknown): Promise<Result<unknown>>;
  main: MainHandlers;
}

/** The only door into main: known sender, known command, allowed, valid; then on to who carries it out. */
export function routeContract(routes: Routes, log: Log): void {
  ipcMain.handle('siaga:invoke', async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    const from = routes.senderOf(event.sender);
    const frame = event.senderFrame;
    const top = frame !== null && frame.parent === null;
    if (!from || !top || !frame.url.startsWith(`${ORIGIN}/${from}/`)) {
      log.warn('refused a message from an unknown sender');
      return refuse('E_FORBIDDEN');
    }
    if (typeof name !== 'string' || !isCommand(name)) return refuse('E_NOT_FOUND');
    const definition = commands[name];
    if (!definition.from.includes(from)) {
      log.warn(`refused ${name} from ${from}`);
      return refuse('E_FORBIDDEN');
    }
    switch (definition.to) {
      case 'core':
        // The core validates what it is sent; checking a form's text twice would only cost time.
        return routes.core(name, input, from);
      case 'phone': {
        const parsed = definition.input.safeParse(input);
        if (!parsed.success) return invalid(parsed.error);
        return checked(definition.output, await routes.phone(name, parsed.data), name, log);
      }
      case 'main': {
        const parsed = definition.input.safeParse(input);
        if (!parsed.success) return invalid(parsed.error);
        const handler = routes.main[name as CommandsTo<'main'>] as (
          input: unknown,
        ) => Result<unknown> | Promise<Result<unknown>>;
        return handler(parsed.data);
      }
    }
  });
}

const invalid = (error: z.ZodError): Result<never> =>
  refuse('E_INPUT_INVALID', { field: error.issues[0]?.path.join('.') || 'input' });

function checked(output: z.ZodType, result: Result<unknown>, name: string, log: Log): Result<unknown> {
  if (!result.ok) return result;
  const parsed = output.safeParse(result.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  log.error(`${name}: the phone's answer does not fit the contract`);
  return refuse('E_INTERNAL');
}
