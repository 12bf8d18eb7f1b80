import { lazy, Suspense } from 'react';
import type { IncidentField } from '../../../shared/domain/incident.ts';
import { notBefore, PLACES_MS } from '../notBefore.ts';
import { useTexts } from '../texts.tsx';
import { edit, useForm, useRefused } from './autosave.ts';
import { CountField } from './CountField.tsx';
import styles from './intake.module.css';
import { Kind } from './Kind.tsx';
import { PriorityField } from './PriorityField.tsx';
import { SuggestedHazards } from './SuggestedHazards.tsx';
import { TextField } from './TextField.tsx';

/** The lists of places come a moment after the first letters can be typed. */
const PlacePicker = lazy(notBefore(PLACES_MS, () => import('./PlacePicker.tsx')));
const PointField = lazy(notBefore(PLACES_MS, () => import('../place/PointField.tsx')));

/** Nothing is mandatory, nothing jumps, and every letter is kept. Each field follows its own part of the form. */
export function IntakeForm() {
  const t = useTexts();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => event.preventDefault()}
      aria-label={t('screen.intake.title')}
    >
      <div className={styles.wide}>
        <Text name="whatHappened" rows={2} />
      </div>
      <PriorityField />
      <Kind />
      <Victims />
      <div className={styles.wide}>
        <Text name="locationText" />
      </div>
      <Suspense fallback={<div className={styles.placesSoon} />}>
        <PlacePicker />
      </Suspense>
      <Text name="landmark" />
      <Suspense fallback={<div className={styles.pointSoon} />}>
        <PointField />
      </Suspense>
      <div>
        <Text name="hazards" />
        <SuggestedHazards />
      </div>
      <Text name="access" />
      <Text name="victimsState" />
      <Text name="callerName" />
      <Text name="callbackNumber" />
      <div className={styles.wide}>
        <Text name="notes" />
      </div>
    </form>
  );
}

type TextName = Extract<
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
>;

function Text({ name, rows }: { name: TextName; rows?: number }) {
  const t = useTexts();
  const value = useForm((fields) => fields[name]);
  const refused = useRefused()[name];
  return (
    <TextField
      name={name}
      label={t(`screen.intake.${name}`)}
      value={value}
      refused={refused}
      rows={rows}
      onChange={(text) => edit({ [name]: text })}
    />
  );
}

function Victims() {
  const t = useTexts();
  return (
    <CountField
      name="victims"
      label={t('screen.intake.victims')}
      value={useForm((fields) => fields.victims)}
      onChange={(victims) => edit({ victims })}
    />
  );
}
