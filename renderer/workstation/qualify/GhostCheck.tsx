import type { Call } from '../../../shared/domain/call.ts';
import { ask } from '../desk/ask.ts';
import { callBackNumber } from '../desk/connect.ts';
import { useDesk } from '../desk/desk.ts';
import { useNow } from '../desk/useNow.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { dispositionKeys, phoneKeys } from '../keys/keys.ts';
import { useTexts } from '../texts.tsx';
import styles from './qualify.module.css';

const LISTEN_S = 10;

/** How long the caller was listened to since the check was opened. */
export const listened = (call: Call | undefined, openedAt: number, now: number): number => {
  const until = call && 'endedAt' in call ? Math.min(now, call.endedAt) : now;
  return Math.min(3_600, Math.max(0, Math.floor((until - openedAt) / 1_000)));
};

/**
 * A silent caller may be one who cannot speak: listen, let them press a key, call back. Nothing has to be waited
 * for: the same key again closes the call as a ghost at any moment.
 */
export function GhostCheck(props: { call: Call; openedAt: number; confirm: () => void; cancel: () => void }) {
  const { call, openedAt, confirm, cancel } = props;
  const t = useTexts();
  const now = useNow(250);
  const seconds = Math.min(LISTEN_S, listened(call, openedAt, now));
  const sip = useDesk((state) => state.status?.phone.line === 'sip');
  const over = 'endedAt' in call;
  const number = callBackNumber();
  return (
    <div
      className={styles.ask}
      role="group"
      aria-label={t('screen.ghost.title')}
      data-testid="ghost-check"
      data-listened={seconds}
    >
      <ol className={styles.steps}>
        <li>
          {t('screen.ghost.listen')}{' '}
          <progress className={styles.listening} max={LISTEN_S} value={seconds} aria-hidden />{' '}
          <b data-testid="listening">
            {over && seconds < LISTEN_S
              ? t('screen.ghost.over')
              : seconds < LISTEN_S
                ? t('screen.ghost.seconds', { seconds: LISTEN_S - seconds })
                : t('screen.ghost.listened')}
          </b>
        </li>
        <li>
          {t('screen.ghost.press')}{' '}
          <span role="status" data-testid="heard">
            {call.heard === '' ? (
              t('screen.ghost.nothingHeard')
            ) : (
              <b className={styles.heard}>
                {t('screen.ghost.heard', { digits: [...call.heard].slice(-12).join(' ') })}
              </b>
            )}
          </span>
        </li>
        <li>
          {t('screen.ghost.callBack')}{' '}
          {sip && (
            <KeyButton
              hotkey={phoneKeys.callBack}
              disabled={!over || number === null}
              onClick={() => number && void ask('phone.call', { number })}
            >
              {t('screen.call.callBack')}
            </KeyButton>
          )}
        </li>
      </ol>
      <div className={styles.decide}>
        <KeyButton tone="primary" hotkey={dispositionKeys.ghost} onClick={confirm}>
          {t('screen.ghost.confirm')}
        </KeyButton>
        <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={cancel}>
          {t('screen.qualify.cancel')}
        </KeyButton>
      </div>
    </div>
  );
}
