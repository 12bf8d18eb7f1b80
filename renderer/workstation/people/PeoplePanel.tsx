import { useEffect, useRef, useState } from 'react';
import type { PersonId } from '../../../shared/domain/ids.ts';
import beside from '../cover/beside.module.css';
import { Cover } from '../cover/Cover.tsx';
import { useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import { NewPerson } from './NewPerson.tsx';
import { PersonForm } from './PersonForm.tsx';
import styles from './people.module.css';
import { learnPeople, useMay, usePeople } from './people.ts';
import { Rights } from './Rights.tsx';

/** Who may sign in at this desk. It opens only by its own key, never over a live call. */
export default function PeoplePanel() {
  const t = useTexts();
  const { people } = usePeople();
  const may = useMay('administrator');
  const training = useDesk((state) => state.status?.training !== 'off');
  const [shown, setShown] = useState<PersonId | 'new' | null>(people.length === 0 ? 'new' : null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A technician may have changed something from a terminal.
    void learnPeople();
    const [field, button] = ['form input', 'button'].map((selector) =>
      body.current?.querySelector<HTMLElement>(selector),
    );
    (field ?? button)?.focus();
  }, []);
  const person = people.find(({ id }) => id === shown);
  return (
    <Cover
      title={t('screen.people.title')}
      testId="people"
      beside={<span className={`${styles.hint} ${styles.title}`}>{t('screen.people.hint')}</span>}
    >
      <Rights least="administrator" />
      {training ? (
        <p className={`${beside.form} ${styles.form}`}>{t('screen.people.training')}</p>
      ) : (
        <div className={`${beside.body} ${styles.body}`} ref={body}>
          <nav className={beside.list} aria-label={t('screen.people.list')}>
            <ul>
              {people.map(({ id, name, role, active, hasPin }) => (
                <li key={id}>
                  <button
                    type="button"
                    className={`${beside.pick} ${styles.pick}`}
                    aria-current={id === shown ? 'true' : undefined}
                    onClick={() => setShown(id)}
                    data-testid="person"
                  >
                    <span>{name}</span>
                    <small>
                      {[
                        t(`domain.role.${role}`),
                        ...(active ? [] : [t('screen.people.off')]),
                        ...(hasPin ? [] : [t('screen.people.noPin')]),
                      ].join(' · ')}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
            <KeyButton onClick={() => setShown('new')} data-testid="new-person">
              {t('screen.people.add')}
            </KeyButton>
          </nav>
          {person ? (
            <PersonForm key={person.id} person={person} may={may} />
          ) : shown === 'new' ? (
            <NewPerson first={people.length === 0} may={may} added={setShown} />
          ) : (
            <p className={`${beside.form} ${styles.form}`}>{t('screen.people.pick')}</p>
          )}
        </div>
      )}
    </Cover>
  );
}
