import type { Trouble } from './engine.ts';

/** What a failure means: Mapbox says no to the token, or nobody answers. A tile that is not there is neither. */
export function troubleOf(error: { status?: number; message: string }): Trouble | null {
  if (error.status === 401 || error.status === 403) return 'token';
  return error.status === undefined && /fetch|network|load/i.test(error.message) ? 'network' : null;
}
