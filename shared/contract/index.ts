import type { z } from 'zod';
import { appCommands } from './app.ts';
import { callCommands } from './call.ts';
import { deskCommands } from './desk.ts';
import type { Result } from './errors.ts';
import { events } from './events.ts';
import { exportCommands } from './export.ts';
import { figureCommands } from './figures.ts';
import { handOffCommands } from './handoff.ts';
import { incidentCommands } from './incident.ts';
import { lessonCommands } from './lesson.ts';
import { mapCommands } from './map.ts';
import { peopleCommands } from './people.ts';
import { phoneCommands } from './phone.ts';
import { placeCommands } from './place.ts';
import { proofCommands } from './proof.ts';
import { protocolCommands } from './protocol.ts';
import { recordingCommands } from './recording.ts';
import { scenarioCommands } from './scenario.ts';
import { searchCommands } from './search.ts';
import { trainingCommands } from './training.ts';

/** Every command that crosses a process border. Nothing else does. */
export const commands = {
  ...callCommands,
  ...incidentCommands,
  ...handOffCommands,
  ...deskCommands,
  ...exportCommands,
  ...proofCommands,
  ...protocolCommands,
  ...peopleCommands,
  ...phoneCommands,
  ...placeCommands,
  ...appCommands,
  ...mapCommands,
  ...lessonCommands,
  ...figureCommands,
  ...searchCommands,
  ...recordingCommands,
  ...scenarioCommands,
  ...trainingCommands,
};
export type Commands = typeof commands;
export type CommandName = keyof Commands;
/** What a sender writes: fields with a default may be left out. */
export type CommandInput<N extends CommandName> = z.input<Commands[N]['input']>;
/** What a receiver reads, after validation. */
export type CommandArgs<N extends CommandName> = z.output<Commands[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<Commands[N]['output']>;

/** The commands that one process carries out. */
export type CommandsTo<R extends 'core' | 'phone' | 'main'> = {
  [N in CommandName]: Commands[N]['to'] extends R ? N : never;
}[CommandName];

export const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

export { events };
export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.output<Events[N]['payload']>;

/** What a preload gives its window, and all that it gives. */
export interface Bridge {
  invoke<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandOutput<N>>>;
  /** Returns the function that ends the subscription. */
  subscribe<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}

/** The phone window's bridge also carries out commands; main waits for the answer. */
export interface PhoneBridge extends Bridge {
  handle(handler: (name: CommandsTo<'phone'>, input: unknown) => Promise<Result<unknown>>): void;
}
