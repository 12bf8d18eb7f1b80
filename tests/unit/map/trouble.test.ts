import { expect, test } from 'vitest';
import { troubleOf } from '../../../renderer/workstation/map/trouble.ts';

const failure = (message: string, status?: number) => troubleOf({ message, ...(status ? { status } : {}) });

test('a token that is refused is another trouble than a network that is away', () => {
  expect(failure('Unauthorized', 401)).toBe('token');
  expect(failure('Forbidden', 403)).toBe('token');
  expect(failure('Failed to fetch')).toBe('network');
  expect(failure('NetworkError when attempting to fetch resource.')).toBe('network');
});

test('a tile that is not there, or a fault of the style, is no trouble', () => {
  expect(failure('Not Found', 404)).toBeNull();
  expect(failure('layers.x: missing required property')).toBeNull();
});
