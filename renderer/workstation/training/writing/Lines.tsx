import { Field } from '../../field/Field.tsx';
import { KeyButton } from '../../keys/KeyButton.tsx';
import { useTexts } from '../../texts.tsx';
import { Amount } from './Amount.tsx';
import { type LineDraft, newLine, whens } from './draft.ts';
import { LineSound } from './LineSound.tsx';
import { Select } from './Select.tsx';
import styles from './writing.module.css';
import type { CallPart } from './writing.ts';

const MOST_LINES = 20;

/** What the caller says and presses, and when. */
export function Lines({ call: { lines }, index, problem, change }: CallPart) {
  const t = useTexts();
  const set = (next: LineDraft[]): void => change({ lines: next });
  return (
    <fieldset className={styles.group}>
      <legend>{t('screen.scenarioForm.lines')}</legend>
      {lines.length === 0 && <p className={styles.hint}>{t('screen.scenarioForm.saysNothing')}</p>}
      <ol className={styles.lines}>
        {lines.map((line, at) => {
          const alter = (changes: Partial<LineDraft>): void => set(lines.with(at, { ...line, ...changes }));
          const wrong = (field: string): string | undefined => problem(`lines.${at}.${field}`);
          const before = lines[at - 1];
          return (
            <li key={line.id} className={styles.line} data-testid={`line-${at}`}>
              <div className={styles.words}>
                <Field label={t('screen.scenarioForm.text', { number: at + 1 })} problem={wrong('text')}>
                  {(input) => (
                    <textarea
                      {...input}
                      name={`line-${at}-text`}
                      rows={2}
                      value={line.text}
                      onChange={({ target }) => alter({ text: target.value })}
                    />
                  )}
                </Field>
                <LineSound line={line} call={index} change={alter} />
              </div>
              <div className={styles.when}>
                <Select
                  label={t('screen.scenarioForm.when')}
                  name={`line-${at}-when`}
                  value={line.on}
                  words={whens.map((on) => [on, t(`screen.scenarioForm.whens.${on}`)])}
                  change={(on) =>
                    alter({
                      on: on ?? line.on,
                      seconds: on === 'resumed' || on === 'key' ? null : (line.seconds ?? 8),
                    })
                  }
                />
                {line.on !== 'resumed' && line.on !== 'key' && (
                  <Amount
                    label={t(`screen.scenarioForm.seconds.${line.on}`)}
                    name={`line-${at}-seconds`}
                    value={line.seconds}
                    problem={wrong('when.seconds')}
                    change={(seconds) => alter({ seconds })}
                  />
                )}
                <Field label={t('screen.scenarioForm.press')} problem={wrong('press')}>
                  {(input) => (
                    <input
                      {...input}
                      name={`line-${at}-press`}
                      value={line.press}
                      onChange={({ target }) => alter({ press: target.value })}
                    />
                  )}
                </Field>
                <span className={`${styles.row} ${styles.low}`}>
                  <KeyButton
                    tone="quiet"
                    disabled={!before}
                    aria-label={t('screen.scenarioForm.earlier', { number: at + 1 })}
                    onClick={() => before && set(lines.with(at, before).with(at - 1, line))}
                  >
                    ↑
                  </KeyButton>
                  <KeyButton
                    tone="quiet"
                    aria-label={t('screen.scenarioForm.takeLine', { number: at + 1 })}
                    onClick={() => set(lines.filter((_, each) => each !== at))}
                  >
                    {t('screen.scenarioForm.take')}
                  </KeyButton>
                </span>
              </div>
            </li>
          );
        })}
      </ol>
      {lines.length < MOST_LINES && (
        <KeyButton onClick={() => set([...lines, newLine(lines)])} data-testid="add-line">
          {t('screen.scenarioForm.addLine')}
        </KeyButton>
      )}
    </fieldset>
  );
}
