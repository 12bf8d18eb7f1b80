import type { ReactNode } from 'react';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import { uncover } from '../view.ts';
import styles from './cover.module.css';

/** What lies over list and form: its title, what is said beside it, its tools, and the key that puts it away. */
export function Cover(props: {
  title: string;
  testId: string;
  beside?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}) {
  const t = useTexts();
  useKeys([{ key: { code: 'Escape' }, act: uncover }]);
  return (
    <section className={styles.cover} aria-label={props.title} data-testid={props.testId}>
      <header className={styles.head}>
        <h2>{props.title}</h2>
        {props.beside}
        <div className={styles.tools}>
          {props.tools}
          <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={uncover}>
            {t('screen.keys.close')}
          </KeyButton>
        </div>
      </header>
      {props.children}
    </section>
  );
}
