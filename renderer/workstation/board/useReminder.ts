import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import type { AgencyId } from '../../../shared/domain/ids.ts';
import type { BoardCell } from '../../../shared/handoff/board.ts';
import { useDesk } from '../desk/desk.ts';
import { useNow } from '../desk/useNow.ts';
import { isLate, troubleOf, useBoard } from './useBoard.ts';

/** Calm, but not to be forgotten. */
const AGAIN_MS = 15_000;

/** What the operator has silenced. What becomes late or fails afterwards, or fails again, is heard anew. */
const heard = createStore<{ troubles: ReadonlySet<string> }>(() => ({ troubles: new Set() }));
/** Agencies that nothing comes through to, and of which it was said: once, however much waits for them. */
let saidOf: ReadonlySet<AgencyId> = new Set();

const key = ({ handOff, lateAt }: BoardCell): string => `${handOff.id} ${lateAt}`;

const remind = (): void => void window.siaga.invoke('phone.remind', {});

/** What has failed or is late, and the soft sound that says so until it is silenced; what was in vain is heard once. */
export function useReminder(): {
  failed: number;
  late: number;
  inVain: number;
  sounding: boolean;
  silence: () => void;
} {
  const now = useNow(1_000);
  const cells = useBoard().flatMap((row) => row.cells);
  const due = cells.filter((cell) => isLate(cell, now));
  const failed = due.filter(({ gaveUpAt }) => gaveUpAt !== null).length;
  const inVain = cells.filter((cell) => troubleOf(cell, now) === 'inVain').length;
  const silenced = useStore(heard, (state) => state.troubles);
  const sounding = due.some((cell) => !silenced.has(key(cell)));
  useEffect(() => {
    if (!sounding) return;
    remind();
    const timer = setInterval(remind, AGAIN_MS);
    return () => clearInterval(timer);
  }, [sounding]);
  useOnce(cells.flatMap((cell) => (cell.inVain ? cell.agency.id : [])));
  return {
    failed,
    late: due.length - failed,
    inVain,
    sounding,
    silence: () => heard.setState({ troubles: new Set(due.map(key)) }),
  };
}

/** One sound for each agency that joins these; not while a telephone rings, which would drown it. */
function useOnce(agencies: readonly AgencyId[]): void {
  const ringing = useDesk(
    ({ status }) => status?.phone.calls.some(({ phase }) => phase === 'ringing') ?? false,
  );
  const names = [...new Set(agencies)].sort().join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `names` stands for the agencies, which are listed anew each time
  useEffect(() => {
    if (ringing) return;
    const news = agencies.some((id) => !saidOf.has(id));
    saidOf = new Set(agencies);
    if (news) remind();
  }, [names, ringing]);
}
