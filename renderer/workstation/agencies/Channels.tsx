import { type AgencySettings, type Channel, channelKinds } from '../../../shared/domain/agency.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import styles from './agencies.module.css';
import { ChannelFields } from './ChannelFields.tsx';
import { changeDraft, newChannel } from './draft.ts';
import { Trial } from './Trial.tsx';

/** The ways to the agency, tried from the first to the last; at most one of a kind. */
export function Channels(props: { draft: AgencySettings; problems: Readonly<Record<string, string>> }) {
  const { draft, problems } = props;
  const t = useTexts();
  const { channels } = draft;
  const set = (next: Channel[]): void => changeDraft({ channels: next });
  const missing = channelKinds.filter((kind) => !channels.some((channel) => channel.kind === kind));
  return (
    <fieldset className={styles.group}>
      <legend>{t('screen.agencies.channels')}</legend>
      <ol className={styles.channels}>
        {channels.map((channel, index) => (
          <li key={channel.kind} className={styles.channel} data-testid={`channel-${channel.kind}`}>
            <div className={styles.channelHead}>
              <b>
                {index + 1}. {t(`domain.channel.${channel.kind}`)}
              </b>
              <KeyButton
                tone="quiet"
                disabled={index === 0}
                onClick={() =>
                  set(channels.with(index, channels[index - 1] as Channel).with(index - 1, channel))
                }
              >
                {t('screen.agencies.earlier')}
              </KeyButton>
              <KeyButton tone="quiet" onClick={() => set(channels.filter((_, at) => at !== index))}>
                {t('screen.agencies.take')}
              </KeyButton>
            </div>
            <ChannelFields
              agency={draft}
              channel={channel}
              problem={(field) => problems[`channels.${index}.${field}`]}
              change={(next) => set(channels.with(index, next))}
            />
            <Trial agencyId={draft.id} channel={channel} />
          </li>
        ))}
      </ol>
      <div className={styles.row}>
        {missing.map((kind) => (
          <KeyButton
            key={kind}
            onClick={() => set([...channels, newChannel(kind)])}
            data-testid={`add-${kind}`}
          >
            {t('screen.agencies.addChannel', { channel: t(`domain.channel.${kind}`) })}
          </KeyButton>
        ))}
      </div>
    </fieldset>
  );
}
