import { z } from 'zod';

/** WGS 84 degrees. */
export const Point = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });
export type Point = z.infer<typeof Point>;
