import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

/** A labelled input with, when it cannot be saved as it is, the one sentence that says why. */
export function Field(props: {
  label: string;
  problem?: string | undefined;
  wide?: boolean;
  children: (input: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean;
  }) => ReactNode;
}) {
  const { label, problem, wide, children } = props;
  const id = useId();
  return (
    <div className={`${styles.field} ${wide ? styles.wide : ''}`}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': problem ? `${id}-problem` : undefined,
      })}
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} data-testid="problem">
          {problem}
        </p>
      )}
    </div>
  );
}
