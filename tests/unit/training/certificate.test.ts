import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { newCallId } from '../../../shared/domain/ids.ts';
import { Certificate as Page } from '../../../shared/report/Certificate.tsx';
import { Certificate, certificateOf } from '../../../shared/training/certificate.ts';
import type { Debrief } from '../../../shared/training/debrief.ts';

/** 27 November 2026, 09.10 WIB. */
const BEGAN = Date.parse('2026-11-27T09:10:00+07:00');
const MINUTE = 60_000;

function debrief(minute: number, run: string, more: Partial<Debrief> = {}): Debrief {
  return {
    callId: newCallId(),
    at: BEGAN + minute * MINUTE,
    trainee: 'Siti',
    lesson: {
      scenario: 'house-fire',
      version: 1,
      title: { id: 'Kebakaran rumah', en: 'House fire' },
      run,
      call: 0,
      expected: { disposition: 'emergency', why: { id: 'Api.', en: 'Fire.' } },
    },
    disposition: { given: 'emergency', verdict: 'right' },
    items: [
      { what: 'place', state: 'partly', told: '35.17.08.2007', taken: '35.17.08' },
      { what: 'category', state: 'gathered', told: 'fire', taken: 'fire' },
      { what: 'victims', state: 'missing', told: 1, taken: null },
    ],
    times: { answer: 5_000, locate: null, handOver: null, talk: 4 * MINUTE, wrapUp: 2_000 },
    presses: 40,
    ...more,
  };
}

test('a certificate counts what was practised, and neither haste nor keys', () => {
  const certificate = certificateOf('Siti', [
    debrief(0, 'a'),
    debrief(20, 'b', { disposition: { given: 'prank', verdict: 'other' } }),
    debrief(24 * 60, 'b', { items: [], times: { ...debrief(0, 'a').times, talk: null } }),
  ]);
  expect(Certificate.parse(certificate)).toEqual({
    trainee: 'Siti',
    from: BEGAN,
    to: BEGAN + 24 * 60 * MINUTE + 5_000,
    days: 2,
    calls: 3,
    scenarios: [{ title: { id: 'Kebakaran rumah', en: 'House fire' }, times: 2 }],
    dispositionsRight: 2,
    gathered: { of: 6, whole: 2, partly: 2 },
    talk: 8 * MINUTE,
  });
  expect(certificateOf('Siti', [])).toBeNull();
});

test('it says so in Indonesian, with room for a signature, and a name that was typed is no markup', () => {
  const certificate = certificateOf('Siti <b>', [debrief(0, 'a'), debrief(20, 'b')]);
  if (!certificate) throw new Error('none');
  const room = { name: 'Jombang Siaga 112', letterhead: { lines: ['BPBD'], logo: null }, now: BEGAN };
  const said = renderToStaticMarkup(
    createElement(Page, { certificate, room: { ...room, trainer: 'Pak Joko' } }),
  );
  for (const part of [
    'BPBD',
    'Siti &lt;b&gt;',
    '27 November 2026, pukul 09.10–09.34 WIB',
    '8 menit',
    '2 dari 2 panggilan',
    '1 dari 3 tiap panggilan',
    'ditambah 2 yang tergali sebagian',
    'Kebakaran rumah</span><small>2 kali',
    'Pak Joko',
  ])
    expect(said).toContain(part);
});
