import { useEffect, useState } from 'react';
import { type WibDay, wibDay } from '../../../shared/time/wib.ts';

const LOOK_MS = 10_000;

/** The WIB day it is now: a desk that stays open past midnight goes on with the new day. */
export function useToday(): WibDay {
  const [today, setToday] = useState(() => wibDay(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setToday(wibDay(Date.now())), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return today;
}
