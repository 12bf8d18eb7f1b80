import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Call } from '../../../shared/domain/call.ts';
import type { dispositions } from '../../../shared/domain/disposition.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import { AgencyId, newCallId, newIncidentId } from '../../../shared/domain/ids.ts';
import { emptyFields, type Incident, type IncidentFields } from '../../../shared/domain/incident.ts';
import { Debrief, debriefOf, type Taken } from '../../../shared/training/debrief.ts';
import { Expected } from '../../../shared/training/expected.ts';
import { Progress, progressOf } from '../../../shared/training/progress.ts';

const BEGAN = 1_795_000_000_000;

const expected = Expected.parse({
  disposition: 'emergency',
  alsoRight: ['non_emergency'],
  why: { id: 'Rumah terbakar.', en: 'A house is on fire.' },
  category: 'fire',
  priority: 'red',
  kecamatan: '35.17.09',
  desa: '35.17.09.2001',
  victims: 2,
  callerName: 'Bu Sulastri',
  callbackNumber: '081234567890',
  agencies: ['damkar', 'dinkes'],
  mustAsk: ['hazards', 'victims'],
});

function practiceCall(given: Expected, disposition: (typeof dispositions)[number] | null = 'emergency') {
  const base = {
    id: newCallId(),
    number: '081234567890',
    withheld: false,
    displayName: null,
    ringingAt: BEGAN,
    operator: 'Siti',
    incidentId: newIncidentId(),
    training: true,
    heard: '',
    seq: 9,
    direction: 'in',
    practice: {
      lesson: {
        scenario: 'house-fire',
        version: 1,
        title: { id: 'Kebakaran rumah', en: 'House fire' },
        run: '019c0000-0000-7000-8000-000000000001',
        call: 0,
        expected: given,
      },
      trainee: 'Dewi',
      presses: 41,
    },
    answeredAt: BEGAN + 4_000,
    endedAt: BEGAN + 94_000,
    end: { kind: 'hangup', by: 'caller', sipCode: null, cause: '' },
  } as const;
  const call: Call =
    disposition === null
      ? { ...base, state: 'wrap_up', qualification: null }
      : {
          ...base,
          state: 'ended',
          qualification: {
            disposition,
            at: BEGAN + 100_000,
            by: 'Siti',
            reason: '',
            details: null,
            earlier: [],
          },
        };
  return call;
}

const taken = (fields: Partial<IncidentFields>, agencies: string[] = []): Taken => ({
  incident: {
    fields: { ...emptyFields, ...fields },
    suggestion: null,
    locatedAt: BEGAN + 30_000,
  } as unknown as Incident,
  handOffs: agencies.map(
    (id) =>
      ({
        agencyId: AgencyId.parse(id),
        state: 'sent',
        times: { queued: BEGAN + 60_000 },
      }) as unknown as HandOff,
  ),
  canHandOverTo: () => true,
  sameEvent: null,
});

const states = (debrief: Debrief | null) =>
  Object.fromEntries(debrief?.items.map(({ what, state }) => [what, state]) ?? []);

const everything: Partial<IncidentFields> = {
  category: 'fire',
  priority: 'red',
  kecamatan: '35.17.09',
  desa: '35.17.09.2001',
  victims: 2,
  callerName: 'lastri / SULASTRI',
  hazards: 'tabung gas',
};

test('a report in which everything was taken down is told so, with its times and keys', () => {
  const debrief = debriefOf(practiceCall(expected), taken(everything, ['damkar', 'dinkes']));
  expect(new Set(Object.values(states(debrief)))).toEqual(new Set(['gathered']));
  expect(debrief).toMatchObject({
    trainee: 'Siti',
    disposition: { given: 'emergency', verdict: 'right' },
    times: { answer: 4_000, locate: 26_000, handOver: 56_000, talk: 90_000, wrapUp: 6_000 },
    presses: 41,
  });
  expect(Debrief.parse(debrief)).toEqual(debrief);
});

test('an agency that the room cannot hand over to is not asked for', () => {
  const without = (...missing: string[]) => {
    const canHandOverTo = (id: AgencyId): boolean => !missing.includes(id);
    return states(debriefOf(practiceCall(expected), { ...taken(everything, ['damkar']), canHandOverTo }));
  };
  expect(without()).toMatchObject({ agencies: 'partly' });
  expect(without('dinkes')).toMatchObject({ agencies: 'gathered' });
  expect(without('dinkes', 'damkar')).not.toHaveProperty('agencies');
});

test('nothing that was taken down is nothing gathered, but for the number that the telephone shows', () => {
  const found = states(
    debriefOf(practiceCall(expected), {
      incident: null,
      handOffs: [],
      canHandOverTo: () => true,
      sameEvent: null,
    }),
  );
  const { callbackNumber, ...others } = found;
  expect(callbackNumber).toBe('gathered');
  expect(new Set(Object.values(others))).toEqual(new Set(['missing']));
});

