import type { ReactNode } from 'react';
import places from '../../../resources/places/jombang.json' with { type: 'json' };
import { categoryCodes } from '../../../shared/domain/category.ts';
import { dispositions } from '../../../shared/domain/disposition.ts';
import { knowables } from '../../../shared/domain/figures.ts';
import { handOffStates } from '../../../shared/domain/handoff.ts';
import { priorities } from '../../../shared/domain/priority.ts';
import { SearchQuery } from '../../../shared/domain/search.ts';
import { WibDay, wibDay, wibDayBounds } from '../../../shared/time/wib.ts';
import { useDesk } from '../desk/desk.ts';
import { useTexts } from '../texts.tsx';
import { setQuery, useQuery } from './query.ts';
import styles from './search.module.css';

type Name = keyof SearchQuery &
  ('disposition' | 'category' | 'priority' | 'kecamatan' | 'agency' | 'handOff' | 'missing');

/** What is looked for besides words: each takes effect at once. */
export function Filters() {
  const t = useTexts();
  const query = useQuery();
  const agencies = useDesk((state) => state.agencies);
  const choice = (
    name: Name,
    label: string,
    options: readonly (readonly [value: string, label: string])[],
    none: string | null = t('lead.search.none'),
  ) => (
    <Labelled label={label} key={name}>
      <select
        value={query[name] ?? ''}
        onChange={(event) => {
          const value = event.target.value || null;
          const typed = SearchQuery.shape[name].safeParse(value);
          if (typed.success) setQuery({ [name]: typed.data });
        }}
        data-testid={`filter-${name}`}
      >
        <option value="">{t('lead.search.all')}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
        {none !== null && <option value="none">{none}</option>}
      </select>
    </Labelled>
  );
  return (
    <div className={styles.filters}>
      <Labelled label={t('lead.search.number')}>
        <input
          type="tel"
          value={query.number}
          onChange={(event) => setQuery({ number: event.target.value.slice(0, 30) })}
          data-testid="filter-number"
        />
      </Labelled>
      <Days />
      <Labelled label={t('lead.search.operator')}>
        <input
          value={query.operator === 'none' ? '' : (query.operator ?? '')}
          onChange={(event) => setQuery({ operator: event.target.value.slice(0, 100) || null })}
          data-testid="filter-operator"
        />
      </Labelled>
      {choice(
        'disposition',
        t('lead.search.disposition'),
        dispositions.map((code) => [code, t(`domain.disposition.${code}`)] as const),
        t('lead.search.noDisposition'),
      )}
      {choice(
        'category',
        t('lead.search.category'),
        categoryCodes.map((code) => [code, t(`domain.category.${code}`)] as const),
      )}
      {choice(
        'priority',
        t('lead.search.priority'),
        priorities.map((code) => [code, t(`domain.priority.${code}`)] as const),
      )}
      {choice(
        'kecamatan',
        t('lead.search.kecamatan'),
        places.kecamatan.map(({ code, name }) => [code, name] as const),
      )}
      {choice(
        'agency',
        t('lead.search.agency'),
        agencies.map(({ id, shortName }) => [id, shortName] as const),
      )}
      {choice(
        'handOff',
        t('lead.search.handOff'),
        handOffStates.map((state) => [state, t(`domain.handOffState.${state}`)] as const),
      )}
      {choice(
        'missing',
        t('lead.search.incomplete'),
        knowables.map((one) => [one, t(`lead.figures.knowable.${one}`)] as const),
        null,
      )}
    </div>
  );
}

/** WIB days, both included. A day that makes no sense changes nothing. */
function Days() {
  const t = useTexts();
  const { from, to } = useQuery();
  return (
    <>
      <Labelled label={t('lead.search.from')}>
        <input
          type="date"
          value={from === null ? '' : wibDay(from)}
          onChange={(event) => {
            const day = WibDay.safeParse(event.target.value);
            const begins = day.success ? Math.max(0, wibDayBounds(day.data).from) : null;
            setQuery({ from: begins, to: begins === null ? null : Math.max(to ?? Date.now(), begins + 1) });
          }}
          data-testid="filter-from"
        />
      </Labelled>
      <Labelled label={t('lead.search.to')}>
        <input
          type="date"
          value={to === null ? '' : wibDay(to - 1)}
          onChange={(event) => {
            const day = WibDay.safeParse(event.target.value);
            const ends = day.success ? Math.max(1, wibDayBounds(day.data).to) : null;
            setQuery({ to: ends, from: ends === null ? from : Math.min(from ?? 0, ends - 1) });
          }}
          data-testid="filter-to"
        />
      </Labelled>
    </>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={styles.label}>
      <span>{label}</span>
      {children}
    </label>
  );
}
