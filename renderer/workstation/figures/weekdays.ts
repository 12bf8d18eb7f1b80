/** Keys of the days' names (`lead.figures.weekdays`), Monday first. */
export const weekdays = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6'] as const;
