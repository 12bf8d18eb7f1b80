import type { LocalText, Protocol } from '../../../shared/protocol/schema.ts';

const text = (id: string): LocalText => ({ id, en: `${id} (en)` });

/** A small protocol with one of everything, new each time so that a test may spoil it. */
export function sampleProtocol(): Protocol {
  return {
    id: 'sample-fire',
    version: 3,
    title: text('Contoh'),
    category: 'fire',
    subCategories: ['house_fire'],
    priority: { value: 'red', reason: text('Api di bangunan.') },
    agencies: [{ id: 'damkar' as Protocol['agencies'][number]['id'], reason: text('Memadamkan.') }],
    sources: [{ title: 'Sumber', publisher: 'Penerbit', url: 'https://example.org/' }],
    questions: [
      {
        id: 'location',
        label: text('Lokasi'),
        ask: text('Di mana?'),
        answer: { type: 'field', field: 'locationText' },
      },
      {
        id: 'safe',
        label: text('Aman'),
        ask: text('Apakah Anda aman?'),
        answer: { type: 'yesNo' },
        effects: [
          {
            is: ['no'],
            priority: { value: 'red', reason: text('Penelepon di dekat api.') },
            hazards: [text('Penelepon di dalam')],
            agencies: [
              { id: 'dinkes' as Protocol['agencies'][number]['id'], reason: text('Ambulans bersiap.') },
            ],
          },
        ],
      },
      {
        id: 'fire',
        label: text('Api'),
        ask: text('Bagaimana api?'),
        answer: {
          type: 'choice',
          options: [
            { id: 'smoke', label: text('Asap') },
            { id: 'flames', label: text('Api') },
            { id: 'out', label: text('Padam') },
          ],
        },
        effects: [{ is: ['out'], priority: { value: 'yellow', reason: text('Sudah padam.'), lowers: true } }],
      },
      {
        id: 'burning',
        label: text('Yang terbakar'),
        ask: text('Apa yang terbakar?'),
        when: { question: 'fire', is: ['smoke', 'flames'] },
        answer: {
          type: 'choices',
          options: [
            { id: 'gas', label: text('Gas') },
            { id: 'wood', label: text('Kayu') },
          ],
        },
        effects: [
          {
            is: ['gas'],
            priority: { value: 'red', reason: text('Gas dapat meledak.') },
            hazards: [text('Tabung gas')],
          },
        ],
      },
      {
        id: 'victims',
        label: text('Korban'),
        ask: text('Berapa korban?'),
        answer: { type: 'field', field: 'victims' },
        effects: [
          {
            atLeast: 1,
            priority: { value: 'red', reason: text('Ada korban.') },
            agencies: [
              { id: 'dinkes' as Protocol['agencies'][number]['id'], reason: text('Menolong korban.') },
            ],
          },
        ],
      },
      {
        id: 'houses',
        label: text('Rumah'),
        ask: text('Berapa rumah?'),
        answer: { type: 'number', unit: text('rumah') },
        effects: [{ atLeast: 3, hazards: [text('Merambat')] }],
      },
      { id: 'more', label: text('Lainnya'), ask: text('Ada lagi?'), answer: { type: 'text' } },
    ],
    advice: [
      {
        id: 'out',
        say: text('Keluar sekarang.'),
        when: { question: 'safe', is: ['no', 'unknown'] },
        source: 0,
      },
      { id: 'away', say: text('Menjauhlah.'), source: 0 },
    ],
    complete: ['locationText', 'whatHappened', 'victims', 'callbackNumber'],
  };
}
