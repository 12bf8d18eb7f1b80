import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { WibDay } from '../../../shared/time/wib.ts';
import { select, useDesk } from '../desk/desk.ts';
import { useTexts } from '../texts.tsx';
import { CallListRow } from './CallListRow.tsx';
import styles from './list.module.css';
import { useCallRows } from './useCallRows.ts';

const ROW_PX = 58;

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
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={-1}
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
              className={styles.row}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <CallListRow
                row={row}
                selected={row.call.id === selected}
                withDate={day === null}
                onSelect={() => select({ callId: row.call.id, incidentId: row.call.incidentId }, row)}
              />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}
