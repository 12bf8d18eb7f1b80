import { KeyButton } from '../keys/KeyButton.tsx';
import { dispositionKeys } from '../keys/keys.ts';
import { useTexts } from '../texts.tsx';
import styles from './qualify.module.css';

/** A silent caller may be one who cannot speak. The same key again closes the call as a ghost. */
export function GhostCheck({ confirm, cancel }: { confirm: () => void; cancel: () => void }) {
  const t = useTexts();
  return (
    <div
      className={styles.ask}
      role="group"
      aria-label={t('screen.qualify.ghostAsk')}
      data-testid="ghost-check"
    >
      <div>
        <strong>{t('screen.qualify.ghostAsk')}</strong>
        <ol className={styles.steps}>
          <li>{t('screen.qualify.ghostStep1')}</li>
          <li>{t('screen.qualify.ghostStep2')}</li>
          <li>{t('screen.qualify.ghostStep3')}</li>
        </ol>
      </div>
      <KeyButton tone="primary" hotkey={dispositionKeys.ghost} onClick={confirm}>
        {t('screen.qualify.ghostConfirm')}
      </KeyButton>
      <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={cancel}>
        {t('screen.qualify.cancel')}
      </KeyButton>
    </div>
  );
}
