import { useEffect, useState } from 'react';
import places from '../../../../resources/places/jombang.json' with { type: 'json' };
import { categoryCodes } from '../../../../shared/domain/category.ts';
import { dispositions } from '../../../../shared/domain/disposition.ts';
import { priorities } from '../../../../shared/domain/priority.ts';
import type { Referral } from '../../../../shared/domain/referral.ts';
import { guidedFields } from '../../../../shared/protocol/schema.ts';
import { ask } from '../../desk/ask.ts';
import { useDesk } from '../../desk/desk.ts';
import { Field } from '../../field/Field.tsx';
import { useLanguage, useTexts } from '../../texts.tsx';
import { Amount } from './Amount.tsx';
import { type ExpectedDraft, inBoth } from './draft.ts';
import { Select } from './Select.tsx';
import { Ticks } from './Ticks.tsx';
import styles from './writing.module.css';
import type { CallPart } from './writing.ts';

/** What a good operator makes of the call, and why. What the caller does not tell is left empty. */
export function ExpectedFields({ call: { expected }, index, problem, change }: CallPart) {
  const t = useTexts();
  const language = useLanguage();
  const agencies = useDesk((state) => state.agencies);
  const [referrals, setReferrals] = useState<Referral[]>([]);
  useEffect(() => void ask('app.referrals', {}).then((known) => setReferrals(known ?? [])), []);
  const set = (changes: Partial<ExpectedDraft>): void => change({ expected: { ...expected, ...changes } });
  const wrong = (field: string): string | undefined => problem(`expected.${field}`);
  const named = (codes: readonly (typeof dispositions)[number][]) =>
    codes.map((code) => [code, t(`domain.disposition.${code}`)] as const);
  const untold = t('screen.scenarioForm.untold');
  const kecamatan = places.kecamatan.find(({ code }) => code === expected.kecamatan);
  return (
    <fieldset className={styles.group}>
      <legend>{t('screen.scenarioForm.expected')}</legend>
      <div className={styles.grid}>
        <Select
          label={t('screen.scenarioForm.disposition')}
          name="expected-disposition"
          value={expected.disposition}
          words={named(dispositions)}
          change={(disposition) => set({ disposition: disposition ?? expected.disposition })}
        />
        <Field label={t('screen.scenarioForm.why')} problem={wrong('why')} wide>
          {(input) => (
            <textarea
              {...input}
              name="expected-why"
              rows={2}
              value={expected.why[language]}
              onChange={({ target }) => set({ why: inBoth(target.value) })}
            />
          )}
        </Field>
        {expected.disposition === 'out_of_scope' && (
          <Select
            label={t('screen.debrief.things.referral')}
            name="expected-referral"
            value={expected.referral}
            words={referrals.map(({ id, about }) => [id, about[language]])}
            none={untold}
            change={(referral) => set({ referral })}
          />
        )}
        {index > 0 && (
          <Select
            label={t('screen.debrief.things.sameEvent')}
            name="expected-same"
            value={expected.sameEventAs === null ? null : String(expected.sameEventAs)}
            words={Array.from({ length: index }, (_, at) => [
              String(at),
              t('screen.scenarioForm.callOf', { number: at + 1 }),
            ])}
            none={t('screen.scenarioForm.ofItsOwn')}
            problem={wrong('sameEventAs')}
            change={(at) => set({ sameEventAs: at === null ? null : Number(at) })}
          />
        )}
        <Select
          label={t('screen.intake.category')}
          name="expected-category"
          value={expected.category}
          words={categoryCodes.map((code) => [code, t(`domain.category.${code}`)])}
          none={untold}
          change={(category) => set({ category })}
        />
        <Select
          label={t('screen.intake.priority')}
          name="expected-priority"
          value={expected.priority}
          words={priorities.map((code) => [code, t(`domain.priority.${code}`)])}
          none={untold}
          change={(priority) => set({ priority })}
        />
        <Select
          label={t('screen.intake.kecamatan')}
          name="expected-kecamatan"
          value={expected.kecamatan}
          words={places.kecamatan.map(({ code, name }) => [code, name])}
          none={untold}
          change={(code) => set({ kecamatan: code, desa: null })}
        />
        <Select
          label={t('screen.intake.desa')}
          name="expected-desa"
          value={expected.desa}
          words={(kecamatan?.desa ?? []).map(({ code, name }) => [code, name])}
          none={kecamatan ? untold : t('screen.scenarioForm.kecamatanFirst')}
          change={(desa) => set({ desa })}
        />
        <Amount
          label={t('screen.intake.victims')}
          name="expected-victims"
          value={expected.victims}
          problem={wrong('victims')}
          change={(victims) => set({ victims })}
        />
        {(['callerName', 'callbackNumber'] as const).map((name) => (
          <Field key={name} label={t(`screen.intake.${name}`)} problem={wrong(name)}>
            {(input) => (
              <input
                {...input}
                name={`expected-${name}`}
                value={expected[name]}
                onChange={({ target }) => set({ [name]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Ticks
        legend={t('screen.debrief.things.agencies')}
        name="expected-agency"
        chosen={expected.agencies}
        words={agencies.map(({ id, shortName }) => [String(id), shortName])}
        change={(chosen) => set({ agencies: chosen })}
      />
      <Ticks
        legend={t('screen.scenarioForm.mustAsk')}
        name="expected-ask"
        chosen={expected.mustAsk}
        words={guidedFields.map((field) => [field, t(`screen.intake.${field}`)])}
        change={(mustAsk) => set({ mustAsk })}
      />
      <Ticks
        legend={t('screen.scenarioForm.alsoRight')}
        name="expected-also"
        chosen={expected.alsoRight}
        words={named(dispositions.filter((code) => code !== expected.disposition))}
        change={(alsoRight) => set({ alsoRight })}
      />
    </fieldset>
  );
}
