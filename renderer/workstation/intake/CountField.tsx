import { useId, useState } from 'react';
import styles from './intake.module.css';

const MOST = 100_000;

/** A count, typed as digits; letters are not taken. */
export function CountField(props: {
  name: string;
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const { name, label, value, onChange } = props;
  const id = useId();
  const [text, setText] = useState(value === null ? '' : String(value));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value === null ? '' : String(value));
  }
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        name={name}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '').slice(0, 6);
          const count = digits === '' ? null : Math.min(Number(digits), MOST);
          setText(count === null ? '' : String(count));
          setKnown(count);
          onChange(count);
        }}
      />
    </div>
  );
}
