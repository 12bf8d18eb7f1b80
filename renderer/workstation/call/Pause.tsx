import { AwayReason, awayReasons } from '../../../shared/domain/away.ts';
import { ask } from '../desk/ask.ts';
import { desk, useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useFormats, useTexts } from '../texts.tsx';
import styles from './call.module.css';

/** One key away from the desk, the same key back. */
export function pauseOrResume(): void {
  const { shift } = desk.getState();
  if (!shift) return;
  if (shift.away) void ask('shift.resume', {});
  else void ask('shift.pause', { reason: 'break' });
}

/** The operator leaves the desk for a while. Everybody who comes by sees it, and that calls ring all the same. */
export function Pause() {
  const t = useTexts();
  const formats = useFormats();
  const shift = useDesk((state) => state.shift);
  if (!shift) return null;
  if (!shift.away) {
    return (
      <KeyButton tone="quiet" hotkey={screenKeys.pause} onClick={pauseOrResume}>
        {t('screen.shift.pause')}
      </KeyButton>
    );
  }
  const { reason, since } = shift.away;
  return (
    <div className={styles.pause} role="status">
      <span>{t('screen.shift.awaySince', { time: formats.clock(since) })}</span>
      <select
        aria-label={t('screen.shift.awayWhy')}
        value={reason}
        onChange={(event) => void ask('shift.pause', { reason: AwayReason.parse(event.target.value) })}
        data-testid="away-reason"
      >
        {awayReasons.map((one) => (
          <option key={one} value={one}>
            {t(`domain.away.${one}`)}
          </option>
        ))}
      </select>
      <KeyButton tone="primary" hotkey={screenKeys.pause} onClick={pauseOrResume}>
        {t('screen.shift.resume')}
      </KeyButton>
    </div>
  );
}
