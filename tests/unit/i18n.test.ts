import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { metres } from '../../renderer/workstation/place/metres.ts';
import { errorCodes } from '../../shared/contract/errors.ts';
import { domain as domainEn } from '../../shared/i18n/en/domain.ts';
import { errors as errorsEn } from '../../shared/i18n/en/errors.ts';
import { lead as leadEn } from '../../shared/i18n/en/lead.ts';
import { screen as screenEn } from '../../shared/i18n/en/screen.ts';
import { story as storyEn } from '../../shared/i18n/en/story.ts';
import { domain } from '../../shared/i18n/id/domain.ts';
import { errors } from '../../shared/i18n/id/errors.ts';
import { lead } from '../../shared/i18n/id/lead.ts';
import { screen } from '../../shared/i18n/id/screen.ts';
import { story } from '../../shared/i18n/id/story.ts';
import { createTexts, sentence } from '../../shared/i18n/index.ts';

type Texts = { readonly [key: string]: string | Texts };

function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
}
/** A counted text without its plural category: what the code asks for. */
const stem = (key: string): string => key.replace(/_(one|other)$/, '');
const gaps = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)(?:, number)?\}\}/g)].map((match) => match[1] ?? '').sort();

describe.each([
  ['domain', domain, domainEn],
  ['errors', errors, errorsEn],
  ['screen', screen, screenEn],
  ['story', story, storyEn],
  ['lead', lead, leadEn],
] as [string, Texts, Texts][])('the texts of %s', (_name, id, en) => {
  test('have the same keys in both languages, none empty', () => {
    const english = flat(en).map(([key]) => key);
    expect(english.filter((key) => !key.endsWith('_one'))).toEqual(flat(id).map(([key]) => key));
    for (const [key, text] of [...flat(id), ...flat(en)]) expect(text, key).not.toBe('');
  });
  test('leave the same gaps in both languages', () => {
    const english = new Map(flat(en));
    for (const [key, text] of flat(id)) expect(gaps(english.get(key) ?? ''), key).toEqual(gaps(text));
  });
  test('say one and many in English where they count, and never needlessly', () => {
    const english = new Map(flat(en));
    for (const [key, text] of english) {
      if (key.endsWith('_one')) continue;
      expect(english.has(`${stem(key)}_one`), key).toBe(gaps(text).includes('count'));
    }
  });
});

test('every code has one calm sentence: it ends with a full stop and does not shout', () => {
  for (const code of errorCodes) {
    expect(errors[code], code).toMatch(/^[^!]+\.$/);
    expect(errors[code].split('. ').length, code).toBe(1);
  }
});

test('a sentence is filled with what the refusal names', () => {
  const refusal = { code: 'E_SHIFT_OPEN', params: { operator: 'Rina' } } as const;
  expect(sentence(createTexts('id'), refusal)).toBe('Rina masih tercatat berjaga; akhiri jaganya dahulu.');
  expect(sentence(createTexts('en'), refusal)).toBe('Rina is still on shift; end that shift first.');
});

test('a count takes the plural of the language', () => {
  const said = (language: 'id' | 'en', count: number) =>
    createTexts(language).t('screen.history.calls', { count });
  expect([said('en', 1), said('en', 2)]).toEqual(['1 call', '2 calls']);
  expect([said('id', 1), said('id', 2)]).toEqual(['1 panggilan', '2 panggilan']);
  expect([said('id', 12_345), said('en', 12_345)]).toEqual(['12.345 panggilan', '12,345 calls']);
});

test('a distance has the decimal mark of the language', () => {
  const said = (language: 'id' | 'en') => metres(3_240, createTexts(language).t);
  expect([said('id'), said('en')]).toEqual(['± 3,2 km', '± 3.2 km']);
});

describe('the texts in the code', () => {
  const root = path.resolve(import.meta.dirname, '..', '..');
  const sources = globSync('{renderer,electron,shared}/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !/^shared.i18n.(id|en)./.test(file))
    .map((file) => ({ file, code: readFileSync(path.join(root, file), 'utf8') }));
  const known = new Map<string, Texts>([
    ['domain', domain],
    ['errors', errors],
    ['screen', screen],
    ['story', story],
  ]);
  const all = [...known].flatMap(([group, texts]) => flat(texts).map(([key]) => stem(`${group}.${key}`)));
  // 'screen.list.day', and `domain.category.${…}` or `screen.call.${…}.hint` as a pattern.
  const names = [...known.keys()].join('|');
  const mention = new RegExp(`['"\`]((?:${names})\\.[\\w.$\\{\\}\\s?:'()|]+?)['"\`]`, 'g');
  const mentioned = sources.flatMap(({ file, code }) => [
    ...[...code.matchAll(mention)].map((match) => ({ file, key: match[1] ?? '' })),
    // Exports read the catalogue itself: `domain.direction[…]`.
    ...[...code.matchAll(/\b(domain\.\w+)\[/g)].map((match) => ({ file, key: `${match[1]}.\${}` })),
  ]);
  const pattern = (key: string): RegExp =>
    new RegExp(
      `^${key
        .split(/\$\{[^}]*\}/)
        .map((part) => part.replaceAll('.', '\\.'))
        .join('[\\w.]+')}$`,
    );

  test('all exist', () => {
    expect(mentioned.length).toBeGreaterThan(100);
    const missing = mentioned.filter(({ key }) => !all.some((text) => pattern(key).test(text)));
    expect(missing).toEqual([]);
  });
  test('use every text there is', () => {
    const patterns = [...new Set(mentioned.map(({ key }) => key))].map(pattern);
    const unused = all.filter((text) => !patterns.some((used) => used.test(text)));
    expect(unused).toEqual([]);
  });
  test('raise every code that has a sentence', () => {
    const raised = (code: string): boolean =>
      sources.some(
        ({ file, code: text }) =>
          file !== path.join('shared', 'contract', 'errors.ts') && text.includes(`'${code}'`),
      );
    expect(errorCodes.filter((code) => !raised(code))).toEqual([]);
  });
});
