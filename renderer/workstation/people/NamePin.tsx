import { type FormEvent, useRef, useState } from 'react';
import type { People } from '../../../shared/contract/people.ts';
import { Pin } from '../../../shared/domain/person.ts';
import { desk, dismiss } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import { PinInput } from './PinInput.tsx';
import styles from './people.module.css';

export type Chosen = People['people'][number];

/** What was said of the PIN before is over. */
function forgetRefused(): void {
  for (const notice of desk.getState().notices) if (notice.code.startsWith('E_PIN_')) dismiss(notice);
}

/** A name from the list and its PIN: letters choose the name, Tab goes on to the PIN, Enter sends both. */
export function NamePin(props: {
  choices: readonly Chosen[];
  /** Where the name alone will do when the PIN was lost. */
  nameAlone: boolean;
  action: string;
  testId: string;
  /** Answers whether it was taken. */
  send: (person: Chosen, pin: string | null) => Promise<boolean>;
}) {
  const { choices, nameAlone, action, testId, send } = props;
  const t = useTexts();
  const [id, setId] = useState('');
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const person = choices.find((one) => one.id === id) ?? (choices.length === 1 ? choices[0] : undefined);
  const without = nameAlone && person?.hasPin === false;
  const ready = person !== undefined && (without || Pin.safeParse(pin).success);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    forgetRefused();
    const taken = await send(person, without ? null : pin);
    setBusy(false);
    setPin('');
    if (!taken) field.current?.focus();
  }
  return (
    <form className={styles.namePin} onSubmit={(event) => void submit(event)} data-testid={testId}>
      <select
        className={styles.name}
        aria-label={t('screen.shift.name')}
        value={person?.id ?? ''}
        onChange={(event) => setId(event.target.value)}
        data-testid={`${testId}-name`}
      >
        {!person && <option value="">{t('screen.people.choose')}</option>}
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      {without ? (
        <small className={styles.lost}>{t('screen.people.nameOnly')}</small>
      ) : (
        <PinInput
          ref={field}
          className={styles.pin}
          aria-label={t('screen.people.pinShort')}
          placeholder={t('screen.people.pinShort')}
          value={pin}
          change={setPin}
          data-testid={`${testId}-pin`}
        />
      )}
      <KeyButton type="submit" aria-disabled={!ready || busy} data-testid={`${testId}-send`}>
        {action}
      </KeyButton>
    </form>
  );
}
