import type { CSSProperties } from 'react';
import type { Agency } from '../../../shared/domain/agency.ts';
import type { HandOffState } from '../../../shared/domain/handoff.ts';
import { effectivePriority } from '../../../shared/domain/incident.ts';
import type { BoardCell, BoardRow } from '../../../shared/handoff/board.ts';
import type { Say } from '../../../shared/i18n/index.ts';
import { formatDuration } from '../../../shared/time/wib.ts';
import { useFormats, useTexts } from '../texts.tsx';
import styles from './board.module.css';
import { LateMark } from './LateMark.tsx';
import { troubleOf } from './useBoard.ts';

/** One shape a state, so that the board can be read without its colours. */
export const stateShapes: Record<HandOffState, string> = {
  queued: '…',
  sent: '➤',
  acknowledged: '✓',
  en_route: '⇢',
  on_scene: '◉',
  done: '■',
  failed: '✕',
  declined: '⊘',
  cancelled: '–',
};

/** It goes round all the channels. */
const IN_VAIN_SHAPE = '↻';

/** An incident, and where each agency stands with it. */
export function BoardRowView(props: {
  row: BoardRow;
  agencies: readonly Agency[];
  index: number;
  /** The column that the Tab key stops at, in the one row that it stops at. */
  tabColumn: number | null;
  now: number;
  style: CSSProperties;
  onOpen: () => void;
}) {
  const { row, agencies, index, tabColumn, now, style, onOpen } = props;
  const t = useTexts();
  const formats = useFormats();
  const { incident, cells } = row;
  const { category, locationText, whatHappened } = incident.fields;
  const priority = effectivePriority(incident);
  const stopAt = (column: number) => ({
    'data-at': `${index}:${column}`,
    tabIndex: tabColumn === column ? 0 : -1,
  });
  return (
    <li className={`${styles.columns} ${styles.row}`} style={style} data-testid="board-row">
      <button type="button" className={styles.incident} onClick={onOpen} {...stopAt(0)}>
        <span className={styles.line}>
          <b>{incident.number}</b>
          {priority && <span className={styles.priority}>{t(`domain.priority.${priority}`)}</span>}
          <span className={styles.soft}>{formats.clock(incident.createdAt)}</span>
          <span className={styles.soft}>{formatDuration(now - incident.createdAt)}</span>
        </span>
        <span className={styles.what}>
          {[category ? t(`domain.category.${category}`) : '', locationText || whatHappened]
            .filter(Boolean)
            .join(' · ') || t('screen.intake.empty')}
        </span>
        {cells.length === 0 && <span className={styles.soft}>{t('screen.board.nobody')}</span>}
      </button>
      {agencies.map((agency, at) => {
        const cell = cells.find((other) => other.agency.id === agency.id);
        return (
          <Cell key={agency.id} cell={cell} agency={agency} number={incident.number} now={now}>
            {{ onClick: onOpen, ...stopAt(at + 1) }}
          </Cell>
        );
      })}
    </li>
  );
}

function Cell(props: {
  cell: BoardCell | undefined;
  agency: Agency;
  number: string;
  now: number;
  children: { onClick: () => void; 'data-at': string; tabIndex: number };
}) {
  const { cell, agency, number, now, children } = props;
  const t = useTexts();
  if (!cell) {
    return (
      <button
        type="button"
        className={styles.cell}
        aria-label={t('screen.board.notHanded', { agency: agency.shortName, number })}
        {...children}
      />
    );
  }
  const { state } = cell.handOff;
  const trouble = troubleOf(cell, now);
  const { shape, word, time } = told(cell, trouble, now, t);
  const elapsed = cell.handOff.unit ? `${time} · ${cell.handOff.unit}` : time;
  return (
    <button
      type="button"
      className={`${styles.cell} ${styles[state]} ${trouble ? styles[trouble] : ''}`}
      data-testid={`cell-${agency.id}`}
      data-state={state}
      data-late={trouble === 'late'}
      data-trouble={trouble ?? 'none'}
      {...children}
    >
      {/* Column and row, for those who do not see where the cell stands. */}
      <span className={styles.unseen}>{agency.shortName}: </span>
      <span className={styles.line}>
        {shape === null ? <LateMark /> : <span aria-hidden="true">{shape}</span>}
        <b>{word}</b>
      </span>
      <span className={styles.soft}>{elapsed}</span>
      <span className={styles.unseen}>, {number}</span>
    </button>
  );
}

/** Shape, word and time of a cell; no shape is the triangle of what is late. */
function told(
  { handOff: { state }, since, lateAt, gaveUpAt }: BoardCell,
  trouble: ReturnType<typeof troubleOf>,
  now: number,
  t: Say,
): { shape: string | null; word: string; time: string } {
  const passed = (from: number | null): string => formatDuration(now - (from ?? since));
  switch (trouble) {
    case 'failed': {
      const word = state === 'failed' ? t('screen.board.state.failed') : t('screen.board.failedUpdate');
      const time = t('screen.board.byHand', { time: passed(gaveUpAt) });
      return { shape: stateShapes.failed, word, time };
    }
    case 'late':
      return {
        shape: null,
        word: t('screen.board.late'),
        time: t('screen.board.lateBy', { time: passed(lateAt) }),
      };
    case 'inVain':
      return {
        shape: IN_VAIN_SHAPE,
        word: t('screen.board.inVain'),
        time: t('screen.board.byHand', { time: passed(since) }),
      };
    case null:
      return { shape: stateShapes[state], word: t(`screen.board.state.${state}`), time: passed(since) };
  }
}
