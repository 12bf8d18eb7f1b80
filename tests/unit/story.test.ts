import { expect, test } from 'vitest';
import { personalKeys } from '../../electron/core/log/entries.ts';
import { storyLines } from '../../renderer/workstation/story/lines.ts';
import { namesFor, sentenceOf } from '../../renderer/workstation/story/words.ts';
import type { StoryEntry } from '../../shared/contract/incident.ts';
import { newCallId, newHandOffId, newIncidentId } from '../../shared/domain/ids.ts';
import { createTexts } from '../../shared/i18n/index.ts';
import { sampleProtocol } from './protocol/sample.ts';
import { NOON } from './world.ts';

const incidentId = newIncidentId();
const callId = newCallId();
let seq = 0;
const entry = (type: string, data: object = {}, change: Partial<StoryEntry> = {}): StoryEntry => ({
  station: 'UJI',
  seq: ++seq,
  at: NOON + seq * 1000,
  actor: 'Siti',
  incidentId,
  subject: incidentId,
  type,
  data: { ...data },
  ...change,
});
const edited = (changes: object, before: object, change: Partial<StoryEntry> = {}) =>
  entry('incident.edited', { changes }, { before: { ...before }, ...change });
const lines = (entries: StoryEntry[], language: 'id' | 'en' = 'id') =>
  storyLines(
    namesFor(createTexts(language), entries, (id) => id.toUpperCase(), [sampleProtocol()]),
    entries,
    incidentId,
    () => '20261124-009',
  );

