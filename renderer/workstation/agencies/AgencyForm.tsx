import { type AgencySettings, agencyIcons } from '../../../shared/domain/agency.ts';
import { Field } from '../field/Field.tsx';
import { AgencyIcon } from '../handoff/AgencyIcon.tsx';
import { useTexts } from '../texts.tsx';
import styles from './agencies.module.css';
import { Channels } from './Channels.tsx';
import { Contacts } from './Contacts.tsx';
import { changeDraft } from './draft.ts';
import { Hours } from './Hours.tsx';
import { Kecamatan } from './Kecamatan.tsx';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Everything about one agency. */
export function AgencyForm(props: { draft: AgencySettings; problems: Readonly<Record<string, string>> }) {
  const { draft, problems } = props;
  const t = useTexts();
  return (
    <>
      <div className={styles.grid}>
        <Field label={t('screen.agencies.name')} problem={problems['name']} wide>
          {(input) => (
            <input
              {...input}
              name="agency-name"
              value={draft.name}
              onChange={(event) => changeDraft({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('screen.agencies.shortName')} problem={problems['shortName']}>
          {(input) => (
            <input
              {...input}
              name="agency-short"
              value={draft.shortName}
              onChange={(event) => changeDraft({ shortName: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('screen.agencies.duty')} problem={problems['duty']} wide>
          {(input) => (
            <input
              {...input}
              name="agency-duty"
              value={draft.duty}
              onChange={(event) => changeDraft({ duty: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('screen.agencies.key')} problem={problems['key']}>
          {(input) => (
            <select
              {...input}
              name="agency-key"
              value={draft.key ?? ''}
              onChange={(event) => changeDraft({ key: event.target.value || null })}
            >
              <option value="">{t('screen.agencies.noKey')}</option>
              {digits.map((digit) => (
                <option key={digit} value={digit}>
                  Ctrl+{digit}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('screen.agencies.colour')} problem={problems['colour']}>
          {(input) => (
            <input
              {...input}
              type="color"
              value={draft.colour}
              onChange={(event) => changeDraft({ colour: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('screen.agencies.order')} problem={problems['order']}>
          {(input) => (
            <input
              {...input}
              type="number"
              name="agency-order"
              value={draft.order}
              onChange={(event) => changeDraft({ order: Math.round(Number(event.target.value)) })}
            />
          )}
        </Field>
        <Field label={t('screen.agencies.ackLimit')} problem={problems['ackLimitSeconds']}>
          {(input) => (
            <input
              {...input}
              type="number"
              name="agency-limit"
              min={10}
              value={draft.ackLimitSeconds}
              onChange={(event) => changeDraft({ ackLimitSeconds: Math.round(Number(event.target.value)) })}
            />
          )}
        </Field>
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.enabled}
          onChange={(event) => changeDraft({ enabled: event.target.checked })}
          data-testid="agency-enabled"
        />
        {t('screen.agencies.enabled')}
      </label>
      <fieldset className={styles.group}>
        <legend>{t('screen.agencies.icon')}</legend>
        <div className={styles.icons}>
          {agencyIcons.map((icon) => (
            <label key={icon} className={styles.iconChoice}>
              <input
                type="radio"
                name="agency-icon"
                checked={draft.icon === icon}
                onChange={() => changeDraft({ icon })}
              />
              <AgencyIcon icon={icon} /> {t(`screen.agencies.icons.${icon}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <Channels draft={draft} problems={problems} />
      <Contacts draft={draft} problem={problems['contacts']} />
      <Hours draft={draft} problem={problems['hours']} />
      <Kecamatan draft={draft} />
    </>
  );
}
