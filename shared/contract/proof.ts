import { z } from 'zod';
import { Time } from '../domain/call.ts';
import { command } from './define.ts';

/** How far the log has been walked. */
export const Verifying = z.object({ entries: z.int(), of: z.int() });
export type Verifying = z.infer<typeof Verifying>;

export const proofCommands = {
  /** Walks every chain of the log as it stands now, and names the first bad entry of each that is broken. */
  'log.verify': command({
    to: 'core',
    from: ['workstation'],
    input: z.object({}),
    output: z.object({
      at: Time,
      entries: z.int(),
      /** How long each chain is, and its last hash. */
      chains: z.array(z.object({ station: z.string(), entries: z.int(), hash: z.string() })),
      broken: z.array(z.object({ station: z.string(), seq: z.int(), why: z.string() })),
    }),
  }),
};
