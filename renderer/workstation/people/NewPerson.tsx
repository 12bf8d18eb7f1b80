import { useState } from 'react';
import { newPersonId, type PersonId } from '../../../shared/domain/ids.ts';
import { Pin, type Role } from '../../../shared/domain/person.ts';
import beside from '../cover/beside.module.css';
import { ask } from '../desk/ask.ts';
import { Field } from '../field/Field.tsx';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import { PinInput } from './PinInput.tsx';
import styles from './people.module.css';
import { toldPeople } from './people.ts';
import { Roles } from './Roles.tsx';

/** Somebody new: name, role, and a PIN that is typed twice, since nobody sees it. */
export function NewPerson(props: { first: boolean; may: boolean; added: (id: PersonId) => void }) {
  const { first, may, added } = props;
  const t = useTexts();
  const [name, setName] = useState('');
  const [chosen, setRole] = useState<Role>('operator');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const role = first ? 'administrator' : chosen;
  const pinFits = Pin.safeParse(pin).success;
  const ready = may && name.trim() !== '' && pinFits && pin === again;

  async function add(): Promise<void> {
    if (!ready) return;
    const personId = newPersonId();
    const told = await ask('people.add', { personId, name, role, pin });
    if (!told) return;
    toldPeople(told);
    added(personId);
  }
  return (
    <form
      className={`${beside.form} ${styles.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      {first && <p data-testid="nobody-yet">{t('screen.people.none')}</p>}
      {first && <p>{t('screen.people.first')}</p>}
      <div className={styles.fields}>
        <Field label={t('screen.people.name')} wide>
          {(input) => (
            <input
              {...input}
              name="person-name"
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('screen.people.pin')}
          problem={pin !== '' && !pinFits ? t('screen.people.wrong.pin') : undefined}
        >
          {(input) => <PinInput {...input} name="person-pin" value={pin} change={setPin} />}
        </Field>
        <Field
          label={t('screen.people.pinAgain')}
          problem={again !== '' && again !== pin ? t('screen.people.wrong.again') : undefined}
        >
          {(input) => <PinInput {...input} name="person-pin-again" value={again} change={setAgain} />}
        </Field>
      </div>
      <Roles role={role} only={first ? 'administrator' : undefined} change={setRole} />
      <KeyButton type="submit" tone={ready ? 'primary' : 'plain'} disabled={!ready} data-testid="add-person">
        {t('screen.people.save')}
      </KeyButton>
    </form>
  );
}
