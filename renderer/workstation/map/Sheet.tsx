import { type ReactNode, useId } from 'react';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import styles from './map.module.css';
import { setMapDesk } from './mapDesk.ts';

/** Lies on the map, beside its buttons; Escape, or its own button, puts it away. */
export function Sheet({ title, children }: { title: string; children: ReactNode }) {
  const t = useTexts();
  const close = (): void => {
    setMapDesk({ sheet: 'none' });
    document.querySelector<HTMLElement>('[data-focus="map"]')?.focus();
  };
  const id = useId();
  return (
    <section
      className={styles.sheet}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header className={styles.sheetHead}>
        <h3 id={id}>{title}</h3>
        <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={close}>
          {t('screen.keys.close')}
        </KeyButton>
      </header>
      {children}
    </section>
  );
}
