import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../electron/main/training/read-scenario.ts';
import {
  copyOf,
  Draft,
  draftOf,
  newCall,
  newDraft,
  newLine,
  scenarioOf,
  withoutCall,
} from '../../../renderer/workstation/training/writing/draft.ts';
import { checked, countIn } from '../../../renderer/workstation/training/writing/problems.ts';
import { createTexts } from '../../../shared/i18n/index.ts';
import { Scenario } from '../../../shared/training/scenario.ts';

const folder = path.resolve(import.meta.dirname, '..', '..', '..', 'resources', 'training');
const shipped = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const read = readScenario(folder, file);
    if ('problem' in read) throw new Error(file);
    return read.scenario;
  });
const { t } = createTexts('id');

test.each(shipped)('the form holds all of $id and gives it back, as its next version', (scenario) => {
  const draft = draftOf(scenario);
  expect(Scenario.parse(scenarioOf(draft))).toEqual({ ...scenario, version: scenario.version + 1 });
  // As it comes back from the window's storage.
  expect(Draft.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
});

describe('a new scenario', () => {
  test('says at each empty field what is to be written, and can be saved when it is', () => {
    const draft = newDraft(new Set(['skenario']));
    expect(draft.id).toBe('skenario-2');
    expect(Object.keys(checked(t, draft).problems)).toEqual([
      'title',
      'calls.0.expected.why',
      'calls.0.lines.0.text',
    ]);
    expect(countIn(checked(t, draft).problems, 'calls.0')).toBe(2);
    const [call] = draft.calls;
    if (!call) throw new Error('no call');
    const said = (text: string) => ({ id: text, en: text });
    const whole: Draft = {
      ...draft,
      title: said('Banjir'),
      calls: [
        {
          ...call,
          number: '0811-000 222',
          lines: [{ ...newLine([]), text: 'Banjir, Pak!' }],
          expected: { ...call.expected, why: said('Air naik.') },
        },
      ],
    };
    const { problems, scenario } = checked(t, whole);
    expect(problems).toEqual({});
    expect(scenario?.calls[0]).toMatchObject({
      number: '0811000222',
      lines: [{ text: 'Banjir, Pak!', audio: null, when: { on: 'answered', seconds: 1 } }],
      expected: { disposition: 'emergency', why: said('Air naik.') },
    });
    expect(scenario?.calls[0]?.expected).not.toHaveProperty('category', expect.anything());
  });

  test('is told in one sentence what is wrong with a number, keys, and seconds that are not typed', () => {
    const draft = newDraft(new Set());
    const call = { ...newCall([]), number: '112', patienceSeconds: null };
    const lines = [{ ...newLine([]), text: 'Halo', press: 'x', seconds: null }];
    const { problems } = checked(t, { ...draft, calls: [{ ...call, lines }] });
    expect(problems['calls.0.patienceSeconds']).toBe('Isi 1 sampai 600 detik.');
    expect(problems['calls.0.lines.0.when.seconds']).toBe('Isi 0 sampai 3600 detik.');
    expect(problems['calls.0.lines.0.press']).toBe('Paling banyak 10 tombol: angka, * atau #.');
    const timed = { ...call, patienceSeconds: 5 };
    expect(checked(t, { ...draft, calls: [timed] }).problems['calls.0.number']).toContain('112');
  });
});

test('a copy is a scenario of its own with the recordings of the shipped one', () => {
  const [scenario] = shipped;
  if (!scenario) throw new Error('none');
  const copy = copyOf(scenario, new Set([scenario.id]), (title) => `${title} (salinan)`);
  expect(copy).toMatchObject({
    id: `${scenario.id}-2`,
    version: 1,
    title: { id: `${scenario.title.id} (salinan)` },
  });
  expect(checked(t, copy).scenario?.calls[0]?.lines).toEqual(scenario.calls[0]?.lines);
});

test('without a call, what waited for it waits no more, and later ones move up', () => {
  const draft = newDraft(new Set());
  const call = newCall([]);
  const after = (beginsAfter: number | null) => ({
    ...call,
    beginsAfter,
    expected: { ...call.expected, sameEventAs: beginsAfter },
  });
  const left = withoutCall({ ...draft, calls: [call, call, after(1), after(0), after(2)] }, 1);
  expect(left.calls.map(({ beginsAfter }) => beginsAfter)).toEqual([null, null, 0, 1]);
  expect(left.calls.map(({ expected }) => expected.sameEventAs)).toEqual([null, null, 0, 1]);
});
