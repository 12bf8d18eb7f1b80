import type { CallId } from '../../../shared/domain/ids.ts';
import type { Formats } from '../../../shared/i18n/formats.ts';
import { sameWibDay } from '../../../shared/time/wib.ts';
import { useDesk } from '../desk/desk.ts';
import { useFormats, useTexts } from '../texts.tsx';
import styles from './number.module.css';

/** What is known of the number. However many pranks came from it, this call may be real. */
export function NumberHistoryLine({ callId, brief = false }: { callId: CallId; brief?: boolean }) {
  const t = useTexts();
  const formats = useFormats();
  const history = useDesk((state) => state.histories[callId]);
  if (!history) return null;
  const withheld = history.number === null;
  if (history.calls === 0) {
    return (
      <p className={styles.history} data-testid="history">
        {withheld ? t('screen.number.withheldFirst') : t('screen.history.first')}
      </p>
    );
  }
  const { calls, prank, ghost, lastCall, lastIncident, openHandOffs } = history;
  const doubtful = prank + ghost;
  return (
    <p className={styles.history} data-testid="history">
      {withheld && <span>{t('screen.number.withheld')}</span>}
      <b>{t('screen.history.calls', { count: calls })}</b>
      {doubtful > 0 && (
        <span className={styles.badge}>
          {t('screen.history.doubtful', { share: formats.percent(doubtful / calls) })}
          {!brief &&
            ` (${[
              ...(prank > 0 ? [t('screen.history.prank', { count: prank })] : []),
              ...(ghost > 0 ? [t('screen.history.ghost', { count: ghost })] : []),
            ].join(', ')})`}
        </span>
      )}
      {lastCall && !withheld && (
        <span>
          {t('screen.history.last', { when: when(lastCall.at, formats) })}
          {lastCall.disposition && ` · ${t(`domain.disposition.${lastCall.disposition}`)}`}
        </span>
      )}
      {lastIncident && !brief && (
        <span data-testid="last-incident">
          {t('screen.history.incident', {
            number: lastIncident.number,
            category: lastIncident.fields.category
              ? t(`domain.category.${lastIncident.fields.category}`)
              : '',
          })}{' '}
          · <b>{t(`domain.incidentStatus.${lastIncident.status}`)}</b>
          {openHandOffs > 0 && ` · ${t('screen.history.openHandOffs', { count: openHandOffs })}`}
        </span>
      )}
    </p>
  );
}

/** The time alone for today. */
const when = (at: number, formats: Formats): string =>
  sameWibDay(at, Date.now()) ? formats.clock(at) : `${formats.date(at)} ${formats.clock(at)}`;
