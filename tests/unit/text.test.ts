import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { field, neutral, numberCell, timeCell } from '../../electron/core/export/cell.ts';
import { matchQuery } from '../../electron/core/search/words.ts';
import { formatNumber, numberKey } from '../../shared/phone-number/phone-number.ts';
import { cleanLine, cleanText } from '../../shared/text/clean.ts';
import { wibIso } from '../../shared/time/wib.ts';

const anyText = fc.string({ unit: 'binary' });

test('a cleaned line has no control, format or private character, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const clean = cleanLine(text);
      expect(clean).not.toMatch(/(?!\u200d)[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/u);
      expect(clean.isWellFormed()).toBe(true);
      expect(cleanLine(clean)).toBe(clean);
    }),
  );
});

test('a cleaned text keeps its lines and tabs', () => {
  expect(cleanText('a\r\nb\rc\td\u2028e\u0000\u202e')).toBe('a\nb\nc\td\ne');
  fc.assert(
    fc.property(anyText, (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }),
  );
});

test('a picture that is joined of several stays one, and a joiner between letters is taken out', () => {
  expect(cleanLine('👨‍👩‍👧 👩🏽‍🚒 ❤️‍🔥')).toBe('👨‍👩‍👧 👩🏽‍🚒 ❤️‍🔥');
  expect(cleanLine('a\u200db 😀\u200d c \u200d😀 😀\u200d\u200d😀')).toBe('ab 😀 c 😀 😀😀');
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('😀', '\u200d', '\u202e', '\ufe0f', '🏽', 'a', '\u0000')),
      (parts) => {
        const clean = cleanLine(parts.join(''));
        expect(cleanLine(clean)).toBe(clean);
        expect(clean).not.toMatch(/\p{Cc}|\u202e|^\u200d|\u200d$/u);
      },
    ),
  );
});

test('half of a surrogate pair becomes the replacement character', () => {
  expect(cleanLine('a\ud800b')).toBe('a\ufffdb');
});

test.each([
  ['081234567890', '+6281234567890'],
  ['+62 812-3456-7890', '+6281234567890'],
  ['6281234567890', '+6281234567890'],
  ['(0321) 861234', '+62321861234'],
  ['+65 6123 4567', '+6561234567'],
  ['110', '110'],
  ['1500', '1500'],
])('the history of %s is kept under %s', (typed, key) => {
  expect(numberKey(typed)).toBe(key);
});

test.each([null, '', 'anonymous', '   '])('a withheld number (%j) has no history', (number) => {
  expect(numberKey(number)).toBeNull();
});

test('numbers are shown the way people read them', () => {
  expect(formatNumber('+6281234567890')).toBe('0812-3456-7890');
  expect(formatNumber('0321861234')).toBe('(0321) 861234');
  expect(formatNumber('+6561234567')).toBe('+65 6123 4567');
  expect(formatNumber('113')).toBe('113');
  expect(formatNumber('bukan nomor')).toBe('bukan nomor');
});

test('no number, however garbled, makes its key or its reading fail', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(typeof formatNumber(text)).toBe('string');
      const key = numberKey(text);
      if (key !== null) expect(numberKey(key)).toBe(key);
    }),
  );
});

test.each(['=1+1', '+62', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
  'a cell that begins like a formula (%j) becomes text',
  (cell) => {
    expect(neutral(cell)).toBe(`'${cell}`);
  },
);

test('any other cell stays as it is', () => {
  expect(neutral('0812-3456-7890')).toBe('0812-3456-7890');
  expect(neutral('a=b')).toBe('a=b');
  expect(neutral('')).toBe('');
});

test('a field is written as csv-stringify writes it', () => {
  const text = fc.oneof(
    anyText,
    fc.string({ unit: fc.constantFrom(';', '"', '\r', '\n', ',', 'a', '=', ' ') }),
  );
  fc.assert(
    fc.property(text, (cell) => {
      const theirs = stringify([[neutral(cell), 'x']], {
        delimiter: ';',
        record_delimiter: 'windows',
        quoted_match: /[\r\n]/,
      });
      expect(`${field(cell)};x\r\n`).toBe(theirs);
    }),
    { numRuns: 2_000 },
  );
});

test('a number in the table reads as on the screen', () => {
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
  const number = fc.tuple(
    fc.constantFrom('0', '+62', '62', ''),
    fc.constantFrom('8', '21', '321', '110'),
    fc.integer({ min: 4, max: 13 }).chain(digits),
  );
  fc.assert(
    fc.property(number, (parts) => {
      expect(numberCell(parts.join(''))).toBe(formatNumber(parts.join('')));
    }),
    { numRuns: 2_000 },
  );
  expect(numberCell(null)).toBe('');
  expect(numberCell('=1+1')).toBe('=1+1');
});

test('a time in the table is that of WIB', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (at) => {
      expect(timeCell(at)).toBe(wibIso(at).slice(0, 19).replace('T', ' '));
    }),
  );
  expect(timeCell(null)).toBe('');
});

test('what is typed into the search is words only', () => {
  expect(matchQuery('0812-3456 78')).toBe('"0812345678"*');
  expect(matchQuery('20261124-007')).toBe('"20261124"* AND "007"*');
  expect(matchQuery('kebakaran "pasar" OR')).toBe('"kebakaran"* AND "pasar"* AND "OR"*');
  expect(matchQuery(' "*() ')).toBeNull();
});
