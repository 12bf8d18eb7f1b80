import { z } from 'zod';

/** UTC milliseconds since 1970. */
export const Time = z.int().nonnegative();
