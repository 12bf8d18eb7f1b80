import { useId } from 'react';
import type { Refusal } from '../../../shared/contract/errors.ts';
import { useSentence, useTexts } from '../texts.tsx';
import styles from './intake.module.css';
import { fits } from './large-text.ts';

/** One line, or as many as `rows`. What the log refuses stays here, with the reason under it. */
export function TextField(props: {
  name: string;
  label: string;
  value: string;
  refused: Refusal | undefined;
  rows?: number | undefined;
  onChange: (value: string) => void;
}) {
  const { name, label, value, refused, rows, onChange } = props;
  const t = useTexts();
  const sentence = useSentence();
  const id = useId();
  const shared = {
    id,
    name,
    value,
    autoComplete: 'off',
    'aria-invalid': refused ? true : undefined,
    'aria-describedby': refused ? `${id}-why` : undefined,
  } as const;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {rows ? (
        <textarea
          {...shared}
          rows={rows}
          onChange={(event) => fits(event.target.value) && onChange(event.target.value)}
        />
      ) : (
        <input {...shared} onChange={(event) => fits(event.target.value) && onChange(event.target.value)} />
      )}
      {refused && (
        <p id={`${id}-why`} className={styles.refused} data-testid="field-refused" data-code={refused.code}>
          {sentence({
            ...refused,
            params: { ...refused.params, field: t(`screen.intake.${name}` as 'screen.intake.notes') },
          })}
        </p>
      )}
    </div>
  );
}
