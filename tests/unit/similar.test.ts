import { describe, expect, test } from 'vitest';
import { metresBetween } from '../../electron/core/incident/nearness.ts';
import { reportWords, stem } from '../../electron/core/incident/report-words.ts';
import { candidate, similarTo } from '../../electron/core/incident/similar.ts';
import { newIncidentId } from '../../shared/domain/ids.ts';
import { emptyFields, type Incident, type IncidentFields } from '../../shared/domain/incident.ts';
import { NOON } from './world.ts';

const MINUTE = 60_000;
const at = (lat: number, lon: number): IncidentFields['point'] => ({
  lat,
  lon,
  source: 'clicked',
  certainty: 'exact',
  fillsPlace: true,
});
const jombatan = { kecamatan: '35.17.09', desa: '35.17.09.1002' };

const known = (
  fields: Partial<IncidentFields>,
  ageMinutes = 6,
  change: Partial<Incident> = {},
): Incident => ({
  id: newIncidentId(),
  number: '20261124-001',
  status: 'open',
  createdAt: NOON - ageMinutes * MINUTE,
  createdBy: 'Siti',
  locatedAt: null,
  closedAt: null,
  outcome: '',
  fields: { ...emptyFields, ...fields },
  suggestion: null,
  notes: [],
  calls: [],
  mergedInto: null,
  mergedFrom: [],
  splitFrom: null,
  training: false,
  seq: 1,
  ...change,
});
const told = (fields: Partial<IncidentFields>, incidents: Incident[], sameNumber: Incident[] = []) =>
  similarTo(
    {
      fields: { ...emptyFields, ...fields },
      numbers: new Set(['+6281234567890']),
      sameNumber: new Set(sameNumber.map(({ id }) => id)),
    },
    incidents.map(candidate),
    NOON,
  );

const marketFire = known({
  category: 'fire',
  subCategory: 'house_fire',
  whatHappened: 'Kebakaran kios di Pasar Legi, api besar',
  locationText: 'Pasar Legi sebelah timur',
  point: at(-7.5461, 112.2331),
  ...jombatan,
});
const collision = known({
  category: 'traffic_accident',
  subCategory: 'collision',
  whatHappened: 'Tabrakan dua sepeda motor, satu pengendara tergeletak',
  locationText: 'Simpang tiga Mojoagung',
  kecamatan: '35.17.12',
  desa: '35.17.12.2003',
});
const flood = known(
  { category: 'disaster', subCategory: 'flood', whatHappened: 'Banjir selutut', kecamatan: '35.17.11' },
  300,
);

describe('the same event is suggested', () => {
  const same: [string, Partial<IncidentFields>, Incident][] = [
    [
      'a point 400 m away and the same kind',
      { category: 'fire', subCategory: 'house_fire', point: at(-7.5495, 112.2342) },
      marketFire,
    ],
    [
      'its words alone, in the first seconds',
      { whatHappened: 'pasar legi terbakar pak, apinya besar' },
      marketFire,
    ],
    [
      'its words, the category, and no place',
      { category: 'fire', whatHappened: 'Ada asap tebal dari dalam pasar' },
      marketFire,
    ],
    [
      'the same desa and kind, in other words',
      { category: 'fire', whatHappened: 'Rumah kebakar', ...jombatan },
      marketFire,
    ],
    [
      'an accident that is reported as an injury',
      {
        category: 'medical',
        whatHappened: 'Orang tergeletak habis ketabrak',
        locationText: 'pertigaan mojoagung',
      },
      collision,
    ],
    [
      'a neighbouring desa of the same flood, hours later',
      {
        category: 'disaster',
        subCategory: 'flood',
        whatHappened: 'banjir masuk rumah',
        kecamatan: '35.17.11',
      },
      flood,
    ],
  ];
  test.each(same)('by %s', (_why, fields, incident) => {
    expect(told(fields, [incident]).map((one) => one.incident.id)).toEqual([incident.id]);
  });
  test('by the same telephone number, whatever was said', () => {
    expect(told({ whatHappened: 'Kok belum datang?' }, [collision], [collision])).toHaveLength(1);
    const called = known({ callbackNumber: '0812-3456-7890' });
    expect(told({}, [called])[0]?.reasons).toContainEqual({ kind: 'number', score: expect.any(Number) });
  });
});

