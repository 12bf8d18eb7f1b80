import { useEffect, useState } from 'react';

const LATEST_MS = 1_500;

/** False until the window has had a moment to spare: what can wait does not hold up the first letters. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const ticket = requestIdleCallback(() => setIdle(true), { timeout: LATEST_MS });
    return () => cancelIdleCallback(ticket);
  }, []);
  return idle;
}
