import { lazy, Suspense } from 'react';
import { categories, categoryCodes, type SubCategory } from '../../../shared/domain/category.ts';
import type { IncidentField, IncidentFields } from '../../../shared/domain/incident.ts';
import type { Suggestion } from '../../../shared/domain/suggestion.ts';
import { offerGuide } from '../list/side.ts';
import { useTexts } from '../texts.tsx';
import { edit, type Refused } from './autosave.ts';
import { Choice } from './Choice.tsx';
import { CountField } from './CountField.tsx';
import styles from './intake.module.css';
import { PriorityField } from './PriorityField.tsx';
import { SuggestedHazards } from './SuggestedHazards.tsx';
import { TextField } from './TextField.tsx';

/** The lists of places come a moment after the first letters can be typed. */
const PlacePicker = lazy(() => import('./PlacePicker.tsx'));
const PointField = lazy(() => import('../place/PointField.tsx'));

type Props = { fields: IncidentFields; refused: Refused; suggestion: Suggestion | null };

/** Nothing is mandatory, nothing jumps, and every letter is kept. */
export function IntakeForm({ fields, refused, suggestion }: Props) {
  const t = useTexts();
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
      <PriorityField chosen={fields.priority} suggestion={suggestion} />
      <Choice
        name="category"
        label={t('screen.intake.category')}
        value={fields.category}
        options={categoryCodes.map((code) => [code, t(`domain.category.${code}`)])}
        onChange={(category) => {
          if (category === fields.category) return;
          edit({ category, subCategory: null });
          if (category) offerGuide();
        }}
      />
      <Choice
        name="subCategory"
        label={t('screen.intake.subCategory')}
        value={fields.subCategory}
        options={subCategories.map((code) => [code, t(`domain.subCategory.${code}`)])}
        onChange={(subCategory) => {
          edit({ subCategory });
          if (subCategory) offerGuide();
        }}
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
      <div>
        {text('hazards')}
        <SuggestedHazards hazards={suggestion?.hazards ?? []} written={fields.hazards} />
      </div>
      {text('access')}
      {text('victimsState')}
      {text('callerName')}
      {text('callbackNumber')}
      <div className={styles.wide}>{text('notes')}</div>
    </form>
  );
}
