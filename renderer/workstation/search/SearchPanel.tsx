import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Found } from '../../../shared/contract/search.ts';
import { select } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useKeys } from '../keys/useKeys.ts';
import list from '../list/list.module.css';
import { useTexts } from '../texts.tsx';
import { uncover } from '../view.ts';
import { Chips } from './Chips.tsx';
import { Filters } from './Filters.tsx';
import { FoundRow } from './FoundRow.tsx';
import { searchFor, setQuery, useQuery } from './query.ts';
import { Saved } from './Saved.tsx';
import styles from './search.module.css';
import { useFound } from './useFound.ts';

const ROW_PX = 58;

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 8, last),
  PageUp: (at) => Math.max(at - 8, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Everything that was ever logged. It opens only by its own key; a call rings above it. */
export default function SearchPanel() {
  const t = useTexts();
  const query = useQuery();
  const { rows, more, loaded, next } = useFound(query);
  const scroller = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLInputElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.row ?? index,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 20) next();
  });
  useEffect(() => {
    // The operator has just asked for the search.
    words.current?.focus();
  }, []);
  useKeys([{ key: { code: 'Escape' }, act: uncover }]);

  const focusRow = (index: number): void => {
    virtual.scrollToIndex(index);
    // A row out of sight is drawn first.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`li[data-index="${index}"] button`)?.focus(),
    );
  };
  function move(event: KeyboardEvent<HTMLElement>): void {
    const step = steps[event.key];
    const from = Number((event.target as HTMLElement).closest('li')?.dataset['index']);
    if (!step || Number.isNaN(from)) return;
    event.preventDefault();
    focusRow(step(from, rows.length - 1));
  }
  const open = (found: Found): void => {
    if (found.kind === 'call') select({ callId: found.call.id, incidentId: found.call.incidentId }, found);
    else if (found.kind === 'incident')
      select({ callId: null, incidentId: found.incident.id }, { incident: found.incident });
  };
  const first = items[0]?.index;
  return (
    <section className={styles.cover} aria-label={t('lead.search.title')} data-testid="search-all">
      <header className={styles.head}>
        <h2>{t('lead.search.title')}</h2>
        <Saved />
        <span className={styles.space} />
        <KeyButton tone="quiet" onClick={() => searchFor({})}>
          {t('lead.search.clear')}
        </KeyButton>
        <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={uncover}>
          {t('screen.keys.close')}
        </KeyButton>
      </header>
      <div className={styles.form}>
        <input
          ref={words}
          type="search"
          className={styles.words}
          aria-label={t('lead.search.words')}
          placeholder={t('lead.search.wordsHint')}
          value={query.words}
          onChange={(event) => setQuery({ words: event.target.value.slice(0, 200) })}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || rows.length === 0) return;
            event.preventDefault();
            focusRow(0);
          }}
          data-testid="search-words"
        />
        <Filters />
        <Chips />
      </div>
      <p className={styles.count} role="status" data-testid="search-count" data-count={rows.length}>
        {!loaded
          ? ''
          : rows.length === 0
            ? t('lead.search.nothing')
            : more
              ? t('lead.search.more', { count: rows.length })
              : t('lead.search.found', { count: rows.length })}
      </p>
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={-1}
        role="group"
        aria-label={t('lead.search.results')}
        onKeyDown={move}
      >
        <ul className={list.rows} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const found = rows[item.index];
            return found ? (
              <li
                key={item.key}
                data-index={item.index}
                className={list.row}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                <FoundRow found={found} tabStop={item.index === first} onOpen={() => open(found)} />
              </li>
            ) : null;
          })}
        </ul>
      </div>
    </section>
  );
}
