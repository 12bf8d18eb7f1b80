import { moods, noises, voices } from '../../../../shared/training/scenario.ts';
import { Field } from '../../field/Field.tsx';
import { useTexts } from '../../texts.tsx';
import { Amount } from './Amount.tsx';
import { endings } from './draft.ts';
import { Select } from './Select.tsx';
import styles from './writing.module.css';
import type { CallPart } from './writing.ts';

/** Who calls, when, and how it ends. */
export function CallerFields({ call, index, problem, change }: CallPart) {
  const t = useTexts();
  const earlier = Array.from({ length: index }, (_, at) => String(at));
  return (
    <fieldset className={styles.group}>
      <legend>{t('screen.scenarioForm.caller')}</legend>
      <div className={styles.grid}>
        <Field
          label={t('screen.scenarioForm.number')}
          problem={call.withheld ? undefined : problem('number')}
        >
          {(input) => (
            <input
              {...input}
              name="call-number"
              inputMode="tel"
              disabled={call.withheld}
              value={call.withheld ? '' : call.number}
              onChange={({ target }) => change({ number: target.value })}
            />
          )}
        </Field>
        <label className={`${styles.tick} ${styles.low}`}>
          <input
            type="checkbox"
            name="call-withheld"
            checked={call.withheld}
            onChange={({ target }) => change({ withheld: target.checked })}
          />
          {t('screen.scenarioForm.withheld')}
        </label>
        <Field label={t('screen.scenarioForm.displayName')} problem={problem('displayName')}>
          {(input) => (
            <input
              {...input}
              name="call-name"
              value={call.displayName}
              onChange={({ target }) => change({ displayName: target.value })}
            />
          )}
        </Field>
        <Select
          label={t('screen.scenarioForm.voice')}
          name="call-voice"
          value={call.voice}
          words={voices.map((voice) => [voice, t(`screen.scenarioForm.voices.${voice}`)])}
          change={(voice) => change({ voice: voice ?? call.voice })}
        />
        <Select
          label={t('screen.scenarioForm.mood')}
          name="call-mood"
          value={call.mood}
          words={moods.map((mood) => [mood, t(`screen.scenarioForm.moods.${mood}`)])}
          change={(mood) => change({ mood: mood ?? call.mood })}
        />
        <Select
          label={t('screen.scenarioForm.background')}
          name="call-background"
          value={call.background}
          words={noises.map((noise) => [noise, t(`screen.scenarioForm.noises.${noise}`)])}
          none={t('screen.scenarioForm.silence')}
          change={(background) => change({ background })}
        />
        <Select
          label={t('screen.scenarioForm.begins')}
          name="call-begins"
          value={call.beginsAfter === null ? null : String(call.beginsAfter)}
          words={earlier.map((at) => [at, t('screen.scenarioForm.afterCall', { number: Number(at) + 1 })])}
          none={t('screen.scenarioForm.afterStart')}
          problem={problem('begins.call')}
          change={(at) => change({ beginsAfter: at === null ? null : Number(at) })}
        />
        <Amount
          label={t('screen.scenarioForm.beginsSeconds')}
          name="call-begins-seconds"
          value={call.beginsSeconds}
          problem={problem('begins.seconds')}
          change={(beginsSeconds) => change({ beginsSeconds })}
        />
        <Amount
          label={t('screen.scenarioForm.patience')}
          name="call-patience"
          value={call.patienceSeconds}
          problem={problem('patienceSeconds')}
          change={(patienceSeconds) => change({ patienceSeconds })}
        />
        <Select
          label={t('screen.scenarioForm.ends')}
          name="call-ends"
          value={call.ends}
          words={endings.map((ending) => [ending, t(`screen.scenarioForm.endings.${ending}`)])}
          change={(ends) => change({ ends: ends ?? call.ends })}
        />
        {call.ends !== 'operator' && (
          <Amount
            label={t('screen.scenarioForm.endsSeconds')}
            name="call-ends-seconds"
            value={call.endsSeconds}
            problem={problem('ends.seconds')}
            change={(endsSeconds) => change({ endsSeconds })}
          />
        )}
      </div>
    </fieldset>
  );
}
