import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../shared/contract/errors.ts';
import { domain as domainEn } from '../../shared/i18n/en/domain.ts';
import { errors as errorsEn } from '../../shared/i18n/en/errors.ts';
import { screen as screenEn } from '../../shared/i18n/en/screen.ts';
import { domain } from '../../shared/i18n/id/domain.ts';
import { errors } from '../../shared/i18n/id/errors.ts';
import { screen } from '../../shared/i18n/id/screen.ts';
import { createTexts, sentence } from '../../shared/i18n/index.ts';

type Texts = { readonly [key: string]: string | Texts };

function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
}
const gaps = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe.each([
  ['domain', domain, domainEn],
  ['errors', errors, errorsEn],
  ['screen', screen, screenEn],
] as [string, Texts, Texts][])('the texts of %s', (_name, id, en) => {
  test('have the same keys in both languages, none empty', () => {
    expect(flat(en).map(([key]) => key)).toEqual(flat(id).map(([key]) => key));
    for (const [key, text] of [...flat(id), ...flat(en)]) expect(text, key).not.toBe('');
  });
  test('leave the same gaps in both languages', () => {
    const english = new Map(flat(en));
    for (const [key, text] of flat(id)) expect(gaps(english.get(key) ?? ''), key).toEqual(gaps(text));
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
