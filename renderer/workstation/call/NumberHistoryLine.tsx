import type { CallId } from '../../../shared/domain/ids.ts';
import { formatClock, formatDate } from '../../../shared/time/wib.ts';
import { useDesk } from '../desk/desk.ts';
import { useTexts } from '../texts.tsx';
import styles from './call.module.css';

/** What is known of the number. However many pranks came from it, this call may be real. */
export function NumberHistoryLine({ callId }: { callId: CallId }) {
  const t = useTexts();
  const history = useDesk((state) => state.histories[callId]);
  if (!history) return null;
  if (history.calls === 0) {
    return (
      <p className={styles.history} data-testid="history">
        {t('screen.history.first')}
      </p>
    );
  }
  const { lastIncident } = history;
  const suspicious = history.prank + history.ghost > 0;
  return (
    <p className={styles.history} data-testid="history">
      <b>{t('screen.history.calls', { count: history.calls })}</b>
      {history.prank > 0 && (
        <span className={styles.badge}>{t('screen.history.prank', { count: history.prank })}</span>
      )}
      {history.ghost > 0 && (
        <span className={styles.badge}>{t('screen.history.ghost', { count: history.ghost })}</span>
      )}
      {history.lastCallAt !== null && (
        <span>
          {t('screen.history.last', {
            when: `${formatDate(history.lastCallAt)} ${formatClock(history.lastCallAt)}`,
          })}
        </span>
      )}
      {lastIncident && (
        <span>
          {t('screen.history.incident', {
            number: lastIncident.number,
            category: lastIncident.fields.category
              ? t(`domain.category.${lastIncident.fields.category}`)
              : '',
          })}
        </span>
      )}
      {suspicious && <em>{t('screen.history.listen')}</em>}
    </p>
  );
}
