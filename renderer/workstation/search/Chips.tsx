import { knowables } from '../../../shared/domain/figures.ts';
import type { FigureList, SearchQuery } from '../../../shared/domain/search.ts';
import { weekdays } from '../figures/weekdays.ts';
import { useFormats, useTexts } from '../texts.tsx';
import { setQuery, useQuery } from './query.ts';
import styles from './search.module.css';

/** Filters that came from a figure and have no field of their own: each is taken away by its button. */
export function Chips() {
  const t = useTexts();
  const { date } = useFormats();
  const { counted, hour, weekday, within, operator, figure, from, to } = useQuery();
  const chips: [text: string, off: Partial<SearchQuery>][] = [];
  if (figure !== null) {
    const name = figureName(t, figure);
    const days = from === null || to === null ? [] : [...new Set([date(from), date(to - 1)])];
    chips.push([[name, days.join(' – ')].filter(Boolean).join(', '), { figure: null }]);
  }
  if (counted) chips.push([t('lead.search.counted'), { counted: false }]);
  if (weekday !== null)
    chips.push([t(`lead.figures.weekdays.${weekdays[weekday] ?? 'd0'}`), { weekday: null }]);
  if (hour !== null)
    chips.push([t('lead.search.hour', { hour: String(hour).padStart(2, '0') }), { hour: null }]);
  if (within !== null) chips.push([t('lead.search.within', { seconds: within }), { within: null }]);
  if (operator === 'none')
    chips.push([`${t('lead.search.operator')}: ${t('lead.figures.unanswered')}`, { operator: null }]);
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips}>
      {chips.map(([text, off]) => (
        <li key={text}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t('lead.search.drop', { what: text })}
            onClick={() => setQuery(off)}
          >
            {text} <span aria-hidden>×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function figureName(t: ReturnType<typeof useTexts>, figure: FigureList): string {
  const missing = knowables.find((one) => figure === `missing.${one}`);
  if (missing) return t('lead.search.missing', { what: t(`lead.figures.knowable.${missing}`) });
  return t(`lead.search.figures.${figure as Exclude<FigureList, `missing.${string}`>}`);
}
