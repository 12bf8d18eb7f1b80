import { useEffect, useState } from 'react';
import type { SoundLevels } from '../../../shared/contract/phone.ts';
import { useTexts } from '../texts.tsx';
import styles from './sound.module.css';

/** The telephone tells levels for five seconds each time it is asked. */
const ASK_MS = 2_500;

/** How loud the operator and the other side are, for as long as this is shown. */
export function Levels() {
  const t = useTexts();
  const [levels, setLevels] = useState<SoundLevels>({ microphone: 0, line: null });
  useEffect(() => {
    const watch = (): void => void window.siaga.invoke('phone.watchLevels', {});
    watch();
    const timer = setInterval(watch, ASK_MS);
    const unsubscribe = window.siaga.subscribe('phone.levels', setLevels);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, []);
  return (
    <fieldset className={styles.group}>
      <legend>{t('screen.sound.levels')}</legend>
      <Level name={t('screen.sound.levelMicrophone')} level={levels.microphone} testId="level-microphone" />
      <Level name={t('screen.sound.levelLine')} level={levels.line} testId="level-line" />
    </fieldset>
  );
}

function Level({ name, level, testId }: { name: string; level: number | null; testId: string }) {
  const t = useTexts();
  return (
    <div className={styles.level} data-testid={testId} data-level={level ?? ''}>
      <span>{name}</span>
      {level === null ? (
        <span className={styles.none}>{t('screen.sound.noLine')}</span>
      ) : (
        <meter className={styles.meter} aria-label={name} value={Math.sqrt(level)} />
      )}
    </div>
  );
}
