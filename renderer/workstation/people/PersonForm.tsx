import { useState } from 'react';
import type { CommandInput } from '../../../shared/contract/index.ts';
import { Pin } from '../../../shared/domain/person.ts';
import beside from '../cover/beside.module.css';
import { ask } from '../desk/ask.ts';
import { Field } from '../field/Field.tsx';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import type { Chosen } from './NamePin.tsx';
import { PinInput } from './PinInput.tsx';
import styles from './people.module.css';
import { toldPeople } from './people.ts';
import { Roles } from './Roles.tsx';

type Name = 'people.change' | 'people.setPin' | 'people.remove';

/** One of the people: role, whether active, a new PIN, or off the list. Whose history it is stays in the log. */
export function PersonForm({ person, may }: { person: Chosen; may: boolean }) {
  const t = useTexts();
  const { id: personId } = person;
  const [role, setRole] = useState(person.role);
  const [active, setActive] = useState(person.active);
  const [pin, setPin] = useState('');
  const [sure, setSure] = useState(false);
  const [said, setSaid] = useState('');
  const changed = role !== person.role || active !== person.active;
  const pinFits = Pin.safeParse(pin).success;

  async function send<N extends Name>(name: N, input: CommandInput<N>, done: string): Promise<void> {
    const told = await ask(name, input);
    if (!told) return;
    toldPeople(told);
    setSaid(done);
    setPin('');
  }
  return (
    <div className={`${beside.form} ${styles.form}`}>
      <form
        className={styles.fieldsOf}
        onSubmit={(event) => {
          event.preventDefault();
          if (may && changed)
            void send('people.change', { personId, role, active }, t('screen.people.saved'));
        }}
      >
        <h3>{person.name}</h3>
        <Roles role={role} change={setRole} />
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={active}
            onChange={(event) => setActive(event.target.checked)}
            data-testid="person-active"
          />
          {t('screen.people.active')}
        </label>
        <div className={styles.foot}>
          <KeyButton
            type="submit"
            tone={may && changed ? 'primary' : 'plain'}
            disabled={!may || !changed}
            data-testid="save-person"
          >
            {t('screen.people.save')}
          </KeyButton>
          <KeyButton
            tone={sure ? 'danger' : 'quiet'}
            disabled={!may}
            onBlur={() => setSure(false)}
            onClick={() => {
              setSure(!sure);
              if (sure) void send('people.remove', { personId }, '');
            }}
            data-testid="remove-person"
          >
            {sure ? t('screen.people.sure') : t('screen.people.remove')}
          </KeyButton>
          <span role="status" data-testid="person-saved">
            {said}
          </span>
        </div>
      </form>
      <form
        className={styles.pinForm}
        onSubmit={(event) => {
          event.preventDefault();
          if (may && pinFits) void send('people.setPin', { personId, pin }, t('screen.people.pinSaved'));
        }}
      >
        <Field
          label={t('screen.people.newPin')}
          problem={pin !== '' && !pinFits ? t('screen.people.wrong.pin') : undefined}
        >
          {(input) => <PinInput {...input} name="new-pin" value={pin} change={setPin} />}
        </Field>
        <KeyButton type="submit" disabled={!may || !pinFits} data-testid="set-pin">
          {t('screen.people.setPin')}
        </KeyButton>
      </form>
    </div>
  );
}
