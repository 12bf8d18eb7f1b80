/** The last word of the worklet: it is not run again. */
export const ENDED = 'ended';
