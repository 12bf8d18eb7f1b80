import { useRef } from 'react';
import type { WibDay } from '../../../shared/time/wib.ts';
import { select, useDesk } from '../desk/desk.ts';
import { useTexts } from '../texts.tsx';
import { CallListRow } from './CallListRow.tsx';
import styles from './list.module.css';
import { useCallRows } from './useCallRows.ts';
import { useRows } from './useRows.ts';

export function CallList({ day, text }: { day: WibDay | null; text: string }) {
  const t = useTexts();
  const { rows, more, loaded, next } = useCallRows(day, text);
  const selected = useDesk((state) => state.selection.callId);
  const scroller = useRef<HTMLDivElement>(null);
  const { items, height, move } = useRows(scroller, rows, ({ call }) => call.id, more, next);
  // One stop of the Tab key for the whole list; arrows go from call to call.
  const selectedAt = rows.findIndex((row) => row.call.id === selected);
  const stop = items.some((item) => item.index === selectedAt) ? selectedAt : items[0]?.index;
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
      <ul className={styles.rows} style={{ height }}>
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
