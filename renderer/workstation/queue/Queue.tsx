import { useMemo } from 'react';
import type { LiveCall } from '../../../shared/contract/phone.ts';
import { formatNumber } from '../../../shared/phone-number/phone-number.ts';
import { formatDuration } from '../../../shared/time/wib.ts';
import { answer, decline, goTo } from '../desk/calls.ts';
import { useDesk } from '../desk/desk.ts';
import { heldBehind, isRinging, oldest, type Waiting, waiting } from '../desk/queue.ts';
import { useNow } from '../desk/useNow.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { phoneKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { NumberHistoryLine } from '../number/NumberHistoryLine.tsx';
import { OriginText } from '../number/OriginText.tsx';
import { useTexts } from '../texts.tsx';
import styles from './queue.module.css';

const none: readonly LiveCall[] = [];

/** Who waits besides the call at hand. It lies over the list, so that the form stays where it is when it rings. */
export function Queue() {
  const t = useTexts();
  const live = useDesk((state) => state.status?.phone.calls ?? none);
  const known = useDesk((state) => state.calls);
  const shown = useDesk((state) => state.selection.callId);
  const entries = useMemo(() => waiting(live, Object.values(known), shown), [live, known, shown]);
  const now = useNow(500);
  const behind = heldBehind(live, shown);
  const longest = oldest(entries);
  const ringing = live.find((call) => call.direction === 'in' && call.phase === 'ringing');
  useKeys([
    { key: phoneKeys.switch, act: () => behind && goTo(behind.callId) },
    { key: phoneKeys.oldest, act: () => longest && goTo(longest.id) },
  ]);
  if (entries.length === 0) return null;
  return (
    <section className={styles.queue} aria-label={t('screen.queue.title')}>
      <h2>
        {t('screen.queue.title')} ({entries.length})
      </h2>
      <ul>
        {entries.map((entry) => (
          <li
            key={entry.id}
            className={`${styles.entry} ${isRinging(entry) ? styles.ringing : ''}`}
            data-testid={entry.kind === 'live' ? 'waiting-call' : 'parked-call'}
            data-state={entry.kind === 'live' ? entry.call.phase : 'wrap_up'}
          >
            <div className={styles.line}>
              <span>{stateOf(t, entry)}</span>
              <span role="timer" aria-live="off" data-testid="waiting-time">
                {formatDuration(now - entry.since)}
              </span>
            </div>
            <div className={styles.line}>
              <b>{entry.call.number ? formatNumber(entry.call.number) : t('screen.call.unknownNumber')}</b>
              {entry.call.number !== null && <OriginText number={entry.call.number} />}
            </div>
            {isRinging(entry) && <NumberHistoryLine callId={entry.id} brief />}
            <div className={styles.line}>
              {isRinging(entry) ? (
                <>
                  <KeyButton
                    tone="primary"
                    hotkey={entry.id === ringing?.callId ? phoneKeys.answer : undefined}
                    onClick={() => answer(entry.id)}
                  >
                    {t('screen.call.answer')}
                  </KeyButton>
                  <KeyButton
                    hotkey={entry.id === ringing?.callId ? phoneKeys.decline : undefined}
                    onClick={() => decline(entry.id)}
                  >
                    {t('screen.call.decline')}
                  </KeyButton>
                </>
              ) : (
                <KeyButton
                  hotkey={
                    entry.id === behind?.callId
                      ? phoneKeys.switch
                      : entry.id === longest?.id
                        ? phoneKeys.oldest
                        : undefined
                  }
                  onClick={() => goTo(entry.id)}
                >
                  {entry.kind === 'live' && entry.call.phase === 'held'
                    ? t('screen.queue.switch')
                    : t('screen.queue.open')}
                </KeyButton>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const stateOf = (t: ReturnType<typeof useTexts>, entry: Waiting): string =>
  entry.kind === 'wrap_up'
    ? t('screen.list.unqualified')
    : entry.call.phase === 'ringing'
      ? t('screen.call.waiting')
      : t(`screen.call.${entry.call.phase}`);
