import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import type { HandOffId } from '../../../shared/domain/ids.ts';
import type { BoardCell, BoardRow } from '../../../shared/handoff/board.ts';
import { useNow } from '../desk/useNow.ts';
import { isLate, useBoard } from './useBoard.ts';

/** Calm, but not to be forgotten. */
const AGAIN_MS = 15_000;

/** Those that the operator has heard of. One that becomes late afterwards is heard anew. */
const heard = createStore<{ ids: ReadonlySet<HandOffId> }>(() => ({ ids: new Set() }));

const lateCells = (rows: readonly BoardRow[], now: number): BoardCell[] =>
  rows.flatMap(({ cells }) => cells.filter((cell) => isLate(cell, now)));

/** What is late, and the soft sound that says so until it is silenced. */
export function useReminder(): { late: number; sounding: boolean; silence: () => void } {
  const now = useNow(1_000);
  const late = lateCells(useBoard(), now);
  const silenced = useStore(heard, (state) => state.ids);
  const sounding = late.some(({ handOff }) => !silenced.has(handOff.id));
  useEffect(() => {
    if (!sounding) return;
    const remind = (): void => void window.siaga.invoke('phone.remind', {});
    remind();
    const timer = setInterval(remind, AGAIN_MS);
    return () => clearInterval(timer);
  }, [sounding]);
  return {
    late: late.length,
    sounding,
    silence: () => heard.setState({ ids: new Set(late.map(({ handOff }) => handOff.id)) }),
  };
}
