import type { CallId } from '../../../shared/domain/ids.ts';
import { formatNumber } from '../../../shared/phone-number/phone-number.ts';
import { useDesk } from '../desk/desk.ts';
import { NetworkLocation } from '../place/NetworkLocation.tsx';
import { useTexts } from '../texts.tsx';
import { NumberHistoryLine } from './NumberHistoryLine.tsx';
import { NumberNote } from './NumberNote.tsx';
import styles from './number.module.css';
import { OriginText } from './OriginText.tsx';

/** Who calls, as far as the number, its past and its note tell. */
export function Caller(props: {
  callId: CallId;
  direction: 'in' | 'out';
  number: string | null;
  displayName: string;
  training: boolean;
}) {
  const { callId, direction, number, displayName, training } = props;
  const t = useTexts();
  const doubtful = useDesk(({ histories }) => {
    const history = histories[callId];
    return history !== undefined && history.prank + history.ghost > 0;
  });
  return (
    <div className={styles.caller}>
      <div className={styles.who}>
        <strong className={styles.number} data-testid="call-number">
          {number ? formatNumber(number) : t('screen.call.unknownNumber')}
        </strong>
        {number !== null && <OriginText number={number} />}
        {displayName && (
          <bdi className={styles.name} data-testid="call-name">
            {displayName}
          </bdi>
        )}
        <Diverted callId={callId} />
        {training && <span className={styles.badge}>{t('screen.list.training')}</span>}
      </div>
      {direction === 'in' && <NumberHistoryLine callId={callId} />}
      {direction === 'in' && <NetworkLocation callId={callId} />}
      {direction === 'in' && (
        <div className={styles.advice}>
          {number !== null && <NumberNote callId={callId} number={number} />}
          {doubtful && <em>{t('screen.history.listen')}</em>}
        </div>
      )}
    </div>
  );
}

/** The caller dialled another number, and may take this desk for that one. */
function Diverted({ callId }: { callId: CallId }) {
  const t = useTexts();
  const number = useDesk(({ calls }) => {
    const call = calls[callId];
    return call?.direction === 'in' ? call.divertedFrom : undefined;
  });
  if (!number) return null;
  return (
    <span className={styles.origin} data-testid="call-diverted">
      {t('screen.call.divertedFrom', { number: formatNumber(number) })}
    </span>
  );
}
