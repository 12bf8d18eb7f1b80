import { useEffect, useRef } from 'react';
import { Level, levels } from '../../../../shared/training/scenario.ts';
import beside from '../../cover/beside.module.css';
import { Field } from '../../field/Field.tsx';
import { KeyButton } from '../../keys/KeyButton.tsx';
import { useLanguage, useTexts } from '../../texts.tsx';
import { AgencyAnswers } from './AgencyAnswers.tsx';
import { CallerFields } from './CallerFields.tsx';
import { type CallDraft, type Draft, inBoth, newCall, withoutCall } from './draft.ts';
import { ExpectedFields } from './ExpectedFields.tsx';
import { Lines } from './Lines.tsx';
import { checked, countIn } from './problems.ts';
import styles from './writing.module.css';
import { useWriting, writing } from './writing.ts';

const MOST_CALLS = 10;

/** Everything about one scenario; its calls one at a time. */
export function ScenarioForm(props: {
  draft: Draft;
  state: 'new' | 'changed' | 'saved';
  save: () => void;
  discard: () => void;
  remove: (() => void) | null;
}) {
  const { draft, state, save, discard, remove } = props;
  const t = useTexts();
  const language = useLanguage();
  const index = Math.min(
    useWriting(({ call }) => call),
    draft.calls.length - 1,
  );
  const title = useRef<HTMLInputElement>(null);
  // The trainer has just asked for it.
  useEffect(() => title.current?.focus(), []);
  const { problems } = checked(t, draft);
  const wrong = Object.keys(problems).length;
  const call = draft.calls[index];
  const change = (changes: Partial<CallDraft>): void => {
    if (call) writing.change({ ...draft, calls: draft.calls.with(index, { ...call, ...changes }) });
  };
  const part = call && {
    ...{ call, index, change },
    problem: (field: string) => problems[`calls.${index}.${field}`],
  };
  const silent = draft.calls.flatMap(({ lines }) => lines).filter(({ text, audio }) => text.trim() && !audio);

  return (
    <form
      className={`${beside.form} ${styles.form}`}
      data-testid="scenario-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong === 0 && state !== 'saved') save();
      }}
    >
      <div className={styles.grid}>
        <Field label={t('screen.scenarioForm.title')} problem={problems['title']} wide>
          {(input) => (
            <input
              {...input}
              ref={title}
              name="scenario-title"
              value={draft.title[language]}
              onChange={({ target }) => writing.change({ ...draft, title: inBoth(target.value) })}
            />
          )}
        </Field>
        <Field label={t('screen.scenarioForm.level')}>
          {(input) => (
            <select
              {...input}
              name="scenario-level"
              value={draft.level}
              onChange={({ target }) => writing.change({ ...draft, level: Level.parse(target.value) })}
            >
              {levels.map((level) => (
                <option key={level} value={level}>
                  {t(`screen.scenarios.${level}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className={styles.calls} role="group" aria-label={t('screen.scenarioForm.calls')}>
        {draft.calls.map((_, at) => {
          const open = countIn(problems, `calls.${at}`);
          return (
            <KeyButton
              // biome-ignore lint/suspicious/noArrayIndexKey: calls of a scenario are known by their place
              key={at}
              aria-pressed={at === index}
              onClick={() => writing.showCall(at)}
              data-testid={`call-${at}`}
            >
              {t('screen.scenarioForm.callOf', { number: at + 1 })}
              {open > 0 && ` · ${t('screen.scenarioForm.open', { count: open })}`}
            </KeyButton>
          );
        })}
        {draft.calls.length < MOST_CALLS && (
          <KeyButton
            tone="quiet"
            onClick={() => {
              writing.change({ ...draft, calls: [...draft.calls, newCall(draft.calls)] });
              writing.showCall(draft.calls.length);
            }}
            data-testid="add-call"
          >
            {t('screen.scenarioForm.addCall')}
          </KeyButton>
        )}
        {draft.calls.length > 1 && (
          <KeyButton tone="quiet" onClick={() => writing.change(withoutCall(draft, index))}>
            {t('screen.scenarioForm.takeCall', { number: index + 1 })}
          </KeyButton>
        )}
      </div>
      {part && (
        <>
          <CallerFields {...part} />
          <Lines key={index} {...part} />
          <ExpectedFields {...part} />
        </>
      )}
      <AgencyAnswers draft={draft} />
      <footer className={styles.foot}>
        <KeyButton
          type="submit"
          tone={wrong > 0 || state === 'saved' ? 'plain' : 'primary'}
          disabled={wrong > 0 || state === 'saved'}
          data-testid="save-scenario"
        >
          {t('screen.scenarioForm.save')}
        </KeyButton>
        {state !== 'saved' && (
          <KeyButton tone="quiet" onClick={discard} data-testid="discard-scenario">
            {t('screen.scenarioForm.discard')}
          </KeyButton>
        )}
        {remove && (
          <KeyButton tone="quiet" onClick={remove} data-testid="remove-scenario">
            {t('screen.scenarioForm.remove')}
          </KeyButton>
        )}
        <span role="status" className={styles.hint} data-testid="scenario-state" data-state={state}>
          {wrong > 0
            ? t('screen.scenarioForm.open', { count: wrong })
            : t(`screen.scenarioForm.state.${state}`)}
          {silent.length > 0 && ` ${t('screen.scenarioForm.silent', { count: silent.length })}`}
        </span>
      </footer>
    </form>
  );
}
