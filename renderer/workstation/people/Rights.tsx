import { type Role, reaches } from '../../../shared/domain/person.ts';
import { ask } from '../desk/ask.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import { NamePin } from './NamePin.tsx';
import styles from './people.module.css';
import { toldPeople, useMay, usePeople } from './people.ts';

/** Above what not everybody may: who may, and a way to sign in for it without taking the shift. */
export function Rights({ least }: { least: Exclude<Role, 'operator'> }) {
  const t = useTexts();
  const may = useMay(least);
  const { people, acting } = usePeople();
  const beside = people.find(({ id }) => id === acting);
  if (may && !beside) return null;
  return (
    <div className={styles.rights} data-testid="rights" data-may={may}>
      {beside && (
        <>
          <span role="status">
            {t('screen.people.acting', { name: beside.name, role: t(`domain.role.${beside.role}`) })}
          </span>
          <KeyButton
            tone="quiet"
            onClick={() => void ask('people.signOut', {}).then((told) => told && toldPeople(told))}
            data-testid="sign-out"
          >
            {t('screen.people.signOut')}
          </KeyButton>
        </>
      )}
      {!may && (
        <>
          <span>{t(`screen.people.needs.${least}`)}</span>
          <NamePin
            choices={people.filter(({ active, role }) => active && reaches(role, least))}
            nameAlone={false}
            action={t('screen.people.signIn')}
            testId="sign-in"
            send={async ({ id }, pin) => {
              const told = await ask('people.signIn', { personId: id, pin: pin ?? '' });
              if (told) toldPeople(told);
              return told !== null;
            }}
          />
        </>
      )}
    </div>
  );
}
