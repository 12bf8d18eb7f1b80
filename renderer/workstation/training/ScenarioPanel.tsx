import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import { levels } from '../../../shared/training/scenario.ts';
import { Cover } from '../cover/Cover.tsx';
import { ask } from '../desk/ask.ts';
import { notify } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { phoneKeys } from '../keys/keys.ts';
import { useLanguage, useSentence, useTexts } from '../texts.tsx';
import { uncover } from '../view.ts';
import styles from './training.module.css';
import { ScenarioWriting } from './writing/ScenarioWriting.tsx';
import { useWriting, writing } from './writing/writing.ts';

/** Callers in an hour; null: each when the trainee asks for the next one. */
const loads = [null, 6, 12, 30, 60] as const;

/** The trainer chooses who calls, in which order, and how often. */
export default function ScenarioPanel() {
  const t = useTexts();
  const language = useLanguage();
  const sentence = useSentence();
  const [list, setList] = useState<CommandOutput<'training.scenarios'> | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [mixed, setMixed] = useState(false);
  const [load, setLoad] = useState<number | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const isWriting = useWriting(({ open }) => open);
  const read = useCallback((): Promise<void> => ask('training.scenarios', {}).then(setList), []);
  useEffect(() => void read(), [read]);
  const known = list !== null;
  useEffect(() => {
    // The trainer has just asked for it.
    if (known && !isWriting) body.current?.querySelector<HTMLElement>('input')?.focus();
  }, [known, isWriting]);
  if (!list) return null;
  const ids = list.scenarios.map(({ scenario }) => scenario.id);
  const picked = ids.filter((id) => chosen.has(id));
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const start = async (): Promise<void> => {
    const order = mixed ? 'mixed' : 'given';
    const started = await window.siaga.invoke('training.start', {
      scenarioIds: picked,
      order,
      callsPerHour: load,
    });
    if (started.ok) uncover();
    else notify(started.refusal);
  };
  if (isWriting)
    return (
      <Cover
        title={t('screen.scenarioForm.heading')}
        testId="scenarios"
        tools={
          <KeyButton onClick={() => writing.open(false)} data-testid="choose-scenarios">
            {t('screen.scenarioForm.back')}
          </KeyButton>
        }
      >
        <ScenarioWriting {...list} reload={read} />
      </Cover>
    );
  return (
    <Cover
      title={t('screen.scenarios.title')}
      testId="scenarios"
      tools={
        <>
          <KeyButton onClick={() => writing.open(true)} data-testid="write-scenarios">
            {t('screen.scenarioForm.heading')}
          </KeyButton>
          <KeyButton onClick={() => void ask('training.stop', {})} data-testid="stop-training">
            {t('screen.scenarios.stop')}
          </KeyButton>
          <KeyButton onClick={() => void start()} disabled={picked.length === 0} data-testid="start-training">
            {t('screen.scenarios.start', { count: picked.length })}
          </KeyButton>
        </>
      }
    >
      <div className={styles.body} ref={body}>
        <div className={styles.choices}>
          <label className={styles.tick}>
            <input
              type="checkbox"
              name="scenario-all"
              checked={picked.length === ids.length}
              onChange={() => setChosen(picked.length === ids.length ? new Set() : new Set(ids))}
            />
            {t('screen.scenarios.all')}
          </label>
          <label className={styles.tick}>
            <input type="checkbox" name="scenario-mixed" checked={mixed} onChange={() => setMixed(!mixed)} />
            {t('screen.scenarios.mixed')}
          </label>
          <label className={styles.tick}>
            {t('screen.scenarios.load')}
            <select
              name="scenario-load"
              value={load ?? ''}
              onChange={({ target }) => setLoad(target.value === '' ? null : Number(target.value))}
            >
              {loads.map((each) => (
                <option key={each} value={each ?? ''}>
                  {each === null
                    ? t('screen.scenarios.byKey', { key: phoneKeys.practise.code })
                    : t('screen.scenarios.perHour', { calls: each })}
                </option>
              ))}
            </select>
          </label>
        </div>
        {list.problems.map((problem) => (
          <p key={JSON.stringify(problem)}>{sentence(problem)}</p>
        ))}
        {levels.map((level) => (
          <fieldset key={level} className={styles.level}>
            <legend>{t(`screen.scenarios.${level}`)}</legend>
            {list.scenarios
              .filter(({ scenario }) => scenario.level === level)
              .map(({ scenario: { id, title, calls }, own }) => (
                <label key={id} className={styles.tick}>
                  <input
                    type="checkbox"
                    name={`scenario-${id}`}
                    checked={chosen.has(id)}
                    onChange={() => toggle(id)}
                  />
                  {title[language]}
                  {calls.length > 1 && <small>{t('screen.scenarios.calls', { calls: calls.length })}</small>}
                  {own && <small>{t('screen.scenarios.own')}</small>}
                </label>
              ))}
          </fieldset>
        ))}
      </div>
    </Cover>
  );
}
