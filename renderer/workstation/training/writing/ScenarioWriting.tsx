import type { Result } from '../../../../shared/contract/errors.ts';
import type { CommandOutput } from '../../../../shared/contract/index.ts';
import { levels, type Scenario } from '../../../../shared/training/scenario.ts';
import beside from '../../cover/beside.module.css';
import { notify } from '../../desk/desk.ts';
import { KeyButton } from '../../keys/KeyButton.tsx';
import { useLanguage, useTexts } from '../../texts.tsx';
import { copyOf, type Draft, draftOf, newDraft } from './draft.ts';
import { checked } from './problems.ts';
import { ScenarioForm } from './ScenarioForm.tsx';
import styles from './writing.module.css';
import { useWriting, writing } from './writing.ts';

/** The trainer writes scenarios of the room's own. What ships is copied and stays as it is. */
export function ScenarioWriting(
  props: CommandOutput<'training.scenarios'> & { reload: () => Promise<void> },
) {
  const { scenarios: list, problems, reload } = props;
  const t = useTexts();
  const language = useLanguage();
  const { current, drafts, removed } = useWriting((state) => state);
  const own = list.filter((each) => each.own).map(({ scenario }) => scenario);
  const shipped = list.filter((each) => !each.own).map(({ scenario }) => scenario);
  const begun = Object.values(drafts).filter(({ id }) => !own.some((scenario) => scenario.id === id));
  // A file that is wrong is not in the list, and is not to be written over.
  const files = problems.map(({ params }) => String(params['file']).replace(/\.json$/i, ''));
  const taken = new Set([...list.map(({ scenario }) => scenario.id), ...files, ...Object.keys(drafts)]);
  const saved = own.find(({ id }) => id === current);
  const kept = current === null ? undefined : drafts[current];
  const draft = kept ?? (saved && draftOf(saved));

  /** Whether it was carried out; a refusal is shown. */
  async function did(command: Promise<Result<null>>): Promise<boolean> {
    const done = await command;
    if (!done.ok) notify(done.refusal);
    return done.ok;
  }
  async function save(whole: Draft): Promise<void> {
    const { scenario } = checked(t, whole);
    if (!scenario || !(await did(window.siaga.invoke('training.saveScenario', { scenario })))) return;
    await reload();
    writing.forget(whole.id);
  }
  async function remove(scenario: Scenario): Promise<void> {
    const { id } = scenario;
    if (!(await did(window.siaga.invoke('training.removeScenario', { id })))) return;
    writing.removed(scenario);
    writing.forget(id);
    writing.show(null);
    await reload();
  }
  async function restore(scenario: Scenario): Promise<void> {
    if (!(await did(window.siaga.invoke('training.saveScenario', { scenario })))) return;
    writing.removed(null);
    await reload();
    writing.show(scenario.id);
  }
  const entry = (id: string, title: string, unsaved: boolean) => (
    <li key={id}>
      <button
        type="button"
        className={`${beside.pick} ${styles.pick}`}
        aria-current={id === current ? 'true' : undefined}
        onClick={() => writing.show(id)}
        data-testid={`write-${id}`}
      >
        <span>{title || t('screen.scenarioForm.untitled')}</span>
        {unsaved && <small>{t('screen.scenarioForm.unsaved')}</small>}
      </button>
    </li>
  );

  return (
    <div className={`${beside.body} ${styles.body}`}>
      <nav className={`${beside.list} ${styles.list}`} aria-label={t('screen.scenarioForm.list')}>
        <KeyButton onClick={() => writing.change(newDraft(taken))} data-testid="new-scenario">
          {t('screen.scenarioForm.add')}
        </KeyButton>
        <h3>{t('screen.scenarioForm.ours')}</h3>
        {own.length + begun.length === 0 && <p className={styles.hint}>{t('screen.scenarioForm.noneYet')}</p>}
        <ul>
          {begun.map(({ id, title }) => entry(id, title[language], true))}
          {own.map(({ id, title }) =>
            entry(id, (drafts[id]?.title ?? title)[language], drafts[id] !== undefined),
          )}
        </ul>
        {removed && (
          <p role="status" className={styles.removed}>
            {t('screen.scenarioForm.removed', { title: removed.title[language] })}
            <KeyButton data-testid="restore-scenario" onClick={() => void restore(removed)}>
              {t('screen.scenarioForm.restore')}
            </KeyButton>
          </p>
        )}
        <h3>{t('screen.scenarioForm.shipped')}</h3>
        <select
          aria-label={t('screen.scenarioForm.copy')}
          name="copy-scenario"
          value=""
          onChange={({ target }) => {
            const scenario = shipped.find(({ id }) => id === target.value);
            if (!scenario) return;
            writing.change(copyOf(scenario, taken, (title) => t('screen.scenarioForm.copied', { title })));
          }}
        >
          <option value="">{t('screen.scenarioForm.copy')}</option>
          {levels.map((level) => (
            <optgroup key={level} label={t(`screen.scenarios.${level}`)}>
              {shipped
                .filter((scenario) => scenario.level === level)
                .map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title[language]}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <p className={styles.hint}>{t('screen.scenarioForm.shippedStay')}</p>
      </nav>
      {draft ? (
        <ScenarioForm
          key={draft.id}
          draft={draft}
          state={kept ? (saved ? 'changed' : 'new') : 'saved'}
          save={() => void save(draft)}
          discard={() => {
            writing.forget(draft.id);
            if (!saved) writing.show(null);
          }}
          remove={saved ? () => void remove(saved) : null}
        />
      ) : (
        <p className={`${beside.form} ${styles.form}`}>{t('screen.scenarioForm.pick')}</p>
      )}
    </div>
  );
}
