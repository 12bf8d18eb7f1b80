import type { InputHTMLAttributes, Ref } from 'react';
import { digitsOf } from './people.ts';

/** A field for a PIN: digits only, never shown, never remembered by the window. */
export function PinInput({
  value,
  change,
  ref,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  value: string;
  change: (pin: string) => void;
  ref?: Ref<HTMLInputElement>;
}) {
  return (
    <input
      {...rest}
      ref={ref}
      type="password"
      inputMode="numeric"
      autoComplete="off"
      value={value}
      onChange={(event) => change(digitsOf(event.target.value))}
    />
  );
}
