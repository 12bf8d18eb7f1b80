import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { referred } from '../../electron/cli/seed/stories.ts';
import { loadReferrals } from '../../electron/main/settings/referrals.ts';

const shipped = path.resolve(import.meta.dirname, '..', '..', 'resources', 'referrals', 'referrals.json');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-referrals-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(content: unknown) {
  const own = path.join(folder, 'referrals.json');
  writeFileSync(own, typeof content === 'string' ? content : JSON.stringify(content));
  return loadReferrals(shipped, own);
}
const said = { id: 'Kucing di pohon', en: 'Cat in a tree' };
const cat = { id: 'cat', about: said, to: said, contact: '', sentence: said };

test('the shipped list is good, and holds where the room has none of its own', () => {
  const { referrals, problem } = loadReferrals(shipped, path.join(folder, 'none.json'));
  expect(problem).toBeNull();
  expect(referrals.find(({ id }) => id === 'electricity')).toMatchObject({ contact: '123' });
  for (const { id, to } of referred) {
    expect(referrals.find((referral) => referral.id === id)?.to.id).toBe(to);
  }
});

test("the room's own list takes its place", () => {
  expect(read({ version: 2, referrals: [cat] })).toEqual({ referrals: [cat], problem: null });
});

test.each([
  ['no JSON', '{ "version": 1', '–'],
  ['an unknown key', { version: 1, referrals: [{ ...cat, phone: '1' }] }, 'referrals.0'],
  [
    'an empty sentence',
    { version: 1, referrals: [{ ...cat, sentence: { id: '', en: 'x' } }] },
    'referrals.0.sentence.id',
  ],
  ['the same id twice', { version: 1, referrals: [cat, cat] }, 'referrals'],
  ['an empty list', { version: 1, referrals: [] }, 'referrals'],
])('a list with %s is named with its place, and the shipped one holds', (_what, content, key) => {
  const { referrals, problem } = read(content);
  expect(referrals.length).toBeGreaterThan(5);
  expect(problem).toMatchObject({ code: 'E_REFERRALS_INVALID', params: { file: 'referrals.json', key } });
});
