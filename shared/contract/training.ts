import { z } from 'zod';
import { Word } from '../domain/answers.ts';
import { command } from './define.ts';

export const trainingCommands = {
  /**
   * Training mode only: these scenarios come next, instead of those that were to come. With a load they ring by
   * themselves; without, each when the next caller is asked for.
   */
  'training.start': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({
      scenarioIds: z.array(Word).min(1).max(200),
      order: z.enum(['given', 'mixed']),
      callsPerHour: z.number().min(1).max(240).nullable(),
    }),
    output: z.null(),
  }),
  /** Nobody else calls; who is on the line stays. */
  'training.stop': command({ to: 'main', from: ['workstation'], input: z.object({}), output: z.null() }),
  /** Training mode only: the next caller rings. */
  'training.next': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({}),
    output: z.null(),
  }),
  /**
   * The desk leaves its duty to practise: the app begins anew, with the log of training mode. Whoever is on shift is away for
   * training from then on. Refused while there is a call, or a hand-off that has not reached its agency.
   */
  'training.enter': command({ to: 'main', from: ['workstation'], input: z.object({}), output: z.null() }),
  /** Back on duty at once, whatever is being practised. */
  'training.leave': command({ to: 'main', from: ['workstation'], input: z.object({}), output: z.null() }),
  /** The callers' window begins, and asks where it registers, and how many times faster than life it is played. */
  'training.relay': command({
    to: 'main',
    from: ['caller'],
    input: z.object({}),
    output: z.object({ url: z.url({ protocol: /^ws$/ }), speed: z.number().min(1) }),
  }),
  /** This caller's INVITE goes out. */
  'training.calling': command({
    to: 'main',
    from: ['caller'],
    input: z.object({ id: z.int(), sipCallId: z.string().min(1).max(1_000) }),
    output: z.null(),
  }),
  /** What this caller says and nobody hears, since there is no sound of it; null when it is over. */
  'training.shows': command({
    to: 'main',
    from: ['caller'],
    input: z.object({ id: z.int(), text: z.string().max(400).nullable() }),
    output: z.null(),
  }),
  /** A caller is gone, answered or not. */
  'training.ended': command({
    to: 'main',
    from: ['caller'],
    input: z.object({ id: z.int() }),
    output: z.null(),
  }),
  /** The caller's window has registered: callers may call. */
  'training.ready': command({ to: 'main', from: ['caller'], input: z.object({}), output: z.null() }),
};
