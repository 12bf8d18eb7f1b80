import { useCallback, useEffect, useRef, useState } from 'react';
import type { Found } from '../../../shared/contract/search.ts';
import type { SearchQuery } from '../../../shared/domain/search.ts';
import { ask } from '../desk/ask.ts';

const PAGE = 50;

interface Results {
  rows: Found[];
  more: boolean;
  loaded: boolean;
}

/**
 * A page at a time. While an answer is awaited nothing else is asked: what was typed meanwhile is asked for next,
 * so that fast fingers do not queue up requests, and the answer to the newest is the one that stays.
 */
export function useFound(query: SearchQuery): Results & { next: () => void } {
  const [held, setHeld] = useState<Results>({ rows: [], more: false, loaded: false });
  const wanted = useRef<SearchQuery | null>(null);
  const asking = useRef(false);

  const run = useCallback(async (): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    while (wanted.current) {
      const now = wanted.current;
      wanted.current = null;
      const answer = await ask('search.find', { query: now, limit: PAGE });
      if (answer && wanted.current === null) setHeld({ ...answer, loaded: true });
    }
    asking.current = false;
  }, []);
  useEffect(() => {
    wanted.current = query;
    void run();
    return () => {
      wanted.current = null;
    };
  }, [query, run]);

  const next = async (): Promise<void> => {
    const last = held.rows.at(-1);
    if (!held.more || !last || asking.current) return;
    asking.current = true;
    const answer = await ask('search.find', { query, before: last.row, limit: PAGE });
    asking.current = false;
    if (wanted.current) void run();
    else if (answer) setHeld((now) => ({ ...now, rows: [...now.rows, ...answer.rows], more: answer.more }));
  };
  return { ...held, next: () => void next() };
}
