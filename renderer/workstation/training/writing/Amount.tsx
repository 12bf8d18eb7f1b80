import { Field } from '../../field/Field.tsx';

/** A number; null while nothing is typed. */
export function Amount(props: {
  label: string;
  name: string;
  value: number | null;
  problem: string | undefined;
  change: (value: number | null) => void;
}) {
  const { label, name, value, problem, change } = props;
  return (
    <Field label={label} problem={problem}>
      {(input) => (
        <input
          {...input}
          type="number"
          name={name}
          min={0}
          step="any"
          value={value ?? ''}
          onChange={({ target }) => change(target.value === '' ? null : Number(target.value))}
        />
      )}
    </Field>
  );
}
