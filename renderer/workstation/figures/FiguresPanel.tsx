import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Figures } from '../../../shared/contract/figures.ts';
import { Category } from '../../../shared/domain/category.ts';
import { Disposition } from '../../../shared/domain/disposition.ts';
import { isCountable, type Range, type RangeStep, steps } from '../../../shared/domain/figures.ts';
import { Priority } from '../../../shared/domain/priority.ts';
import { type FigureList, SearchQuery } from '../../../shared/domain/search.ts';
import { shiftOn } from '../../../shared/domain/shift-plan.ts';
import { formatNumber } from '../../../shared/phone-number/phone-number.ts';
import { WibDay, wibDay } from '../../../shared/time/wib.ts';
import { Cover } from '../cover/Cover.tsx';
import { useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { areaName } from '../place/area-name.ts';
import { searchFor } from '../search/query.ts';
import { useTexts } from '../texts.tsx';
import { Breakdown } from './Breakdown.tsx';
import { Completeness } from './Completeness.tsx';
import styles from './figures.module.css';
import { useWritten } from './format.ts';
import { Heat } from './Heat.tsx';
import { Hours } from './Hours.tsx';
import { Heads, Rows } from './parts.tsx';
import { daysFrom, presetRange, presets, shiftOf } from './ranges.ts';
import { AgencyTimes, Times, Within } from './Times.tsx';
import { useFigures } from './useFigures.ts';

/** What a time looks like in numbers. It opens only by its own key; a call rings above it. */
export default function FiguresPanel() {
  const t = useTexts();
  const [range, setRange] = useState<Range>(() => presetRange('today', Date.now()));
  const [step, setStep] = useState<RangeStep | null>('week');
  const sound = isCountable(range);
  const [last, setLast] = useState(range);
  if (sound && last !== range) setLast(range);
  const shown = useFigures(last, step);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The lead has just asked for the figures.
    first.current?.querySelector('button')?.focus();
  }, []);
  const plan = useDesk((state) => state.status?.settings.shifts ?? []);
  const shift = shiftOf(plan, range);
  const onShift = (name: string | null, on: WibDay): Range => {
    const chosen = name === null ? null : shiftOn(plan, on, name);
    return chosen ? { from: chosen.from, to: chosen.to } : daysFrom(on, on);
  };
  const day = (text: string, set: (day: WibDay) => void): void => {
    const typed = WibDay.safeParse(text);
    if (typed.success) set(typed.data);
  };
  return (
    <Cover title={t('lead.figures.title')} testId="figures">
      <div className={styles.tools}>
        <div className={styles.presets} ref={first} role="group" aria-label={t('lead.figures.range')}>
          {presets.map((preset) => {
            const of = presetRange(preset, Date.now());
            return (
              <KeyButton
                key={preset}
                aria-pressed={of.from === range.from && of.to === range.to}
                onClick={() => setRange(of)}
                data-testid={`range-${preset}`}
              >
                {t(`lead.figures.${preset}`)}
              </KeyButton>
            );
          })}
        </div>
        <input
          type="date"
          aria-label={t('lead.figures.from')}
          value={wibDay(range.from)}
          onChange={(event) =>
            day(event.target.value, (from) =>
              setRange(shift ? onShift(shift.name, from) : { ...range, from: daysFrom(from, from).from }),
            )
          }
          data-testid="figures-from"
        />
        <input
          type="date"
          aria-label={t('lead.figures.to')}
          value={wibDay(range.to - 1)}
          onChange={(event) =>
            day(event.target.value, (to) => setRange({ ...range, to: daysFrom(to, to).to }))
          }
          data-testid="figures-to"
        />
        <label className={styles.compare}>
          <span>{t('lead.figures.shiftOfDay')}</span>
          <select
            value={shift?.name ?? ''}
            onChange={(event) => setRange(onShift(event.target.value || null, wibDay(range.from)))}
            data-testid="figures-shift"
          >
            <option value="">{t('lead.figures.wholeDays')}</option>
            {plan.map(({ name, from, to }) => (
              <option key={name} value={name}>{`${t('lead.figures.shift', { name })} ${from}–${to}`}</option>
            ))}
          </select>
        </label>
        <label className={styles.compare}>
          <span>{t('lead.figures.compare')}</span>
          <select
            value={step ?? ''}
            onChange={(event) => setStep(steps.find((one) => one === event.target.value) ?? null)}
            data-testid="figures-compare"
          >
            <option value="">{t('lead.figures.alone')}</option>
            {steps.map((one) => (
              <option key={one} value={one}>
                {t(`lead.figures.before.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className={styles.body} aria-busy={shown === null} data-testid="figures-body">
        {!sound && <p role="status">{t('lead.figures.badRange')}</p>}
        {shown === null ? (
          <p role="status">{t('lead.figures.counting')}</p>
        ) : (
          <Content now={shown.now} before={step ? shown.before : null} />
        )}
      </div>
    </Cover>
  );
}

function Content({ now, before }: { now: Figures; before: Figures | null }) {
  const t = useTexts();
  const { whole } = useWritten();
  const agencies = useDesk((state) => state.agencies);
  const drill = (query: Partial<SearchQuery>): void =>
    searchFor({ from: now.from, to: now.to, counted: true, ...query });
  const list = (figure: FigureList): void => searchFor({ from: now.from, to: now.to, figure });
  /** By a code of the figures, which the filter of the same name knows too. */
  const by = (name: 'disposition' | 'operator' | 'category' | 'priority' | 'kecamatan' | 'agency') => {
    return (key: string | null): void => {
      const value = SearchQuery.shape[name].safeParse(key ?? 'none');
      if (value.success) drill({ [name]: value.data });
    };
  };
  const coded = <T extends string>(codes: { safeParse(value: unknown): { success: boolean; data?: T } }) => {
    return (key: string | null): T | null => codes.safeParse(key).data ?? null;
  };
  const disposition = coded(Disposition);
  const category = coded(Category);
  const priority = coded(Priority);
  const without = t('lead.figures.withoutIncident');
  const nuisance = (of: Figures): number => of.nuisance.prank + of.nuisance.ghost;
  const { calls } = now;
  return (
    <>
      <dl className={styles.tiles} data-testid="tiles">
        <Tile label={t('lead.figures.calls')} value={calls} before={before?.calls} open={() => drill({})} />
        <Tile
          label={t('lead.figures.answered')}
          value={now.answered}
          of={calls}
          before={before?.answered}
          open={() => list('answered')}
        />
        <Tile
          label={t('lead.figures.abandoned')}
          value={now.abandoned.calls}
          of={calls}
          before={before?.abandoned.calls}
          note={
            <Rows open={() => list('calledBack')}>
              {t('lead.figures.calledBack', { count: now.abandoned.calledBack })}
            </Rows>
          }
          open={() => drill({ disposition: 'abandoned' })}
        />
        <Tile
          label={t('lead.figures.prankGhost')}
          value={nuisance(now)}
          of={calls}
          before={before && nuisance(before)}
          open={() => list('nuisance')}
        />
        <Tile
          label={t('lead.figures.incidents')}
          value={now.incidents}
          before={before?.incidents}
          open={() => list('incidents')}
        />
        <Tile
          label={t('lead.figures.complete')}
          value={now.completeness.complete}
          of={now.incidents}
          before={before?.completeness.complete}
          open={() => list('complete')}
        />
      </dl>
      {calls === 0 && <p className={styles.empty}>{t('lead.figures.empty')}</p>}
      {(now.endedLater > 0 || now.tests > 0) && (
        <p className={styles.note} data-testid="figures-notes">
          {now.endedLater > 0 && `${t('lead.figures.endedLater', { count: now.endedLater })} `}
          {now.tests > 0 && t('lead.figures.tests', { count: now.tests })}
        </p>
      )}
      <div className={styles.cards}>
        <Breakdown
          title={t('lead.figures.byDisposition')}
          counts={now.byDisposition}
          all={calls}
          before={before?.byDisposition ?? null}
          name={(key) => {
            const code = disposition(key);
            return code ? t(`domain.disposition.${code}`) : t('lead.search.noDisposition');
          }}
          open={by('disposition')}
          testId="by-disposition"
        />
        <div className={styles.column}>
          <Within answer={now.answer} before={before?.answer ?? null} open={(within) => drill({ within })} />
          <Times
            title={t('lead.figures.times')}
            rows={[
              [t('lead.figures.answerTime'), now.answer, before?.answer ?? null, () => list('answered')],
              ...(['located', 'handedOver', 'acknowledged', 'onScene'] as const).map(
                (one) =>
                  [t(`lead.figures.${one}`), now[one], before?.[one] ?? null, () => list(one)] as const,
              ),
            ]}
          />
        </div>
        <Hours hours={now.byHour} open={(hour) => drill({ hour })} />
        <Heat heat={now.heat} open={(weekday, hour) => drill({ weekday, hour })} />
        <Breakdown
          title={t('lead.figures.byCategory')}
          counts={now.byCategory}
          all={calls}
          before={before?.byCategory ?? null}
          name={(key) => {
            const code = category(key);
            return code ? t(`domain.category.${code}`) : without;
          }}
          open={by('category')}
          testId="by-category"
        />
        <Breakdown
          title={t('lead.figures.byPriority')}
          counts={now.byPriority}
          all={calls}
          before={before?.byPriority ?? null}
          name={(key) => {
            const code = priority(key);
            return code ? t(`domain.priority.${code}`) : without;
          }}
          open={by('priority')}
          testId="by-priority"
        />
        <Breakdown
          title={t('lead.figures.byKecamatan')}
          counts={now.byKecamatan}
          all={calls}
          before={before?.byKecamatan ?? null}
          name={(key) => areaName(key) || without}
          open={by('kecamatan')}
          testId="by-kecamatan"
        />
        <Breakdown
          title={t('lead.figures.byAgency')}
          note={t('lead.figures.byAgencyNote')}
          counts={now.byAgency}
          all={calls}
          before={before?.byAgency ?? null}
          name={(key) =>
            agencies.find(({ id }) => id === key)?.shortName ?? key ?? t('lead.figures.notHanded')
          }
          open={by('agency')}
          testId="by-agency"
        />
        <Breakdown
          title={t('lead.figures.byOperator')}
          counts={now.byOperator}
          all={calls}
          before={before?.byOperator ?? null}
          name={(key) => key ?? t('lead.figures.unanswered')}
          open={by('operator')}
          testId="by-operator"
        />
        <AgencyTimes agencies={now.agencies} open={by('agency')} />
        <section className={styles.card}>
          <h3>{t('lead.figures.repeated')}</h3>
          {now.nuisance.numbers.length === 0 ? (
            <p className={styles.note}>{t('lead.figures.noRepeated')}</p>
          ) : (
            <table className={styles.table} data-testid="repeated">
              <Heads
                words={t('lead.figures.number')}
                numbers={[t('lead.figures.prank'), t('lead.figures.ghost')]}
              />
              <tbody>
                {now.nuisance.numbers.map(({ number, prank, ghost }) => (
                  <tr key={number}>
                    <th scope="row">
                      <Rows open={() => drill({ number })}>{formatNumber(number)}</Rows>
                    </th>
                    {(['prank', 'ghost'] as const).map((kind) => (
                      <td key={kind} className={styles.number}>
                        <Rows
                          open={() => drill({ number, disposition: kind })}
                          label={`${formatNumber(number)}, ${t(`lead.figures.${kind}`)}: ${whole({ prank, ghost }[kind])}`}
                        >
                          {whole({ prank, ghost }[kind])}
                        </Rows>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <Completeness now={now} before={before} open={(one) => list(`missing.${one}`)} />
      </div>
    </>
  );
}

function Tile(props: {
  label: string;
  value: number;
  of?: number;
  before?: number | null | undefined;
  note?: ReactNode;
  open?: () => void;
}) {
  const t = useTexts();
  const { whole, percent, change } = useWritten();
  const { label, value, of, before, note, open } = props;
  return (
    <div className={styles.tile}>
      <dt>
        {open ? (
          <Rows open={open} title={t('lead.figures.openRows', { what: label })}>
            {label}
          </Rows>
        ) : (
          label
        )}
      </dt>
      <dd>
        <b>{whole(value)}</b> {of !== undefined && <span>{percent(value, of)}</span>}
      </dd>
      {before !== undefined && before !== null && (
        <dd className={styles.note}>
          {t('lead.figures.beforeShort')} {whole(before)},{' '}
          {t('lead.figures.difference', { change: change(value, before) })}
        </dd>
      )}
      {note && <dd className={styles.note}>{note}</dd>}
    </div>
  );
}
