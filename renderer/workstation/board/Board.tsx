import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { BoardRow } from '../../../shared/handoff/board.ts';
import { Cover } from '../cover/Cover.tsx';
import { select, useDesk } from '../desk/desk.ts';
import { useNow } from '../desk/useNow.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import { BoardRowView } from './BoardRow.tsx';
import styles from './board.module.css';
import { troubleOf, useBoard } from './useBoard.ts';

const ROW_PX = 50;

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  PageDown: [8, 0],
  PageUp: [-8, 0],
  Home: [Number.NEGATIVE_INFINITY, 0],
  End: [Number.POSITIVE_INFINITY, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

const within = (at: number, last: number): number => Math.max(0, Math.min(at, last));

/** Every open incident × agency: who has it, for how long, and what is late. */
export function Board() {
  const t = useTexts();
  const now = useNow(1_000);
  const all = useBoard();
  const agencies = useDesk((state) => state.agencies).filter(
    (agency) => agency.enabled || all.some(({ cells }) => cells.some((cell) => cell.agency.id === agency.id)),
  );
  const [onlyLate, setOnlyLate] = useState(false);
  const withTrouble = (...kinds: ReturnType<typeof troubleOf>[]) =>
    all.filter(({ cells }) => cells.some((cell) => kinds.includes(troubleOf(cell, now))));
  const rows = onlyLate ? withTrouble('failed', 'late', 'inVain') : all;
  const nobody = all.filter(({ cells }) => cells.length === 0).length;

  const scroller = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState({ row: 0, column: 0 });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.incident.id ?? index,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const focusAt = (row: number, column: number): void =>
    scroller.current?.querySelector<HTMLElement>(`[data-at="${row}:${column}"]`)?.focus();
  useEffect(() => {
    // The operator has just asked for the board.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>('[data-at]')?.focus());
  }, []);
  useKeys([{ key: screenKeys.onlyLate, act: () => setOnlyLate((only) => !only) }]);

  function move(event: KeyboardEvent<HTMLElement>): void {
    const step = steps[event.key];
    const at = (event.target as HTMLElement).dataset['at']?.split(':').map(Number);
    if (!step || !at) return;
    event.preventDefault();
    const row = within((at[0] ?? 0) + step[0], rows.length - 1);
    const column = within((at[1] ?? 0) + step[1], agencies.length);
    virtual.scrollToIndex(row);
    // A row out of sight is drawn first.
    requestAnimationFrame(() => focusAt(row, column));
  }
  const open = ({ incident }: BoardRow): void =>
    select({ callId: incident.calls[0] ?? null, incidentId: incident.id }, { incident });
  const columns = { gridTemplateColumns: `minmax(170px, 2fr) repeat(${agencies.length}, minmax(0, 1fr))` };
  const stopRow = items.some((item) => item.index === stop.row) ? stop.row : items[0]?.index;

  return (
    <Cover
      title={t('screen.board.title')}
      testId="board"
      beside={
        <span data-testid="board-summary">
          {t('screen.board.summary', {
            open: all.length,
            failed: withTrouble('failed').length,
            late: withTrouble('late').length,
            nobody,
          })}
        </span>
      }
      tools={
        <KeyButton
          hotkey={screenKeys.onlyLate}
          aria-pressed={onlyLate}
          onClick={() => setOnlyLate((only) => !only)}
        >
          {t('screen.board.onlyLate')}
        </KeyButton>
      }
    >
      {rows.length === 0 && (
        <p className={styles.empty}>{onlyLate ? t('screen.board.noneLate') : t('screen.list.noIncidents')}</p>
      )}
      <div
        className={`${styles.columns} ${styles.titles}`}
        style={columns}
        aria-hidden="true"
        data-testid="board-head"
      >
        <span>{t('screen.board.incident')}</span>
        {agencies.map((agency) => (
          <span key={agency.id} className={styles.agency} style={{ borderBlockEndColor: agency.colour }}>
            {agency.shortName}
          </span>
        ))}
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        role="group"
        aria-label={t('screen.board.title')}
        onKeyDown={move}
        onFocus={(event) => {
          const at = event.target.dataset['at']?.split(':').map(Number);
          if (at) setStop({ row: at[0] ?? 0, column: at[1] ?? 0 });
        }}
      >
        <ul className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            return row ? (
              <BoardRowView
                key={item.key}
                row={row}
                agencies={agencies}
                index={item.index}
                tabColumn={item.index === stopRow ? stop.column : null}
                now={now}
                style={{ ...columns, height: item.size, transform: `translateY(${item.start}px)` }}
                onOpen={() => open(row)}
              />
            ) : null;
          })}
        </ul>
      </div>
    </Cover>
  );
}
