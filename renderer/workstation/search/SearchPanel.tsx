import { useEffect, useRef } from 'react';
import type { Found } from '../../../shared/contract/search.ts';
import { Cover } from '../cover/Cover.tsx';
import { select } from '../desk/desk.ts';
import { reportSearch } from '../export/kind.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import list from '../list/list.module.css';
import { useRows } from '../list/useRows.ts';
import { useTexts } from '../texts.tsx';
import { Chips } from './Chips.tsx';
import { Filters } from './Filters.tsx';
import { FoundRow } from './FoundRow.tsx';
import { asSelection, searchFor, setQuery, useQuery } from './query.ts';
import { Saved } from './Saved.tsx';
import styles from './search.module.css';
import { useFound } from './useFound.ts';

/** Everything that was ever logged. It opens only by its own key; a call rings above it. */
export default function SearchPanel() {
  const t = useTexts();
  const query = useQuery();
  const { rows, more, loaded, next } = useFound(query);
  const scroller = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLInputElement>(null);
  const chips = useRef<HTMLDivElement>(null);
  const { items, height, focus, move } = useRows(scroller, rows, ({ row }) => row, more, next);
  useEffect(() => {
    // The operator has just asked for the search.
    (words.current ?? chips.current?.querySelector('button'))?.focus();
  }, []);
  const open = (found: Found): void => {
    if (found.kind === 'call') select({ callId: found.call.id, incidentId: found.call.incidentId }, found);
    else if (found.kind === 'incident')
      select({ callId: null, incidentId: found.incident.id }, { incident: found.incident });
  };
  const first = items[0]?.index;
  return (
    <Cover
      title={t('lead.search.title')}
      testId="search-all"
      beside={<Saved />}
      tools={
        <>
          <KeyButton
            tone="quiet"
            disabled={rows.length === 0 || asSelection(query) === null}
            onClick={reportSearch}
            data-testid="search-report"
          >
            {t('lead.search.report')}
          </KeyButton>
          <KeyButton tone="quiet" onClick={() => searchFor({})}>
            {t('lead.search.clear')}
          </KeyButton>
        </>
      }
    >
      <div className={styles.form}>
        {/* What a figure counted is a list that nothing else is asked of. */}
        {query.figure === null && (
          <>
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
                focus(0);
              }}
              data-testid="search-words"
            />
            <Filters />
          </>
        )}
        <div ref={chips}>
          <Chips />
        </div>
      </div>
      <p className={styles.count} role="status" data-testid="search-count" data-count={rows.length}>
        {!loaded
          ? ''
          : rows.length === 0
            ? t('lead.search.nothing')
            : more
              ? t('lead.search.more', { rows: rows.length })
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
        <ul className={list.rows} style={{ height }}>
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
    </Cover>
  );
}
