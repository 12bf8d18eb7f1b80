import { z } from 'zod';
import { Protocol } from '../protocol/schema.ts';
import { command } from './define.ts';

export const protocolCommands = {
  /** All question guides in use: the screen asks and advises from them without asking the core at every letter. */
  'protocol.list': command({
    to: 'core',
    from: ['workstation'],
    input: z.object({}),
    output: z.array(Protocol),
  }),
};
