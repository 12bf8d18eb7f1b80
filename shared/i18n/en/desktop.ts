import type { desktop as original } from '../id/desktop.ts';

/** Words in the desktop's own windows and on paper. */
export const desktop: typeof original = { chooseMap: 'Choose a map file' };
