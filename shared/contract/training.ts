import { z } from 'zod';
import { command } from './define.ts';

export const trainingCommands = {
  /** Training mode only: the next caller rings. */
  'training.next': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({}),
    output: z.null(),
  }),
  /** The caller's window begins, and asks where it registers. */
  'training.relay': command({
    to: 'main',
    from: ['caller'],
    input: z.object({}),
    output: z.object({ url: z.url({ protocol: /^ws$/ }) }),
  }),
  /** The caller's window has registered: callers may call. */
  'training.ready': command({ to: 'main', from: ['caller'], input: z.object({}), output: z.null() }),
};
