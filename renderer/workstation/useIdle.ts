import { useEffect, useState } from 'react';

const LATEST_MS = 1_500;

/**
 * False until the window has had a moment to spare after so many milliseconds: what can wait does not hold up the first
 * letters.
 */
export function useIdle(afterMs: number): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    let ticket = 0;
    const timer = setTimeout(() => {
      ticket = requestIdleCallback(() => setIdle(true), { timeout: LATEST_MS });
    }, afterMs);
    return () => {
      clearTimeout(timer);
      cancelIdleCallback(ticket);
    };
  }, [afterMs]);
  return idle;
}
