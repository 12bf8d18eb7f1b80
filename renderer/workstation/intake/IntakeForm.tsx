import { lazy, Suspense } from 'react';
import { categories, categoryCodes, type SubCategory } from '../../../shared/domain/category.ts';
import type { IncidentField, IncidentFields } from '../../../shared/domain/incident.ts';
import { priorities } from '../../../shared/domain/priority.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { priorityKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import { edit, type Refused } from './autosave.ts';
import { Choice } from './Choice.tsx';
import { CountField } from './CountField.tsx';
import styles from './intake.module.css';
import { TextField } from './TextField.tsx';

/** The lists of places come a moment after the first letters can be typed. */
const PlacePicker = lazy(() => import('./PlacePicker.tsx'));
const PointField = lazy(() => import('../place/PointField.tsx'));

type Props = { fields: IncidentFields; refused: Refused };

/** Nothing is mandatory, nothing jumps, and every letter is kept. */
export function IntakeForm({ fields, refused }: Props) {
  const t = useTexts();
  useKeys(priorities.map((priority) => ({ key: priorityKeys[priority], act: () => edit({ priority }) })));
  const text = (
    name: Extract<
      IncidentField,
      | 'whatHappened'
      | 'locationText'
      | 'landmark'
      | 'victimsState'
      | 'hazards'
      | 'access'
      | 'callerName'
      | 'callbackNumber'
      | 'notes'
    >,
    rows?: number,
  ) => (
    <TextField
      name={name}
      label={t(`screen.intake.${name}`)}
      value={fields[name]}
      refused={refused[name]}
      rows={rows}
      onChange={(value) => edit({ [name]: value })}
    />
  );
  const subCategories: readonly SubCategory[] = fields.category ? categories[fields.category] : [];
  return (
    <form
      className={styles.form}
      onSubmit={(event) => event.preventDefault()}
      aria-label={t('screen.intake.title')}
    >
      <div className={styles.wide}>{text('whatHappened', 2)}</div>
      <fieldset className={styles.priority}>
        <legend>{t('screen.intake.priority')}</legend>
        {priorities.map((priority) => (
          <KeyButton
            key={priority}
            hotkey={priorityKeys[priority]}
            className={`${styles[priority]}`}
            aria-pressed={fields.priority === priority}
            onClick={() => edit({ priority: fields.priority === priority ? null : priority })}
            data-testid={`priority-${priority}`}
          >
            {t(`domain.priority.${priority}`)}
          </KeyButton>
        ))}
      </fieldset>
      <Choice
        name="category"
        label={t('screen.intake.category')}
        value={fields.category}
        options={categoryCodes.map((code) => [code, t(`domain.category.${code}`)])}
        onChange={(category) => edit(category === fields.category ? {} : { category, subCategory: null })}
      />
      <Choice
        name="subCategory"
        label={t('screen.intake.subCategory')}
        value={fields.subCategory}
        options={subCategories.map((code) => [code, t(`domain.subCategory.${code}`)])}
        onChange={(subCategory) => edit({ subCategory })}
      />
      <CountField
        name="victims"
        label={t('screen.intake.victims')}
        value={fields.victims}
        onChange={(victims) => edit({ victims })}
      />
      <div className={styles.wide}>{text('locationText')}</div>
      <Suspense fallback={<div className={styles.places} />}>
        <PlacePicker fields={fields} />
      </Suspense>
      {text('landmark')}
      <Suspense fallback={<div className={styles.wide} />}>
        <PointField fields={fields} />
      </Suspense>
      {text('hazards')}
      {text('access')}
      {text('victimsState')}
      {text('callerName')}
      {text('callbackNumber')}
      <div className={styles.wide}>{text('notes')}</div>
    </form>
  );
}
