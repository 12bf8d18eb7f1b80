import { type FormEvent, useRef, useState } from 'react';
import { ask } from '../desk/ask.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { phoneKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import styles from './call.module.css';

/** Calls the number that was dialled last, as the log has it. */
async function redial(): Promise<void> {
  const list = await ask('call.list', { day: null, limit: 500 });
  const number = list?.rows.find(({ call }) => call.direction === 'out' && call.number)?.call.number;
  if (number) void ask('phone.call', { number });
}

export function DialField() {
  const t = useTexts();
  const [number, setNumber] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useKeys([
    { key: phoneKeys.dial, act: () => input.current?.focus() },
    { key: phoneKeys.redial, act: () => void redial() },
  ]);
  async function call(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await ask('phone.call', { number })) setNumber('');
  }
  return (
    <form className={styles.dial} onSubmit={(event) => void call(event)}>
      <input
        ref={input}
        className={styles.dialInput}
        inputMode="tel"
        aria-label={t('screen.call.dial')}
        placeholder={t('screen.call.dial')}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
        data-testid="dial"
      />
      <KeyButton type="submit" hotkey={phoneKeys.dial} disabled={number.trim() === ''}>
        {t('screen.call.call')}
      </KeyButton>
      <KeyButton tone="quiet" hotkey={phoneKeys.redial} onClick={() => void redial()}>
        {t('screen.call.redial')}
      </KeyButton>
    </form>
  );
}