describe('another event is not suggested', () => {
  const different: [string, Partial<IncidentFields>, Incident][] = [
    ['the same kind, and nothing else known', { category: 'fire', subCategory: 'house_fire' }, marketFire],
    [
      'the same kind, certainly elsewhere',
      { category: 'fire', subCategory: 'house_fire', point: at(-7.6, 112.3) },
      marketFire,
    ],
    [
      'the same general words in another kecamatan',
      { category: 'traffic_accident', whatHappened: 'Tabrakan motor dan mobil', kecamatan: '35.17.01' },
      collision,
    ],
    ['one common word', { whatHappened: 'Kebakaran' }, marketFire],
    [
      'another kind at the same place',
      { category: 'animal', whatHappened: 'Ular masuk rumah', ...jombatan },
      marketFire,
    ],
    ['nothing yet', {}, marketFire],
    [
      'the same place and kind a day ago',
      { category: 'fire', ...jombatan, whatHappened: 'Kebakaran' },
      known({ ...marketFire.fields }, 24 * 60),
    ],
    [
      'one that ended two hours ago at the same desa',
      { category: 'fire', ...jombatan },
      known(marketFire.fields, 200, { status: 'closed', closedAt: NOON - 119 * MINUTE }),
    ],
  ];
  test.each(different)('for %s', (_why, fields, incident) => {
    expect(told(fields, [incident])).toEqual([]);
  });
});

test('the likeliest comes first, and each says why', () => {
  const found = told(
    {
      category: 'fire',
      subCategory: 'house_fire',
      whatHappened: 'Pasar kebakaran',
      point: at(-7.5495, 112.2342),
    },
    [known({ category: 'fire', whatHappened: 'Kebakaran dekat pasar', ...jombatan }, 30), marketFire],
  );
  expect(found[0]?.incident.id).toBe(marketFire.id);
  expect(found[0]?.reasons).toMatchObject([
    { kind: 'distance', metres: 397 },
    { kind: 'time', ms: 6 * MINUTE },
    { kind: 'subCategory' },
    { kind: 'words', words: ['Pasar'.toLowerCase(), 'kebakaran'] },
  ]);
});

test('on a flood day the word that everybody says tells little', () => {
  const many = Array.from({ length: 40 }, (_, n) =>
    known({ category: 'disaster', whatHappened: `Banjir di jalan nomor ${n}` }),
  );
  const here = known({ category: 'disaster', whatHappened: 'Banjir di Perumahan Griya Indah' });
  const found = told({ category: 'disaster', whatHappened: 'banjir griya indah' }, [...many, here]);
  expect(found.map(({ incident }) => incident.id)).toEqual([here.id]);
});

test('never more than nine, a digit each', () => {
  const many = Array.from({ length: 30 }, () => known(marketFire.fields));
  expect(told(marketFire.fields, many)).toHaveLength(9);
});

test('variants of a word meet, and short words stay', () => {
  const stems = (words: string) => words.split(' ').map(stem);
  expect(new Set(stems('kebakaran terbakar membakar kebakarannya')).size).toBe(1);
  expect(new Set(stems('tabrakan tertabrak menabrak')).size).toBe(1);
  expect(stems('api jatuh')).toEqual(['bakar', 'jatuh']);
});

test('accents are folded, letters of markup and empty words tell nothing', () => {
  expect([...reportWords('Di KAFÉ <b>Dekat</b> jl. Wahid').values()].map(({ typed }) => typed)).toEqual([
    'kafe',
    'wahid',
  ]);
  expect(reportWords('\u0000 👨‍👩‍👧 --- ya')).toEqual(new Map());
});

test('a degree of latitude is about 111 km', () => {
  expect(metresBetween({ lat: -7, lon: 112 }, { lat: -8, lon: 112 })).toBeCloseTo(111_195, -1);
});
