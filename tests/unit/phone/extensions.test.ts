import { expect, test } from 'vitest';
import { lackingOf } from '../../../renderer/phone/sip/extensions.ts';

const requiring = (...headers: string[]): object => ({ getHeaders: () => headers });

test('a way of setting up a call that this telephone does not have is named, however it is written', () => {
  expect(lackingOf(requiring('timer, 100Rel'))).toEqual(['100rel']);
  expect(lackingOf(requiring('precondition', '100rel'))).toEqual(['100rel', 'precondition']);
});

test('a caller is not lost for an extension that does not change that', () => {
  expect(lackingOf(requiring())).toEqual([]);
  expect(lackingOf(requiring('timer, replaces', 'histinfo', 'x-100rel'))).toEqual([]);
});
