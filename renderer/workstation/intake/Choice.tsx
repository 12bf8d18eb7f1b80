import { useId } from 'react';
import keyStyles from '../keys/keys.module.css';
import { ariaKeys, type Key, keyLabel } from '../keys/keys.ts';
import { useTexts } from '../texts.tsx';
import styles from './intake.module.css';

export function Choice<T extends string>(props: {
  name: string;
  label: string;
  hotkey?: Key;
  value: T | null;
  options: readonly (readonly [T, string])[];
  onChange: (value: T | null) => void;
}) {
  const { name, label, hotkey, value, options, onChange } = props;
  const t = useTexts();
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label} {hotkey && <kbd className={keyStyles.key}>{keyLabel(hotkey)}</kbd>}
      </label>
      <select
        id={id}
        name={name}
        aria-keyshortcuts={hotkey ? ariaKeys(hotkey) : undefined}
        value={value ?? ''}
        disabled={options.length === 0}
        onChange={(event) => onChange(options.find(([code]) => code === event.target.value)?.[0] ?? null)}
      >
        <option value="">{t('screen.intake.choose')}</option>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
