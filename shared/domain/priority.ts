import { z } from 'zod';

/** From the most urgent to the least. */
export const priorities = ['red', 'yellow', 'green'] as const;
export const Priority = z.enum(priorities);
export type Priority = z.infer<typeof Priority>;

/** Whether the first is handled before the second. */
export const moreUrgent = (a: Priority, b: Priority): boolean =>
  priorities.indexOf(a) < priorities.indexOf(b);
