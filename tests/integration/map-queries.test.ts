import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Disposition } from '../../shared/domain/disposition.ts';
import type { CallId, IncidentId } from '../../shared/domain/ids.ts';
import { newCallId, newIncidentId } from '../../shared/domain/ids.ts';
import { wibDay } from '../../shared/time/wib.ts';
import type { CoreProcess } from './core-process.ts';
import { expect, test } from './fixture.ts';

const DAY_MS = 86_400_000;
const now = Date.now();
const today = wibDay(now);
const point = { lat: -7.55, lon: 112.23, source: 'clicked', certainty: 'exact', fillsPlace: false } as const;

/** A call that was answered, written down and qualified. */
async function call(
  core: CoreProcess,
  at: number,
  disposition: Disposition,
  kecamatan: string | null,
  training = false,
): Promise<{ callId: CallId; incidentId: IncidentId }> {
  const [callId, incidentId] = [newCallId(), newIncidentId()];
  await core.tell('call.ring', { callId, at, number: '0812', displayName: '', sipCallId: '', training });
  await core.tell('call.answer', { callId, at: at + 1 });
  if (kecamatan) await core.tell('incident.create', { incidentId, callId, changes: { kecamatan, point } });
  await core.tell('call.qualify', { callId, disposition });
  return { callId, incidentId };
}

test('calls are counted where they were about, without pranks, tests and practice', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  await call(core, now, 'emergency', '35.17.09');
  await call(core, now, 'non_emergency', '35.17.09');
  await call(core, now, 'emergency', '35.17.01');
  await call(core, now, 'wrong_number', null);
  await call(core, now, 'prank', '35.17.01');
  await call(core, now, 'test', '35.17.01');
  await call(core, now, 'emergency', '35.17.01', true);
  await call(core, now - 3 * DAY_MS, 'emergency', '35.17.20');
  expect(await core.tell('map.heat', { from: today, to: today })).toEqual({
    areas: [
      { kecamatan: '35.17.09', calls: 2 },
      { kecamatan: '35.17.01', calls: 1 },
    ],
    elsewhere: 1,
  });
  const before = wibDay(now - 3 * DAY_MS);
  expect(await core.tell('map.heat', { from: before, to: before })).toEqual({
    areas: [{ kecamatan: '35.17.20', calls: 1 }],
    elsewhere: 0,
  });
  const both = await core.tell('map.heat', { from: before, to: today });
  expect(both.areas.map(({ calls }) => calls)).toEqual([2, 1, 1]);
});

test("today's closed incidents are those with a point that are over, and not merged into another", async ({
  start,
}) => {
  const core = start();
  await core.hears('opened');
  const made = async (changes: object): Promise<IncidentId> => {
    const incidentId = newIncidentId();
    await core.tell('incident.create', { incidentId, callId: null, changes });
    return incidentId;
  };
  const close = (incidentId: IncidentId) => core.tell('incident.close', { incidentId, outcome: 'selesai' });
  const over = await made({ point });
  await close(over);
  await close(await made({}));
  const open = await made({ point });
  await core.tell('incident.merge', { incidentId: await made({ point }), into: open });
  const closed = await core.tell('map.closed', { day: today });
  expect(closed.map(({ id }) => id)).toEqual([over]);
  expect(await core.tell('map.closed', { day: wibDay(now - DAY_MS) })).toEqual([]);
});

test('hospitals and posts of an imported list of places are on the map', async ({ folder, start }) => {
  const places = path.join(folder, 'data', 'places');
  mkdirSync(places, { recursive: true });
  writeFileSync(
    path.join(places, 'fasilitas.csv'),
    'nama,jenis,lat,lon\nRS Uji,Rumah Sakit,-7.54,112.23\nPos Uji,Damkar,-7.5,112.3\nWarung Uji,warung,-7.6,112.2\n',
  );
  const core = start();
  await core.hears('opened');
  expect(await core.tell('map.posts', {})).toEqual([
    { name: 'RS Uji', kind: 'hospital', lat: -7.54, lon: 112.23 },
    { name: 'Pos Uji', kind: 'post', lat: -7.5, lon: 112.3 },
  ]);
});
