import { useEffect, useRef } from 'react';
import type { CallId } from '../../../shared/domain/ids.ts';
import { ask } from '../desk/ask.ts';
import { useTexts } from '../texts.tsx';
import styles from './call.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** Tones for machines that ask to press a key; also typed, while the pad has the cursor. */
export function Keypad({ callId, close }: { callId: CallId; close: () => void }) {
  const t = useTexts();
  const pad = useRef<HTMLDivElement>(null);
  const send = (digit: string): void => void ask('phone.dtmf', { callId, digit });
  useEffect(() => pad.current?.focus(), []);
  return (
    <div
      ref={pad}
      className={styles.keypad}
      role="group"
      tabIndex={-1}
      aria-label={t('screen.call.keypad')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        else if (digits.includes(event.key)) send(event.key);
      }}
    >
      {digits.map((digit) => (
        <button
          key={digit}
          type="button"
          className={styles.digit}
          aria-label={t('screen.call.digit', { digit })}
          data-testid={`dtmf-${digit}`}
          onClick={() => send(digit)}
        >
          {digit}
        </button>
      ))}
    </div>
  );
}
