import { Field } from '../../field/Field.tsx';

/** One of a few words, or, where `none` says what that means, none. */
export function Select<Word extends string>(props: {
  label: string;
  name: string;
  value: Word | null;
  words: readonly (readonly [Word, string])[];
  none?: string;
  problem?: string | undefined;
  change: (value: Word | null) => void;
}) {
  const { label, name, value, words, none, problem, change } = props;
  return (
    <Field label={label} problem={problem}>
      {(input) => (
        <select
          {...input}
          name={name}
          value={value ?? ''}
          onChange={({ target }) => change(words.find(([word]) => word === target.value)?.[0] ?? null)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {words.map(([word, said]) => (
            <option key={word} value={word}>
              {said}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
