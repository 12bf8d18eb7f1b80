import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './keys.module.css';
import { ariaKeys, type Key, keyLabel } from './keys.ts';

type Tone = 'plain' | 'primary' | 'danger' | 'quiet';

/** A button that shows its key. */
export function KeyButton({
  hotkey,
  tone = 'plain',
  children,
  letterOnly = false,
  className = '',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & {
  hotkey?: Key | undefined;
  /** The keys held with it are said once, above a group of such buttons. */
  letterOnly?: boolean;
  tone?: Tone;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={`${styles.button} ${styles[tone]} ${className}`}
      aria-keyshortcuts={hotkey ? ariaKeys(hotkey) : undefined}
      {...rest}
    >
      <span>{children}</span>
      {hotkey && (
        <kbd className={styles.key} aria-hidden>
          {keyLabel(letterOnly ? { code: hotkey.code } : hotkey)}
        </kbd>
      )}
    </button>
  );
}
