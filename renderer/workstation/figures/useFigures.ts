import { useEffect, useState } from 'react';
import type { Figures } from '../../../shared/contract/figures.ts';
import { type Range, type RangeStep, rangeBefore } from '../../../shared/domain/figures.ts';
import { ask } from '../desk/ask.ts';

export interface Shown {
  now: Figures;
  before: Figures | null;
}

/** The figures of a time, and of the one before it. What was asked for last is what stays. */
export function useFigures(range: Range, step: RangeStep | null): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const { from, to } = range;
  useEffect(() => {
    let wanted = true;
    void (async () => {
      const now = await ask('figures.of', { from, to });
      if (!wanted || !now) return;
      setShown((held) => ({ now, before: held?.now.from === from ? held.before : null }));
      const before = step && (await ask('figures.of', rangeBefore({ from, to }, step)));
      if (wanted) setShown({ now, before });
    })();
    return () => {
      wanted = false;
    };
  }, [from, to, step]);
  return shown;
}
