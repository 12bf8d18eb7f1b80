import { useEffect, useState } from 'react';
import { readingMs } from '../../../shared/text/reading.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import type { Key } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import styles from './demo.module.css';
import { createPace } from './pace.ts';
import { script } from './script.ts';

type Step = keyof typeof script;
const steps = Object.keys(script) as Step[];
const pauseKey: Key = { code: 'Enter', ctrl: true };

/** What part of a caption is read before anything moves. */
const FIRST = 0.6;

/** A whole call by itself, on a real line and a real log, with captions. It stops at the finished daily log. */
export default function Demo({ speed }: { speed: number }) {
  const t = useTexts();
  const [pace] = useState(() => createPace(speed));
  const [step, setStep] = useState<Step>('welcome');
  const [state, setState] = useState<'playing' | 'paused' | 'done' | 'stuck'>('playing');
  useEffect(() => {
    async function play(): Promise<void> {
      for (const next of steps) {
        setStep(next);
        const reading = readingMs(t(`screen.demo.caption.${next}`));
        await pace.rest(reading * FIRST);
        await script[next](pace);
        await pace.rest(reading * (1 - FIRST));
      }
    }
    play().then(
      () => setState('done'),
      () => setState('stuck'),
    );
  }, [pace, t]);
  const turn = (): void => {
    if (state === 'playing') pace.pause();
    if (state === 'paused') pace.goOn();
    setState(state === 'playing' ? 'paused' : 'playing');
  };
  const running = state === 'playing' || state === 'paused';
  useKeys(running ? [{ key: pauseKey, act: turn }] : []);
  return (
    <section
      className={styles.demo}
      aria-label={t('screen.demo.title')}
      data-testid="demo"
      data-step={step}
      data-state={state}
    >
      <span className={styles.count}>
        {t('screen.demo.step', { step: steps.indexOf(step) + 1, of: steps.length })}
      </span>
      <p className={styles.caption} role="status">
        {t(state === 'stuck' ? 'screen.demo.stuck' : `screen.demo.caption.${step}`)}
      </p>
      {running && (
        <KeyButton hotkey={pauseKey} onClick={turn}>
          {t(state === 'paused' ? 'screen.demo.goOn' : 'screen.demo.pause')}
        </KeyButton>
      )}
    </section>
  );
}
