import { expect, test } from 'vitest';
import { emptyFields, type IncidentFields } from '../../shared/domain/incident.ts';
import { fill, gapNames, unknownGaps } from '../../shared/message/gaps.ts';
import { type MessageSource, messageSubject, messageText } from '../../shared/message/message.ts';
import { shippedTemplates } from '../../shared/message/templates.ts';
import type { WrittenChannel } from '../integration/agencies.ts';
import { agency, NOON } from './world.ts';

const source = (fields: Partial<IncidentFields>, change: Partial<MessageSource> = {}): MessageSource => ({
  agency: agency('damkar', { name: 'Pemadam Kebakaran' }),
  snapshot: {
    number: '20261124-007',
    fields: { ...emptyFields, ...fields },
    priority: fields.priority ?? null,
  },
  incident: { createdAt: NOON },
  operator: 'Rina',
  roomName: 'Jombang Siaga 112',
  revision: 0,
  changed: [],
  placeName: (code) => (code === '35.17.09' ? 'Jombang' : code),
  ...change,
});

const fire: Partial<IncidentFields> = {
  category: 'fire',
  subCategory: 'house_fire',
  priority: 'red',
  whatHappened: 'Api di dapur,\nsudah sampai atap',
  kecamatan: '35.17.09',
  victims: 2,
};

test('a message says what is known, in order, and leaves out what is not', () => {
  expect(messageText(source(fire), 'manual')).toBe(`Laporan 20261124-007, 24 November 2026 10.00 WIB

Kejadian: Kebakaran rumah / bangunan
Prioritas: Merah
Api di dapur,
sudah sampai atap

Kecamatan: Jombang

Korban: 2`);
});

test('an update says so first, with what changed', () => {
  const text = messageText(source(fire, { revision: 2, changed: ['victims', 'access'] }), 'webhook');
  expect(text.split('\n').slice(0, 2)).toEqual(['PEMBARUAN ke-2', 'Yang berubah: jumlah korban, akses']);
});

test('an agency has its own text on a channel, and the shipped one on the others', () => {
  const channels: WrittenChannel[] = [
    { kind: 'email', to: ['a@b.example'], template: 'Ada {{kategori}} di {{kecamatan}}' },
    { kind: 'print' },
  ];
  const own = source(fire, { agency: agency('damkar', { channels }) });
  expect(messageText(own, 'email')).toBe('Ada Kebakaran rumah / bangunan di Jombang');
  expect(messageText(own, 'print')).toBe(messageText(source(fire), 'print'));
});

test('the subject is one line without the caller, whatever was typed', () => {
  const typed = { ...fire, whatHappened: 'x\r\nBcc: semua@example.org', callerName: 'Sari' };
  expect(messageSubject(source(typed))).toBe('112 20261124-007: Kebakaran rumah / bangunan, Jombang');
  expect(messageSubject(source({}, { revision: 1 }))).toBe('PEMBARUAN ke-1 112 20261124-007');
});

test('what a caller says is never taken for a gap', () => {
  expect(fill('{{kejadian}}', { ...noGaps(), kejadian: '{{nomor}} {{telepon}}', nomor: '7' })).toBe(
    '{{nomor}} {{telepon}}',
  );
});

test('a name that is no gap is told of, and stays as it stands', () => {
  expect(unknownGaps('{{nomor}} {{nama}} {{}}')).toEqual(['nama', '']);
  expect(fill('{{nama}} {{nomor}}', { ...noGaps(), nomor: '7' })).toBe('{{nama}} 7');
  for (const template of Object.values(shippedTemplates)) expect(unknownGaps(template)).toEqual([]);
});

const noGaps = () => Object.fromEntries(gapNames.map((name) => [name, ''])) as Parameters<typeof fill>[1];
