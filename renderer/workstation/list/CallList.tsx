import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { WibDay } from '../../../shared/time/wib.ts';
import { select, useDesk } from '../desk/desk.ts';
import { useTexts } from '../texts.tsx';
import { CallListRow } from './CallListRow.tsx';
import styles from './list.module.css';
import { useCallRows } from './useCallRows.ts';

const ROW_PX = 58;

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 8, last),
  PageUp: (at) => Math.max(at - 8, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

export function CallList({ day, text }: { day: WibDay | null; text: string }) {
  const t = useTexts();
  const { rows, more, loaded, next } = useCallRows(day, text);
  const selected = useDesk((state) => state.selection.callId);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.call.id ?? index,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 20) next();
  });
  // One stop of the Tab key for the whole list; arrows go from call to call.
  const selectedAt = rows.findIndex((row) => row.call.id === selected);
  const stop = items.some((item) => item.index === selectedAt) ? selectedAt : items[0]?.index;
  function move(event: KeyboardEvent<HTMLElement>): void {
    const step = steps[event.key];
    const from = Number((event.target as HTMLElement).closest('li')?.dataset['index']);
    if (!step || Number.isNaN(from)) return;
    event.preventDefault();
    const to = step(from, rows.length - 1);
    virtual.scrollToIndex(to);
    // A row out of sight is drawn first.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`li[data-index="${to}"] button`)?.focus(),
    );
  }
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={-1}
      role="group"
      aria-label={t('screen.list.title')}
      onKeyDown={move}
      data-testid="call-list"
      data-count={rows.length}
    >
      {loaded && rows.length === 0 && (
        <p className={styles.empty}>
          {text.trim() === '' ? t('screen.list.empty') : t('screen.list.nothingFound')}
        </p>
      )}
      <ul className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row ? (
            <li
              key={item.key}
              data-index={item.index}
              className={styles.row}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <CallListRow
                row={row}
                selected={row.call.id === selected}
                withDate={day === null}
                tabStop={item.index === stop}
                onSelect={() => select({ callId: row.call.id, incidentId: row.call.incidentId }, row)}
              />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}
