import { useState } from 'react';
import { ask } from '../desk/ask.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { phoneKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import styles from './training.module.css';

const cancelKey = { code: 'Escape' };

/** A desk on duty that nobody calls goes to practise: the key says what that means, and the same key again does it. */
export function EnterTraining() {
  const t = useTexts();
  const [asked, setAsked] = useState(false);
  const cancel = (): void => setAsked(false);
  const enter = (): void => {
    setAsked(!asked);
    if (asked) void ask('training.enter', {});
  };
  useKeys([{ key: phoneKeys.practise, act: enter }, ...(asked ? [{ key: cancelKey, act: cancel }] : [])]);
  if (!asked)
    return (
      <KeyButton tone="quiet" hotkey={phoneKeys.practise} onClick={enter}>
        {t('screen.training.title')}
      </KeyButton>
    );
  return (
    <div className={styles.enter} data-testid="enter-training">
      <span role="status">{t('screen.training.warn')}</span>
      <KeyButton tone="primary" hotkey={phoneKeys.practise} onClick={enter}>
        {t('screen.training.enter')}
      </KeyButton>
      <KeyButton tone="quiet" hotkey={cancelKey} onClick={cancel}>
        {t('screen.qualify.cancel')}
      </KeyButton>
    </div>
  );
}
