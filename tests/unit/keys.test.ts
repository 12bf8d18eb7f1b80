import { expect, test } from 'vitest';
import * as keys from '../../renderer/workstation/keys/keys.ts';

const isKey = (value: unknown): value is keys.Key =>
  typeof value === 'object' && value !== null && typeof (value as keys.Key).code === 'string';

/** Every key that the file names, also inside its groups and lists. */
const named = (value: unknown): keys.Key[] => {
  if (isKey(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(named) : [];
};
const all = Object.values(keys).flatMap(named);

test('no two actions share a key', () => {
  expect(all.length).toBeGreaterThan(40);
  const labels = [...all, ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(keys.agencyKey)].map(
    keys.keyLabel,
  );
  expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
});

test('no action takes a key that a text needs, or that a screen reader listens to', () => {
  for (const key of all.filter((one) => one !== keys.questionMark)) {
    const label = keys.keyLabel(key);
    expect(key.alt || key.ctrl || /^F\d+$/.test(key.code), label).toBe(true);
    // Copy, paste, cut, undo, redo, select all; Insert and Caps Lock begin the commands of screen readers.
    expect(label).not.toMatch(/^Ctrl\+[CVXZYA]$|Insert|CapsLock|^(Ctrl\+)?Alt\+(Tab|F4)$/);
    // Ctrl+Alt is AltGr: it writes letters on some keyboards.
    expect(key.ctrl && key.alt, label).toBeFalsy();
  }
});