test('half of it is told as half: the kecamatan alone, words for a place, one of two agencies', () => {
  const kecamatan = states(
    debriefOf(practiceCall(expected), taken({ kecamatan: '35.17.09', desa: null }, ['damkar'])),
  );
  expect(kecamatan).toMatchObject({ place: 'partly', agencies: 'partly' });
  const words = states(
    debriefOf(practiceCall(expected), taken({ locationText: 'Belakang pasar' }, ['bpbd'])),
  );
  expect(words).toMatchObject({ place: 'partly', agencies: 'other' });
  const elsewhere = states(
    debriefOf(practiceCall(expected), taken({ kecamatan: '35.17.10', desa: '35.17.10.2001', victims: 3 })),
  );
  expect(elsewhere).toMatchObject({ place: 'other', victims: 'other' });
});

test('a disposition that is right as well is no mistake, and one that is missing is still open', () => {
  const verdict = (disposition: (typeof dispositions)[number] | null) =>
    debriefOf(practiceCall(expected, disposition), taken({}))?.disposition.verdict;
  expect(verdict('non_emergency')).toBe('also_right');
  expect(verdict('prank')).toBe('other');
  expect(verdict(null)).toBe('open');
});

test('whatever was taken down, each thing the caller tells is in the debrief once, and more is never worse', () => {
  const some = fc.record({
    category: fc.constantFrom('fire', 'medical', null),
    priority: fc.constantFrom('red', 'green', null),
    kecamatan: fc.constantFrom('35.17.09', '35.17.10', null),
    victims: fc.constantFrom(0, 2, null),
    callerName: fc.constantFrom('', 'Sulastri', 'Budi'),
    callbackNumber: fc.constantFrom('', '+6281234567890', '110'),
    hazards: fc.constantFrom('', 'gas'),
  });
  const agencies = fc.subarray(['damkar', 'dinkes', 'bpbd']);
  const rank = { gathered: 3, partly: 2, other: 1, missing: 0 };
  fc.assert(
    fc.property(some, agencies, (fields, to) => {
      const before = debriefOf(practiceCall(expected), taken(fields as Partial<IncidentFields>, to));
      const names = before?.items.map(({ what }) => what) ?? [];
      expect(new Set(names).size).toBe(names.length);
      const after = debriefOf(
        practiceCall(expected),
        taken({ ...fields, ...everything } as Partial<IncidentFields>, [...to, 'damkar', 'dinkes']),
      );
      for (const [index, { what, state }] of (before?.items ?? []).entries()) {
        expect(after?.items[index]?.what).toBe(what);
        expect(rank[after?.items[index]?.state ?? 'missing']).toBeGreaterThanOrEqual(rank[state]);
      }
    }),
  );
});

test('a place in the kecamatan of the desa is half of it, also where only the desa is named', () => {
  const { kecamatan: _, ...desaAlone } = expected;
  const found = (code: string) =>
    states(debriefOf(practiceCall(desaAlone), taken({ kecamatan: code, desa: null })));
  expect(found('35.17.09')).toMatchObject({ place: 'partly' });
  expect(found('35.17.10')).toMatchObject({ place: 'other' });
});

const playedAs = (debrief: Debrief, run: string, call = 0): Debrief => ({
  ...debrief,
  lesson: { ...debrief.lesson, run, call },
});

test('a playing counts once, whichever of its calls the trainee took', () => {
  const [first, second] = ['019c0000-0000-7000-8000-00000000000a', '019c0000-0000-7000-8000-00000000000b'];
  const debriefs = [
    [first, 1],
    [first, 2],
    [second, 0],
  ].flatMap(([run, call]) => {
    const debrief = debriefOf(practiceCall(expected), taken(everything));
    return debrief ? playedAs(debrief, String(run), Number(call)) : [];
  });
  expect(progressOf('Siti', debriefs)).toMatchObject({ calls: 3, scenarios: [{ times: 2 }] });
  expect(progressOf('Siti', debriefs.slice(0, 2))).toMatchObject({ calls: 2, scenarios: [{ times: 1 }] });
});

test('progress tells what was right, what is missed most, and what to practise next', () => {
  const one = (disposition: (typeof dispositions)[number], fields: Partial<IncidentFields>) =>
    debriefOf(practiceCall(expected, disposition), taken(fields));
  const debriefs = [one('emergency', everything), one('prank', {}), one('prank', { victims: 2 })].flatMap(
    (debrief, index) => (debrief ? playedAs(debrief, `019c0000-0000-7000-8000-00000000000${index}`) : []),
  );
  const progress = progressOf('Siti', debriefs);
  expect(Progress.parse(progress)).toEqual(progress);
  expect(progress).toMatchObject({
    calls: 3,
    scenarios: [{ scenario: 'house-fire', times: 3 }],
    dispositions: [{ disposition: 'emergency', taken: 3, right: 1 }],
    categories: [{ category: 'fire', taken: 3, right: 1 }],
    practise: ['emergency'],
  });
  expect(progress.missed[0]).toEqual({ what: 'agencies', of: 3, missed: 3 });
  expect(progress.missed.find(({ what }) => what === 'victims')).toEqual({
    what: 'victims',
    of: 3,
    missed: 1,
  });
  expect(progressOf('Dewi', [])).toMatchObject({ calls: 0, missed: [], practise: [] });
});
