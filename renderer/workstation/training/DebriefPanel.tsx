import { useEffect, useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import { formatDuration } from '../../../shared/time/wib.ts';
import type { Debrief, DebriefItem } from '../../../shared/training/debrief.ts';
import type { Progress } from '../../../shared/training/progress.ts';
import { Cover } from '../cover/Cover.tsx';
import { ask } from '../desk/ask.ts';
import { type Desk, selectedCall, useDesk } from '../desk/desk.ts';
import { areaName } from '../place/area-name.ts';
import { useCatalogue, useLanguage, useTexts } from '../texts.tsx';
import { CertificateForm } from './CertificateForm.tsx';
import { tellKeys } from './key-count.ts';
import styles from './training.module.css';

/** A shape beside the word: not by colour alone. */
const marks: Readonly<Record<DebriefItem['state'] | Debrief['disposition']['verdict'], string>> = {
  gathered: '✓',
  partly: '◐',
  other: '≠',
  missing: '–',
  right: '✓',
  also_right: '✓',
  open: '…',
};

/** The lesson on the screen, or the newest of today. */
function lessonOf(state: Desk): CallId | null {
  const lessons = Object.values(state.calls).filter((call) => call.direction === 'in' && call.practice);
  const selected = selectedCall(state);
  return (lessons.find(({ id }) => id === selected?.id) ?? lessons.at(-1))?.id ?? null;
}

/** After a practice call: what was gathered against what the caller tells, and what to practise next. It gives no marks. */
export default function DebriefPanel() {
  const t = useTexts();
  const language = useLanguage();
  const callId = useDesk(lessonOf);
  const operator = useDesk((state) => state.shift?.operator ?? null);
  const [debrief, setDebrief] = useState<Debrief | null>(null);
  const [known, setKnown] = useState<CommandOutput<'lesson.progress'> | null>(null);
  useEffect(() => {
    if (callId) void tellKeys(callId).then(async () => setDebrief(await ask('lesson.debrief', { callId })));
  }, [callId]);
  useEffect(() => {
    void ask('lesson.progress', { trainee: operator }).then(setKnown);
  }, [operator]);
  const progress = known?.progress;
  return (
    <Cover
      title={t('screen.debrief.title')}
      testId="debrief"
      beside={debrief && <span>{debrief.lesson.title[language]}</span>}
    >
      <div className={styles.debrief}>
        {debrief ? <OneCall debrief={debrief} /> : <p>{t('screen.debrief.none')}</p>}
        <div className={styles.part}>
          {progress && progress.calls > 0 && <OfTrainee progress={progress} />}
          {known && <CertificateForm trainees={known.trainees} onDuty={operator} />}
        </div>
      </div>
    </Cover>
  );
}

function OneCall({ debrief: { lesson, disposition, items, times, presses } }: { debrief: Debrief }) {
  const t = useTexts();
  const language = useLanguage();
  const said = useSaid();
  const thing = useThing();
  const { expected } = lesson;
  const took = [
    ['answer', times.answer],
    ['locate', times.locate],
    ['handOver', times.handOver],
    ['talk', times.talk],
    ['wrapUp', times.wrapUp],
  ] as const;
  return (
    <section className={styles.part} aria-label={t('screen.debrief.thisCall')}>
      <p data-testid="verdict" data-state={disposition.verdict}>
        <strong>
          {marks[disposition.verdict]} {t(`screen.debrief.verdict.${disposition.verdict}`)}
        </strong>
        {disposition.given && ` ${t(`domain.disposition.${disposition.given}`)}.`}{' '}
        {disposition.verdict === 'other' &&
          t('screen.debrief.instead', { disposition: t(`domain.disposition.${expected.disposition}`) })}
      </p>
      <p>{expected.why[language]}</p>
      {items.length > 0 && (
        <table className={styles.table} data-testid="debrief-items">
          <thead>
            <tr>
              <th scope="col">{t('screen.debrief.thing')}</th>
              <th scope="col">{t('screen.debrief.told')}</th>
              <th scope="col">{t('screen.debrief.taken')}</th>
              <th scope="col">{t('screen.debrief.result')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ what, state, told, taken }) => (
              <tr key={what}>
                <th scope="row">{thing(what)}</th>
                <td>{said(what, told)}</td>
                <td>{said(what, taken)}</td>
                <td data-state={state}>
                  {marks[state]} {t(`screen.debrief.state.${state}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className={styles.times}>
        {took.map(([name, ms]) => (
          <div key={name}>
            <dt>{t(`screen.debrief.times.${name}`)}</dt>
            <dd>{ms === null ? '–' : formatDuration(ms)}</dd>
          </div>
        ))}
        {presses !== null && (
          <div>
            <dt>{t('screen.debrief.keys')}</dt>
            <dd>{presses}</dd>
          </div>
        )}
      </dl>
      <p className={styles.soft}>{t('screen.debrief.noMarks')}</p>
    </section>
  );
}

function OfTrainee({ progress }: { progress: Progress }) {
  const t = useTexts();
  const thing = useThing();
  const { trainee, calls, dispositions, missed, practise, scenarios } = progress;
  return (
    <section
      className={styles.part}
      aria-label={t('screen.debrief.progress', { trainee })}
      data-testid="progress"
    >
      <h3>{t('screen.debrief.progress', { trainee })}</h3>
      <p>{t('screen.debrief.takenCalls', { calls, scenarios: scenarios.length })}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('screen.debrief.kind')}</th>
            <th scope="col">{t('screen.debrief.rightOf')}</th>
          </tr>
        </thead>
        <tbody>
          {dispositions.map(({ disposition, taken, right }) => (
            <tr key={disposition}>
              <th scope="row">{t(`domain.disposition.${disposition}`)}</th>
              <td>{t('screen.debrief.some', { some: right, of: taken })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {missed.length > 0 && (
        <>
          <h4>{t('screen.debrief.missed')}</h4>
          <ul>
            {missed.slice(0, 5).map(({ what, missed: some, of }) => (
              <li key={what}>
                {thing(what)}: {t('screen.debrief.some', { some, of })}
              </li>
            ))}
          </ul>
        </>
      )}
      {practise.length > 0 && (
        <p>
          <strong>{t('screen.debrief.next')}</strong>{' '}
          {practise.map((disposition) => t(`domain.disposition.${disposition}`)).join(', ')}
        </p>
      )}
    </section>
  );
}

/** What was to be gathered, in words; a field is called as in the form. */
function useThing(): (what: DebriefItem['what']) => string {
  const t = useTexts();
  return (what) => {
    switch (what) {
      case 'place':
      case 'agencies':
      case 'sameEvent':
      case 'referral':
        return t(`screen.debrief.things.${what}`);
      default:
        return t(`screen.intake.${what}`);
    }
  };
}

/** What was told or taken down, in words. */
function useSaid(): (what: DebriefItem['what'], value: DebriefItem['told']) => string {
  const texts = useCatalogue();
  const agencies = useDesk((state) => state.agencies);
  return (what, value) => {
    if (value === null) return '–';
    if (Array.isArray(value))
      return value.map((id) => agencies.find((agency) => agency.id === id)?.shortName ?? id).join(', ');
    if (what === 'place') return areaName(String(value));
    if (what === 'category' || what === 'priority')
      return texts.find(`domain.${what}.${value}`) ?? String(value);
    return String(value);
  };
}
