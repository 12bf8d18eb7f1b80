import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { categoryCodes } from '../../../shared/domain/category.ts';
import { dispositions } from '../../../shared/domain/disposition.ts';
import { ReferralList } from '../../../shared/domain/referral.ts';
import { noises, Scenario } from '../../../shared/training/scenario.ts';

const resources = path.join(import.meta.dirname, '..', '..', '..', 'resources');
const folder = path.join(resources, 'training');
const read = (...parts: string[]) => JSON.parse(readFileSync(path.join(resources, ...parts), 'utf8'));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const shipped = files.map((file) => Scenario.parse(read('training', file)));
const calls = shipped.flatMap((scenario) => scenario.calls);

describe('the shipped scenarios', () => {
  test('can be read, and are named after their ids', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(22);
    shipped.forEach(({ id }, index) => {
      expect(files[index]).toBe(`${id}.json`);
    });
  });

  test.each(dispositions)('one ends as %s', (disposition) => {
    expect(calls.map(({ expected }) => expected.disposition)).toContain(disposition);
  });

  test.each(categoryCodes)('one is about %s', (category) => {
    expect(calls.map(({ expected }) => expected.category)).toContain(category);
  });

  test('name places, agencies and referrals that there are', () => {
    const { kecamatan } = read('places', 'jombang.json') as {
      kecamatan: { code: string; desa: { code: string }[] }[];
    };
    const agencies = (read('agencies', 'agencies.json') as { id: string }[]).map(({ id }) => id);
    const { referrals } = ReferralList.parse(read('referrals', 'referrals.json'));
    for (const { expected } of calls) {
      if (expected.desa !== undefined) {
        const within = kecamatan.find(({ code }) => code === expected.kecamatan);
        expect(within?.desa.map(({ code }) => code)).toContain(expected.desa);
      }
      for (const agency of expected.agencies ?? []) expect(agencies).toContain(agency);
      if (expected.referral !== undefined) expect(referrals.map(({ id }) => id)).toContain(expected.referral);
    }
    for (const scenario of shipped)
      for (const { agencyId } of scenario.agencies) expect(agencies).toContain(agencyId);
  });

  test('are reached under the number they call from; who calls back has the same one, and nobody else has', () => {
    const owners = new Map<string, string>();
    for (const { id, calls: ofScenario } of shipped) {
      for (const { number, begins, expected } of ofScenario) {
        expect(expected.callbackNumber ?? number).toBe(number);
        if (begins.after === 'ended') expect(number).toBe(ofScenario[begins.call]?.number);
        if (number !== null) expect(owners.get(number) ?? id).toBe(id);
        if (number !== null) owners.set(number, id);
      }
    }
  });

  test('are heard with every noise, and also in silence', () => {
    const heard = calls.map(({ background }) => background);
    for (const noise of [...noises, null]) expect(heard).toContain(noise);
  });
});

describe('a scenario is refused', () => {
  const flood = shipped.find(({ id }) => id === 'flood')!;
  const [first, second] = flood.calls as [Scenario['calls'][number], Scenario['calls'][number]];
  const problem = (changed: object): string | undefined => {
    const parsed = Scenario.safeParse({ ...flood, ...changed });
    return parsed.success ? undefined : parsed.error.issues[0]?.path.join('.');
  };
  const line = first.lines[0]!;

  test('unless it is as it should be', () => expect(problem({})).toBeUndefined());
  test.each([
    ['an unknown key', { score: 100 }, ''],
    ['no call', { calls: [] }, 'calls'],
    [
      'a call that waits for itself',
      { calls: [{ ...first, begins: { after: 'ended', call: 0, seconds: 1 } }] },
      'calls.0.begins.call',
    ],
    [
      'an event that no call was about yet',
      { calls: [{ ...second, expected: { ...second.expected, sameEventAs: 0 } }] },
      'calls.0.expected.sameEventAs',
    ],
    ['the same line twice', { calls: [{ ...first, lines: [line, line] }] }, 'calls.0.lines.1.id'],
    [
      'a line that says nothing',
      { calls: [{ ...first, lines: [{ ...line, text: ' ', audio: null }] }] },
      'calls.0.lines.0.text',
    ],
    [
      'a recording outside its folder',
      { calls: [{ ...first, lines: [{ ...line, audio: '../../x.opus' }] }] },
      'calls.0.lines.0.audio',
    ],
    [
      'keys that no telephone has',
      { calls: [{ ...first, lines: [{ ...line, press: 'x' }] }] },
      'calls.0.lines.0.press',
    ],
    [
      'an agency twice',
      {
        agencies: [
          { agencyId: 'pln', answers: 'busy' },
          { agencyId: 'pln', answers: 'accepts' },
        ],
      },
      'agencies.1.agencyId',
    ],
  ])('with %s', (_what, changed, at) => expect(problem(changed)).toBe(at));
});
