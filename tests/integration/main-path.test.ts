import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { openDatabase } from '../../electron/core/database/open.ts';
import { fault, genesis, type LogRow } from '../../electron/core/log/chain.ts';
import { verify } from '../../electron/core/log/verify.ts';
import { AgencyId, newHandOffId, newShiftId } from '../../shared/domain/ids.ts';
import { wibDay } from '../../shared/time/wib.ts';
import { answeredCall, begunForm, hangUp } from './calls.ts';
import { expect, test } from './fixture.ts';

test('a call goes from the ring to the daily log', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  await core.tell('shift.start', { shiftId: newShiftId(), operator: 'Siti' });
  const { callId, incidentId } = await begunForm(core);
  await core.tell('incident.edit', {
    incidentId,
    changes: { locationText: 'Pasar Legi', desa: '35.17.09.1005', kecamatan: '35.17.09' },
  });
  await core.tell('call.qualify', { callId, disposition: 'emergency' });
  const handOffId = newHandOffId();
  await core.tell('handoff.create', { handOffId, incidentId, agencyId: AgencyId.parse('damkar') });
  await core.tell('handoff.manual', { handOffId, way: 'telephone', receivedBy: 'Piket Damkar' });
  await hangUp(core, callId);
  expect(
    await core.event('call.changed', (call) => call.id === callId && call.state === 'ended'),
  ).toMatchObject({
    qualification: { disposition: 'emergency', by: 'Siti' },
    operator: 'Siti',
  });
  const found = await core.tell('call.list', { day: null, text: 'pasar legi' });
  expect(found.rows.map((row) => row.call.id)).toEqual([callId]);
  const history = await core.tell('call.history', { number: '+62 812-3456-7890' });
  expect(history).toMatchObject({ calls: 1, lastIncident: { id: incidentId } });
  const story = await core.tell('incident.story', { incidentId });
  expect(story.map((entry) => entry.type)).toEqual([
    'call.rang',
    'call.answered',
    'incident.created',
    'incident.linked',
    'call.linked',
    'incident.edited',
    'incident.edited',
    'call.qualified',
    'incident.opened',
    'handoff.created',
    'handoff.reached',
    'call.ended',
  ]);
});

test('the exported table opens in a spreadsheet: marked as UTF-8, semicolons, no cell that runs', async ({
  start,
}) => {
  const core = start();
  await core.hears('opened');
  const evil = '=HYPERLINK("http://x";"klik")';
  const { callId } = await begunForm(core, {
    whatHappened: `${evil}\nbaris "kedua"; tamat`,
    callerName: '@SUM(A1)',
    landmark: '+1',
    notes: '\t=1',
  });
  await core.tell('call.qualify', { callId, disposition: 'emergency', reason: '-2+3' });
  await hangUp(core, callId);
  const { file, calls } = await core.tell('log.export', {
    selection: { kind: 'day', day: wibDay(Date.now()) },
    format: 'csv',
  });
  expect(calls).toBe(1);
  expect(path.basename(file)).toBe(`siaga112_Ruang-Uji-112_UJI_${wibDay(Date.now())}.csv`);
  const bytes = readFileSync(file);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = parse(bytes, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    Nomor: '0812-3456-7890',
    Kualifikasi: 'Darurat',
    Alasan: "'-2+3",
    'Apa yang terjadi': `'${evil}\nbaris "kedua"; tamat`,
    'Nama pelapor': "'@SUM(A1)",
    Patokan: "'+1",
    Catatan: "'\t=1",
  });
  for (const cell of Object.values(rows[0]!)) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
});

test('the exported JSON is without loss: its entries prove the chain by themselves', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  const { callId, incidentId } = await begunForm(core, {
    whatHappened: 'Api “besar” 🔥',
    point: { lat: -7.5461, lon: 112.2331, source: 'clicked', certainty: 'exact', fillsPlace: false },
  });
  await core.tell('call.qualify', { callId, disposition: 'emergency' });
  await hangUp(core, callId);
  const { file } = await core.tell('log.export', {
    selection: { kind: 'day', day: wibDay(Date.now()) },
    format: 'json',
  });
  await core.close();
  const exported = JSON.parse(readFileSync(file, 'utf8'));
  expect(exported).toMatchObject({ format: 'siaga112-log', version: 2, station: 'UJI' });
  let previous: Buffer = genesis;
  for (const [i, { body, prevHash, hash, ...head }] of exported.entries.entries()) {
    const row: LogRow = {
      ...head,
      body: JSON.stringify(body),
      prev_hash: Buffer.from(prevHash, 'hex'),
      hash: Buffer.from(hash, 'hex'),
    };
    expect(fault(row, i + 1, previous)).toBeNull();
    previous = row.hash;
  }
  const db = openDatabase(path.join(core.options.dataFolder, 'siaga112.db'), { readonly: true });
  expect(exported.entries).toHaveLength(db.prepare('SELECT count(*) FROM log').pluck().get() as number);
  expect(verify(db).broken).toEqual([]);
  db.close();
  expect(exported.calls[0]).toMatchObject({
    call: { id: callId },
    incident: { id: incidentId },
    handOffs: [],
  });
});

test('an export that cannot be written says so, leaves no half file, and the log goes on', async ({
  folder,
  start,
}) => {
  const core = start({ exportFolder: path.join(folder, 'data', 'siaga112.db', 'x') });
  await core.hears('opened');
  const refused = await core.ask('log.export', {
    selection: { kind: 'day', day: wibDay(Date.now()) },
    format: 'csv',
  });
  expect(refused).toMatchObject({
    ok: false,
    refusal: { code: 'E_EXPORT_FOLDER', params: { cause: 'ENOTDIR' } },
  });
  await answeredCall(core);
});

test('a name of 10,000 characters with control and right-to-left marks is shown clean and kept whole', async ({
  start,
}) => {
  const core = start();
  await core.hears('opened');
  const displayName = `\u202e\u0000\u0007${'Panjang '.repeat(1_250)}\u2066`;
  const callId = await answeredCall(core, '081234567890', displayName);
  const call = await core.event('call.changed', (changed) => changed.id === callId);
  expect(call.displayName).toBe('Panjang '.repeat(25));
  const incident = await begunForm(core);
  const long = await core.ask('incident.edit', {
    incidentId: incident.incidentId,
    changes: { callerName: 'x'.repeat(10_000) },
  });
  expect(long).toMatchObject({
    ok: false,
    refusal: { code: 'E_TEXT_TOO_LONG', params: { field: 'changes.callerName', max: 200 } },
  });
  const story = await core.tell('call.list', { day: null, text: 'panjang' });
  expect(story.rows).toHaveLength(1);
  await core.close();
  const db = openDatabase(path.join(core.options.dataFolder, 'siaga112.db'), { readonly: true });
  const body = JSON.parse(
    db.prepare(`SELECT body FROM log WHERE type = 'call.rang' AND subject = ?`).pluck().get(callId) as string,
  );
  expect(body.personal.data.rawDisplayName).toBe(displayName);
  expect(verify(db).broken).toEqual([]);
  db.close();
});
