import type { z } from 'zod';

/** Who may send a command: a window, main itself, or a terminal. */
export type Sender = 'workstation' | 'phone' | 'caller' | 'main' | 'cli';
/** Who carries it out. */
export type Receiver = 'core' | 'phone' | 'main';

export interface CommandDefinition<R extends Receiver, I extends z.ZodType, O extends z.ZodType> {
  readonly to: R;
  readonly from: readonly Sender[];
  readonly input: I;
  readonly output: O;
}

export const command = <R extends Receiver, I extends z.ZodType, O extends z.ZodType>(
  definition: CommandDefinition<R, I, O>,
): CommandDefinition<R, I, O> => definition;

/** Whom an event is for: windows, or main itself. */
export interface EventDefinition<P extends z.ZodType> {
  readonly to: readonly ('workstation' | 'phone' | 'caller' | 'main')[];
  readonly payload: P;
}

export const event = <P extends z.ZodType>(definition: EventDefinition<P>): EventDefinition<P> => definition;
