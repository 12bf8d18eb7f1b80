import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import styles from './board.module.css';
import { LateMark } from './LateMark.tsx';
import { useReminder } from './useReminder.ts';

/** Says what has failed, came through nowhere, or was not acknowledged in time, whichever incident is looked at. */
export function LateBar() {
  const t = useTexts();
  const { failed, late, inVain, sounding, silence } = useReminder();
  useKeys(sounding ? [{ key: screenKeys.silence, act: silence }] : []);
  const lines = [
    { kind: 'failed', count: failed, text: t('screen.board.failedCount', { count: failed }) },
    { kind: 'inVain', count: inVain, text: t('screen.board.inVainCount', { count: inVain }) },
    { kind: 'late', count: late, text: t('screen.board.lateCount', { count: late }) },
  ].filter(({ count }) => count > 0);
  if (lines.length === 0) return null;
  return (
    <div
      className={styles.lateBar}
      data-testid="late"
      data-count={failed + inVain + late}
      data-sounding={sounding}
    >
      <div role="status">
        {lines.map(({ kind, text }) => (
          <p key={kind} data-kind={kind}>
            <LateMark /> {text}
          </p>
        ))}
      </div>
      {sounding && (
        <KeyButton hotkey={screenKeys.silence} onClick={silence}>
          {t('screen.board.silence')}
        </KeyButton>
      )}
    </div>
  );
}
