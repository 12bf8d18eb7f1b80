import type { Agency } from '../../../shared/domain/agency.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import { gaveUpAt, inVain } from '../../../shared/handoff/delivery.ts';
import { stateShapes } from '../board/BoardRow.tsx';
import { LateMark } from '../board/LateMark.tsx';
import { useFormats, useSentence, useTexts } from '../texts.tsx';
import styles from './handoff.module.css';

/** What has not come through to the agency: whether it is still tried, why it did not work, and whom to reach now. */
export function Undelivered(props: { agency: Agency; handOff: HandOff; contact: string | undefined }) {
  const { agency, handOff, contact } = props;
  const t = useTexts();
  const formats = useFormats();
  const sentence = useSentence();
  const { state, channel, lastError, nextAttemptAt, revision, tried = [] } = handOff;
  const failed = gaveUpAt(handOff) !== null;
  const vain = !failed && inVain(handOff, agency);
  const channels = tried.map((one) => t(`domain.channel.${one.channel}`)).join(', ');
  const update = state !== 'queued' && state !== 'failed';
  const last = tried.findLast(({ error }) => error !== null);
  const cause =
    lastError && sentence({ code: lastError as 'E_INTERNAL', params: { target: agency.shortName } });
  const told = (): string => {
    if (failed && update) return t('screen.handOff.failedUpdate', { channels, revision });
    if (failed) return t('screen.handOff.failed', { channels });
    if (vain && update) return t('screen.handOff.inVainUpdate', { channels, revision });
    if (vain) return t('screen.handOff.inVain', { channels });
    return channel === 'manual' ? t('screen.handOff.manual') : t('screen.handOff.waiting');
  };
  return (
    <p
      className={failed ? styles.failed : styles.waiting}
      data-testid={`waiting-${agency.id}`}
      data-trouble={failed ? 'failed' : vain ? 'inVain' : 'none'}
    >
      {failed && <span aria-hidden="true">{stateShapes.failed} </span>}
      {vain && <LateMark />} {failed || vain ? <b>{told()}</b> : told()}
      {contact && <b> {t('screen.handOff.contact', { contact })}</b>}
      {cause && (
        <span>
          {' '}
          {(failed || vain) && last
            ? t('screen.handOff.cause', {
                channel: t(`domain.channel.${last.channel}`),
                time: formats.clockSeconds(last.at),
                cause,
              })
            : cause}
        </span>
      )}
      {nextAttemptAt !== null && (
        <span> {t('screen.handOff.nextAttempt', { time: formats.clockSeconds(nextAttemptAt) })}</span>
      )}
    </p>
  );
}
