import { useMemo } from 'react';
import { type BoardCell, type BoardRow, board } from '../../../shared/handoff/board.ts';
import { useDesk } from '../desk/desk.ts';

/** Every open incident and who has it, as the desk knows it now. */
export function useBoard(): BoardRow[] {
  const incidents = useDesk((state) => state.incidents);
  const handOffs = useDesk((state) => state.handOffs);
  const agencies = useDesk((state) => state.agencies);
  return useMemo(() => board(Object.values(incidents), handOffs, agencies), [incidents, handOffs, agencies]);
}

export const isLate = ({ lateAt }: Pick<BoardCell, 'lateAt'>, now: number): boolean =>
  lateAt !== null && lateAt <= now;

/** What an operator has to see to, the worst of it. */
export function troubleOf(cell: BoardCell, now: number): 'failed' | 'late' | 'inVain' | null {
  if (cell.gaveUpAt !== null) return 'failed';
  if (isLate(cell, now)) return 'late';
  return cell.inVain ? 'inVain' : null;
}