test('every type of fact in the log has a sentence in both languages', () => {
  for (const language of ['id', 'en'] as const) {
    const texts = createTexts(language);
    for (const type of Object.keys(personalKeys)) {
      expect(texts.find(`story.fact.${type}`, { fallbackLng: [] }) !== null, `${language} ${type}`).toBe(
        true,
      );
      const [line] = lines(
        [entry(type)].map((one) => ({ ...one, incidentId })),
        language,
      );
      // Hidden lines are told by another fact; all others leave no gap, whatever their data holds.
      if (line) expect(line.sentence, type).not.toMatch(/\{\{|undefined|^$/);
    }
  }
});

test('a type that the screen does not know is told as what it is, and breaks nothing', () => {
  for (const type of ['radio.heard', 'x', '__proto__', 'call.toString', '<img src=x>', 'incident']) {
    const odd = entry(type, { deep: { a: [1, { b: null }] }, number: 7, text: { not: 'text' } });
    expect(lines([odd])).toHaveLength(1);
  }
  expect(sentenceOf(namesFor(createTexts('id'), [], String, []), entry('radio.heard'))).toBe(
    'Catatan lain: radio.heard',
  );
});

test('codes are told in words: category, desa, state, agency, number', () => {
  const handOff = newHandOffId();
  const told = lines([
    entry('call.rang', { number: '081234567890', training: false }, { subject: callId }),
    entry('call.ended', { end: { kind: 'hangup', by: 'caller' } }, { subject: callId }),
    edited(
      { category: 'fire', victims: 2, point: { lat: -7.5, lon: 112.2 } },
      { category: null, victims: null },
    ),
    entry('handoff.created', { agencyId: 'damkar', channel: 'manual' }, { subject: handOff }),
    entry('handoff.advanced', { to: 'on_scene', unit: 'Unit 2' }, { subject: handOff }),
  ]);
  expect(told.map(({ sentence }) => sentence)).toEqual([
    'Panggilan dari 0812-3456-7890 berdering',
    'Panggilan 0812-3456-7890 berakhir: Ditutup',
    'Kategori',
    'Jumlah korban',
    'Titik peta',
    'Diteruskan ke DAMKAR: Hubungi manual',
    'DAMKAR: Di lokasi',
  ]);
  expect(told[2]?.change).toEqual({ label: 'Kategori', before: 'kosong', after: 'Kebakaran' });
  expect(told[4]?.change).toEqual({ label: 'Titik peta', before: null, after: '-7.50000, 112.20000' });
  expect(told[6]?.text).toBe('Unit 2');
});

test('letters of one field are one line from the first before to the last after, and open to each', () => {
  const told = lines([
    edited({ callerName: 'S' }, { callerName: '' }),
    edited({ callerName: 'Sr' }, { callerName: 'S' }),
    edited({ landmark: 'M' }, { landmark: '' }),
    edited({ callerName: 'Sri' }, { callerName: 'Sr' }),
  ]);
  expect(told.map(({ change }) => change)).toEqual([
    { label: 'Nama pelapor', before: 'kosong', after: 'Sri' },
    { label: 'Patokan', before: 'kosong', after: 'M' },
  ]);
  expect(told[0]?.steps.map(({ change }) => change?.after)).toEqual(['S', 'Sr', 'Sri']);
});

test('another person, or a pause, begins a new line', () => {
  const told = lines([
    edited({ callerName: 'Sri' }, { callerName: '' }),
    edited({ callerName: 'Sri A' }, { callerName: 'Sri' }, { actor: 'Dewi' }),
    edited({ callerName: 'Sri B' }, { callerName: 'Sri A' }, { actor: 'Dewi', at: NOON + 3_600_000 }),
  ]);
  expect(told.map(({ who, change }) => [who, change?.before, change?.after])).toEqual([
    ['Siti', 'kosong', 'Sri'],
    ['Dewi', 'Sri', 'Sri A'],
    ['Dewi', 'Sri A', 'Sri B'],
  ]);
});

test('a disposition that was changed shows the one before', () => {
  const [line] = lines([
    entry(
      'call.qualified',
      { disposition: 'emergency', reason: 'Sungguhan' },
      { before: { disposition: 'prank' } },
    ),
  ]);
  expect(line?.change).toMatchObject({ before: 'Prank (iseng)', after: 'Darurat' });
  expect(line?.text).toBe('Sungguhan');
});

test('answers to a guide are told one by one in its words, and its suggestion with the reasons', () => {
  const told = lines([
    edited(
      { answers: { 'sample-fire.safe': 'no', 'sample-fire.burning': ['gas', 'wood'], 'gone.x': 'free' } },
      { answers: { 'sample-fire.safe': 'yes', 'sample-fire.burning': null } },
    ),
    entry('incident.suggested', {
      priority: 'red',
      reasons: [{ question: 'safe', answer: 'no', text: { id: 'Penelepon di dekat api.', en: 'x' } }],
      hazards: [],
      agencies: [],
    }),
  ]);
  expect(told.map(({ change }) => change && [change.label, change.before, change.after])).toEqual([
    ['Aman', 'ya', 'tidak'],
    ['Yang terbakar', 'kosong', 'Gas, Kayu'],
    ['gone.x', null, 'free'],
    null,
  ]);
  expect(told.at(-1)).toMatchObject({
    sentence: 'Saran panduan: prioritas Merah',
    text: 'Penelepon di dekat api.',
  });
});

test('what was blanked says so, and what came from a merged report names it', () => {
  const told = lines([
    entry('incident.edited', {}),
    entry('incident.noted', {}),
    entry('incident.noted', { text: 'Api padam' }, { incidentId: newIncidentId() }),
    entry('incident.mergedFrom', { incidents: [{ id: 'x', number: '20261124-009' }] }),
  ]);
  expect(told.map(({ sentence, text, from }) => [sentence, text, from])).toEqual([
    ['data pribadi sudah dihapus', '', null],
    ['Catatan ditambahkan', 'data pribadi sudah dihapus', null],
    ['Catatan ditambahkan', 'Api padam', '20261124-009'],
    ['Kejadian 20261124-009 digabung ke sini', '', null],
  ]);
});

test('nothing that was typed is taken for a gap or a text of ours', () => {
  const [line] = lines([
    entry(
      'call.transferred',
      { target: '$t(screen.intake.title) {{call}}', outcome: 'accepted' },
      { subject: callId },
    ),
  ]);
  expect(line?.sentence).toContain('$t(screen.intake.title) {{call}}');
});

test('how a call sounded is told in its figures', () => {
  const quality = { seconds: 60, mos: 4.35, worstMos: 2.1, loss: 0.0125, jitter: 18, roundTrip: 40 };
  const told = [entry('call.rang', { number: '0811' }, { subject: callId })];
  const measured = (change: object) =>
    lines([...told, entry('call.measured', { quality: { ...quality, ...change } }, { subject: callId })]).at(
      -1,
    )?.sentence;
  expect(measured({})).toMatch(/MOS 4,35, terendah 2,1, hilang 1,3 %, jitter 18 ms, bolak-balik 40 ms$/);
  expect(measured({ roundTrip: null })).toMatch(/jitter 18 ms$/);
});
