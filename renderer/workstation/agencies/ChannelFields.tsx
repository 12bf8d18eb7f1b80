import { type AgencySettings, type Channel, webhookFormats } from '../../../shared/domain/agency.ts';
import { Field } from '../field/Field.tsx';
import { useTexts } from '../texts.tsx';
import styles from './agencies.module.css';
import { Secret } from './Secret.tsx';
import { Template } from './Template.tsx';

/** What a channel needs to know. */
export function ChannelFields(props: {
  agency: AgencySettings;
  channel: Channel;
  problem: (field: string) => string | undefined;
  change: (channel: Channel) => void;
}) {
  const { agency, channel, problem, change } = props;
  const t = useTexts();
  return (
    <div className={styles.grid}>
      {channel.kind === 'sip' && (
        <Field label={t('screen.agencies.target')} problem={problem('target')} wide>
          {(input) => (
            <input
              {...input}
              name="sip-target"
              value={channel.target}
              onChange={(event) => change({ ...channel, target: event.target.value })}
            />
          )}
        </Field>
      )}
      {channel.kind === 'webhook' && (
        <>
          <Field label={t('screen.agencies.url')} problem={problem('url')} wide>
            {(input) => (
              <input
                {...input}
                name="webhook-url"
                value={channel.url}
                onChange={(event) => change({ ...channel, url: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('screen.agencies.format')}>
            {(input) => (
              <select
                {...input}
                value={channel.format}
                onChange={(event) =>
                  change({
                    ...channel,
                    format: webhookFormats.find((each) => each === event.target.value) ?? 'siaga',
                  })
                }
              >
                {webhookFormats.map((format) => (
                  <option key={format} value={format}>
                    {t(`screen.agencies.formats.${format}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Secret agencyId={agency.id} />
        </>
      )}
      {channel.kind === 'email' && (
        <Field label={t('screen.agencies.to')} problem={problem('to')} wide>
          {(input) => (
            <input
              {...input}
              name="email-to"
              defaultValue={channel.to.join(', ')}
              onChange={(event) =>
                change({ ...channel, to: event.target.value.split(/[,;\s]+/).filter(Boolean) })
              }
            />
          )}
        </Field>
      )}
      {channel.kind === 'manual' && (
        <Field label={t('screen.agencies.contactText')} problem={problem('contact')} wide>
          {(input) => (
            <input
              {...input}
              name="manual-contact"
              value={channel.contact}
              onChange={(event) => change({ ...channel, contact: event.target.value })}
            />
          )}
        </Field>
      )}
      {channel.kind !== 'manual' && (
        <Field label={t('screen.agencies.timeout')} problem={problem('timeoutSeconds')}>
          {(input) => (
            <input
              {...input}
              type="number"
              min={5}
              placeholder={t('screen.agencies.usual')}
              value={channel.timeoutSeconds ?? ''}
              onChange={(event) =>
                change({
                  ...channel,
                  timeoutSeconds: event.target.value === '' ? null : Math.round(Number(event.target.value)),
                })
              }
            />
          )}
        </Field>
      )}
      {channel.kind !== 'sip' && (
        <Template
          agency={agency}
          kind={channel.kind}
          template={channel.template}
          problem={problem('template')}
          change={(template) => change({ ...channel, template })}
        />
      )}
    </div>
  );
}
