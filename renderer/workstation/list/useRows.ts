import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect } from 'react';

const ROW_PX = 58;

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 8, last),
  PageUp: (at) => Math.max(at - 8, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/**
 * A long list of which only what is seen is drawn, and which goes on when its end comes near. Each `li` has its
 * `data-index`; arrows go from one's button to the next.
 */
export function useRows<Row>(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  keyOf: (row: Row) => string | number,
  more: boolean,
  next: () => void,
) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 20) next();
  });
  function focus(index: number): void {
    virtual.scrollToIndex(index);
    // A row out of sight is drawn first.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`li[data-index="${index}"] button`)?.focus(),
    );
  }
  function move(event: KeyboardEvent<HTMLElement>): void {
    const step = steps[event.key];
    const from = Number((event.target as HTMLElement).closest('li')?.dataset['index']);
    if (!step || Number.isNaN(from)) return;
    event.preventDefault();
    focus(step(from, rows.length - 1));
  }
  return { items, height: virtual.getTotalSize(), focus, move };
}
