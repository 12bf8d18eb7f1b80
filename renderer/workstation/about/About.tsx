import { useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import styles from './about.module.css';
import { parts } from './parts.ts';

/** Which product this is, and whose data and programs it stands on. It lies beside the work, like the keys. */
export function About({ close }: { close: () => void }) {
  const t = useTexts();
  const version = useDesk((state) => state.status?.version ?? '');
  return (
    <aside className={styles.about} aria-label={t('screen.about.title')} data-testid="about">
      <header className={styles.head}>
        <h2>
          Siaga 112 <small>{version}</small>
        </h2>
        <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={close} data-focus="about">
          {t('screen.keys.close')}
        </KeyButton>
      </header>
      <p>{t('screen.about.purpose')}</p>
      <h3>{t('screen.about.data')}</h3>
      <p>{t('screen.about.boundaries')}</p>
      <p>{t('screen.about.nothingInvented')}</p>
      <h3>{t('screen.about.programs')}</h3>
      <ul className={styles.parts}>
        {parts.map(([name, licence]) => (
          <li key={name}>
            {name} <small>{licence}</small>
          </li>
        ))}
      </ul>
      <p>{t('screen.about.licence')}</p>
    </aside>
  );
}
