import type { Store } from '../log/store.ts';
import { wordIndexer } from './index-words.ts';

/** Words come into the index this long after the first change that it does not have. */
const SETTLE_AFTER_MS = 1_000;

export interface Indexing {
  /** Before somebody searches. A disk that takes nothing more leaves the index as it is: what is old is found. */
  settle(): void;
  stop(): void;
}

/** Keeps the search index up with the log, beside the work of who types. What a crash left is done at the start. */
export function startIndexing(store: Store, onFailure: (error: unknown) => void): Indexing {
  const write = wordIndexer(store.db, store.world);
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    timer = undefined;
    try {
      write();
    } catch (error) {
      onFailure(error);
    }
  };
  const soon = (): void => {
    timer ??= setTimeout(settle, SETTLE_AFTER_MS);
  };
  store.onChange(soon);
  soon();
  // What is stopped leaves nothing undone for those who only read the file.
  return { settle, stop: settle };
}
