import { type Role, roles } from '../../../shared/domain/person.ts';
import { useTexts } from '../texts.tsx';
import styles from './people.module.css';

/** The roles, and what each may. */
export function Roles(props: { role: Role; only?: Role | undefined; change: (role: Role) => void }) {
  const t = useTexts();
  return (
    <fieldset className={styles.roles}>
      <legend>{t('screen.people.role')}</legend>
      {roles.map((role) => (
        <label key={role} className={styles.choice}>
          <input
            type="radio"
            name="person-role"
            value={role}
            checked={props.role === role}
            disabled={props.only !== undefined && role !== props.only}
            onChange={() => props.change(role)}
          />
          <span>
            <b>{t(`domain.role.${role}`)}</b>{' '}
            <small className={styles.hint}>{t(`screen.people.roleOf.${role}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
