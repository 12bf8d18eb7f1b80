import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { openDatabase } from '../../electron/core/database/open.ts';
import { rebuild } from '../../electron/core/log/rebuild.ts';
import { AgencyId, newHandOffId, newIncidentId } from '../../shared/domain/ids.ts';
import type { IncidentChanges } from '../../shared/domain/incident.ts';
import { wibDay } from '../../shared/time/wib.ts';
import type { Asking } from './asking.ts';
import { answeredCall, begunForm, hangUp } from './calls.ts';
import { expect, test } from './fixture.ts';
import { projections } from './projections.ts';

const fire: IncidentChanges = { category: 'fire', whatHappened: 'Kebakaran di Pasar Legi' };

async function openFire(core: Asking) {
  const begun = await begunForm(core, fire);
  await core.tell('call.qualify', { callId: begun.callId, disposition: 'emergency' });
  return begun;
}
const similar = async (core: Asking, changes: IncidentChanges = {}, callId: null | string = null) =>
  (await core.tell('incident.similar', { incidentId: null, callId: callId as never, changes })).map(
    ({ incident }) => incident.id,
  );

test('the event that a second caller reports is found while the form is typed, before anything is saved', async ({
  start,
}) => {
  const core = start();
  await core.hears('opened');
  const { incidentId } = await openFire(core);
  const changes = { whatHappened: 'pasar legi terbakar' };
  const found = await core.tell('incident.similar', { incidentId: null, callId: null, changes });
  expect(found.map(({ incident }) => incident.id)).toEqual([incidentId]);
  expect(found[0]?.reasons).toContainEqual(
    expect.objectContaining({ kind: 'words', words: ['pasar', 'legi', 'terbakar'] }),
  );
});

test('an incident is never its own double, nor one that was a prank, nor one that was merged', async ({
  start,
}) => {
  const core = start();
  await core.hears('opened');
  const one = await openFire(core);
  expect(
    await core.tell('incident.similar', { incidentId: one.incidentId, callId: one.callId, changes: {} }),
  ).toEqual([]);
  const two = await openFire(core);
  await core.tell('incident.merge', { incidentId: one.incidentId, into: two.incidentId });
  const prank = await begunForm(core, fire);
  await core.tell('call.qualify', { callId: prank.callId, disposition: 'prank' });
  expect(await similar(core, fire)).toEqual([two.incidentId]);
});

test('an incident that was closed just now may still be reported, and says so', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  const { incidentId } = await openFire(core);
  await core.tell('incident.close', { incidentId, outcome: 'Api padam' });
  const [found] = await core.tell('incident.similar', { incidentId: null, callId: null, changes: fire });
  expect(found).toMatchObject({ incident: { id: incidentId, status: 'closed' } });
  expect(found?.reasons.map(({ kind }) => kind)).toContain('closed');
});

test('who calls again about what they reported is known by the number', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  const { incidentId, callId } = await openFire(core);
  await hangUp(core, callId);
  const again = await answeredCall(core);
  expect(await similar(core, {}, again)).toEqual([incidentId]);
});

test('a link, a merge and a split are the same after the views were made again', async ({
  start,
  folder,
}) => {
  const core = start();
  await core.hears('opened');
  const one = await openFire(core);
  const two = await begunForm(core, { whatHappened: 'Pasar terbakar', landmark: 'Dekat masjid' });
  const joined = await core.tell('call.qualify', {
    callId: two.callId,
    disposition: 'duplicate',
    incidentId: one.incidentId,
  });
  expect(joined.incident).toMatchObject({
    calls: [one.callId, two.callId],
    mergedFrom: [{ id: two.incidentId }],
  });
  const fresh = newIncidentId();
  const split = await core.tell('incident.split', {
    incidentId: one.incidentId,
    newIncidentId: fresh,
    callIds: [two.callId],
  });
  expect(split).toMatchObject({ splitFrom: { id: one.incidentId }, calls: [two.callId] });
  const repeated = await core.tell('incident.split', {
    incidentId: one.incidentId,
    newIncidentId: fresh,
    callIds: [two.callId],
  });
  expect(repeated).toEqual(split);
  await core.close();
  const db = openDatabase(`${folder}/data/siaga112.db`);
  try {
    const closed = db.prepare('SELECT id FROM incidents WHERE closed_at IS NOT NULL').pluck().all();
    expect(closed).toEqual([two.incidentId]);
    const live = projections(db);
    rebuild(db);
    expect(projections(db)).toEqual(live);
  } finally {
    db.close();
  }
});

test('two edits of a field within the same millisecond are both in the log, and the later one stays', async ({
  start,
}) => {
  const core = start();
  await core.hears('opened');
  const { incidentId } = await begunForm(core);
  const edits = ['Satu', 'Dua', 'Tiga'].map((callerName) =>
    core.tell('incident.edit', { incidentId, changes: { callerName } }),
  );
  await Promise.all(edits);
  const story = await core.tell('incident.story', { incidentId });
  const names = story
    .filter(({ type }) => type === 'incident.edited')
    .map(({ data }) => (data['changes'] as IncidentChanges).callerName)
    .filter((name) => name !== undefined);
  expect(names).toEqual(['Satu', 'Dua', 'Tiga']);
  expect((await edits.at(-1))?.fields.callerName).toBe('Tiga');
});

test('the daily table and the search name what was merged', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  const one = await openFire(core);
  const two = await begunForm(core, { whatHappened: 'Pasar terbakar' });
  const handOffId = newHandOffId();
  const agencyId = AgencyId.parse('damkar');
  await core.tell('handoff.create', { handOffId, incidentId: two.incidentId, agencyId, channel: 'manual' });
  const into = await core.tell('incident.merge', { incidentId: two.incidentId, into: one.incidentId });
  const number = into.mergedFrom[0]?.number ?? '';
  const found = await core.tell('call.list', { day: null, text: number });
  expect(found.rows.map(({ call }) => call.id).sort()).toEqual([one.callId, two.callId].sort());
  const { file } = await core.tell('log.export', {
    selection: { kind: 'day', day: wibDay(Date.now()) },
    format: 'csv',
  });
  const rows: Record<string, string>[] = parse(readFileSync(file, 'utf8'), {
    bom: true,
    delimiter: ';',
    columns: true,
  });
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    expect(row).toMatchObject({ 'Nomor kejadian': into.number, 'Gabungan dari': number });
    expect(row['Penerusan']).toMatch(/^Damkar: /);
  }
  // A desk that starts anew knows who has the event.
  const { handOffs } = await core.tell('desk.snapshot', {});
  expect(handOffs.map(({ id }) => id)).toEqual([handOffId]);
  expect(await core.tell('handoff.list', { incidentId: one.incidentId })).toHaveLength(1);
});
