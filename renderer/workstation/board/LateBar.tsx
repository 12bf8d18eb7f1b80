import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import styles from './board.module.css';
import { LateMark } from './LateMark.tsx';
import { useReminder } from './useReminder.ts';

/** Says that agencies have not acknowledged in time, whichever incident is looked at. */
export function LateBar() {
  const t = useTexts();
  const { late, sounding, silence } = useReminder();
  useKeys(sounding ? [{ key: screenKeys.silence, act: silence }] : []);
  if (late === 0) return null;
  return (
    <div className={styles.lateBar} data-testid="late" data-count={late} data-sounding={sounding}>
      <span role="status">
        <LateMark /> {t('screen.board.lateCount', { count: late })}
      </span>
      {sounding && (
        <KeyButton hotkey={screenKeys.silence} onClick={silence}>
          {t('screen.board.silence')}
        </KeyButton>
      )}
    </div>
  );
}
