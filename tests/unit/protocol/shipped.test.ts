import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { combine } from '../../../electron/core/protocol/combine.ts';
import { readFolder } from '../../../electron/core/protocol/read.ts';
import { categories, categoryCodes, type SubCategory } from '../../../shared/domain/category.ts';
import { emptyFields } from '../../../shared/domain/incident.ts';
import { assess } from '../../../shared/protocol/assess.ts';
import { checkProtocol } from '../../../shared/protocol/check.ts';
import { Protocol } from '../../../shared/protocol/schema.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');
const folder = path.join(root, 'resources', 'protocols');
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const shipped = readdirSync(folder).map((name) => Protocol.parse(read(path.join(folder, name))));

test('every shipped guide can be read, is named after its id, and can be used beside the others', () => {
  const files = readFolder(folder);
  expect(files.flatMap((file) => ('problem' in file ? [file.problem] : []))).toEqual([]);
  const good = files.flatMap((file) => ('protocol' in file ? [file] : []));
  for (const { file, protocol } of good) expect(file).toBe(`${protocol.id}.json`);
  expect(combine([], good).rejected).toEqual([]);
});

const kinds = categoryCodes.flatMap((category) =>
  [null, ...(categories[category] as readonly SubCategory[])].map((subCategory) => ({
    category,
    subCategory,
  })),
);
test.each(kinds)('$category / $subCategory gets a suggestion, and asks for the place first', (kind) => {
  const { protocol, suggestion, missing } = assess(shipped, { ...emptyFields, ...kind });
  expect(protocol?.category).toBe(kind.category);
  expect(suggestion?.reasons).not.toEqual([]);
  expect(missing[0]).toEqual({ kind: 'field', field: 'locationText' });
});

test('each sub-category is served, and each by one guide', () => {
  for (const category of categoryCodes) {
    const guides = shipped.filter((guide) => guide.category === category);
    expect(guides.filter((guide) => guide.subCategories.length === 0).map(({ id }) => id)).toHaveLength(1);
    const named = guides.flatMap((guide) => guide.subCategories);
    expect(new Set(named).size).toBe(named.length);
    for (const code of named) expect(categories[category]).toContain(code);
  }
});

test('every agency that is suggested is one of the shipped list', () => {
  const list = read(path.join(root, 'resources', 'agencies', 'agencies.json')) as { id: string }[];
  const known = list.map(({ id }) => id);
  for (const { agencies, questions } of shipped) {
    const effects = questions.flatMap((question) => question.effects ?? []);
    for (const { id } of [...agencies, ...effects.flatMap((effect) => effect.agencies ?? [])])
      expect(known).toContain(id);
  }
});

test('every source is behind some advice', () => {
  for (const { id, advice, sources } of shipped) {
    const used = new Set(advice.map(({ source }) => source));
    expect({ id, used: used.size }).toEqual({ id, used: sources.length });
  }
});

test('the guide for violence at home does not want the number to be called back', () => {
  const guide = shipped.find(({ id }) => id === 'domestic-violence');
  expect(guide?.complete).not.toContain('callbackNumber');
});

test('the example in the manual is a guide that can be used', () => {
  const manual = readFileSync(path.join(root, 'docs', 'protocols.md'), 'utf8');
  const example = /```json\n([\s\S]+?)```/.exec(manual)?.[1] ?? '';
  expect(checkProtocol(JSON.parse(example))).toHaveProperty('protocol');
});
