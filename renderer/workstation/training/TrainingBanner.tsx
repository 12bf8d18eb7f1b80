import { useEffect, useState } from 'react';
import { ask } from '../desk/ask.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { phoneKeys, screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import { toggleCover } from '../view.ts';
import { countKeys } from './key-count.ts';
import styles from './training.module.css';

export function TrainingBanner({ chosen }: { chosen: boolean }) {
  const t = useTexts();
  const ring = (): void => void ask('training.next', {});
  const leave = (): void => void ask('training.leave', {});
  useKeys([
    { key: phoneKeys.practise, act: ring },
    { key: screenKeys.scenarios, act: () => toggleCover('scenarios') },
    { key: screenKeys.debrief, act: () => toggleCover('debrief') },
    ...(chosen ? [{ key: screenKeys.leaveTraining, act: leave }] : []),
  ]);
  useEffect(countKeys, []);
  const words = useWords();
  return (
    <section className={styles.banner} aria-label={t('screen.training.title')} data-testid="training">
      <strong className={styles.mode}>{t('screen.training.title')}</strong>
      <span className={styles.explain} role="status" data-testid="caller-words">
        {words === null ? (
          t(chosen ? 'screen.training.away' : 'screen.training.explain')
        ) : (
          <span>
            {t('screen.training.callerSays')} <q className={styles.words}>{words}</q>
          </span>
        )}
      </span>
      <KeyButton hotkey={phoneKeys.practise} onClick={ring}>
        {t('screen.training.ring')}
      </KeyButton>
      <KeyButton hotkey={screenKeys.scenarios} onClick={() => toggleCover('scenarios')}>
        {t('screen.scenarios.title')}
      </KeyButton>
      <KeyButton hotkey={screenKeys.debrief} onClick={() => toggleCover('debrief')}>
        {t('screen.debrief.title')}
      </KeyButton>
      {chosen && (
        <KeyButton
          tone="primary"
          hotkey={screenKeys.leaveTraining}
          onClick={leave}
          data-testid="leave-training"
        >
          {t('screen.training.leave')}
        </KeyButton>
      )}
    </section>
  );
}

/** What a caller says of whom there is no sound. One speaks at a time: who is on hold is silent. */
function useWords(): string | null {
  const [shown, setShown] = useState<{ id: number; text: string | null } | null>(null);
  useEffect(
    () =>
      window.siaga.subscribe('training.shown', (words) =>
        setShown((before) => (words.text !== null || before?.id === words.id ? words : before)),
      ),
    [],
  );
  return shown?.text ?? null;
}
