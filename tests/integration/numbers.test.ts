import { renameSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sql as logSql } from '../../electron/core/database/migrations/0001-log.ts';
import { sql as projectionsSql } from '../../electron/core/database/migrations/0002-projections.ts';
import type { Disposition } from '../../shared/domain/disposition.ts';
import { AgencyId, type CallId, newCallId, newHandOffId, newNoteId } from '../../shared/domain/ids.ts';
import { answeredCall, begunForm, hangUp } from './calls.ts';
import type { CoreProcess } from './core-process.ts';
import { expect, test } from './fixture.ts';
import { projections } from './projections.ts';

const NUMBER = '081234567890';

async function callAs(core: CoreProcess, disposition: Disposition, number = NUMBER): Promise<CallId> {
  const callId = await answeredCall(core, number);
  await core.tell('call.qualify', { callId, disposition });
  await hangUp(core, callId);
  return callId;
}

async function ring(core: CoreProcess, number: string | null, training = false): Promise<CallId> {
  const callId = newCallId();
  const details = { displayName: '', sipCallId: callId, training };
  await core.tell('call.ring', { callId, at: Date.now(), number, ...details });
  return callId;
}

test('a number that rings is known by its calls, the one that rings now left out', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  for (const disposition of ['prank', 'prank', 'ghost', 'emergency', 'test'] as const) {
    await callAs(core, disposition);
  }
  const now = await ring(core, '+62 812-3456-7890');
  const history = await core.tell('call.history', { number: '+6281234567890', exceptCallId: now });
  expect(history).toMatchObject({ calls: 4, prank: 2, ghost: 1, lastCall: { disposition: 'test' } });
  expect(await core.tell('call.history', { number: NUMBER })).toMatchObject({ calls: 5 });
});

test('a call that is qualified anew moves from one count to the other', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  const callId = await callAs(core, 'prank');
  await core.tell('call.qualify', { callId, disposition: 'emergency' });
  expect(await core.tell('call.history', { number: NUMBER })).toMatchObject({
    calls: 1,
    prank: 0,
    lastCall: { disposition: 'emergency' },
  });
  await core.tell('call.qualify', { callId, disposition: 'prank' });
  expect(await core.tell('call.history', { number: NUMBER })).toMatchObject({ calls: 1, prank: 1 });
});

test('practice calls never count, and neither do calls to the number', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  const practice = await ring(core, NUMBER, true);
  await core.tell('call.answer', { callId: practice, at: Date.now() });
  await core.tell('call.qualify', { callId: practice, disposition: 'prank' });
  await core.tell('call.dial', { callId: newCallId(), at: Date.now(), number: NUMBER, sipCallId: 'x' });
  expect(await core.tell('call.history', { number: NUMBER })).toMatchObject({
    calls: 0,
    prank: 0,
    lastCall: null,
  });
});

test('withheld numbers are counted together, and share neither incident nor note', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  const callId = await ring(core, null);
  await core.tell('call.answer', { callId, at: Date.now() });
  await core.tell('call.qualify', { callId, disposition: 'emergency' });
  const now = await ring(core, null);
  const history = await core.tell('call.history', { number: null, exceptCallId: now });
  expect(history).toMatchObject({ calls: 1, lastIncident: null, note: null });
  expect(await core.ask('number.note', { noteId: newNoteId(), number: '', text: 'x' })).toMatchObject({
    ok: false,
    refusal: { code: 'E_INPUT_INVALID' },
  });
});

test('the last incident of a number is a reported one, with the hand-offs still under way', async ({
  start,
}) => {
  const core = start();
  await core.hears('opened');
  const { callId, incidentId } = await begunForm(core);
  await core.tell('call.qualify', { callId, disposition: 'emergency' });
  const agencyId = AgencyId.parse('damkar');
  await core.tell('handoff.create', { handOffId: newHandOffId(), incidentId, agencyId });
  await hangUp(core, callId);
  // Later somebody plays with the telephone, and even begins a form.
  const prank = await begunForm(core, { whatHappened: 'Pesan bakso' });
  await core.tell('call.qualify', { callId: prank.callId, disposition: 'prank' });
  expect(await core.tell('call.history', { number: NUMBER })).toMatchObject({
    lastIncident: { id: incidentId, status: 'open' },
    openHandOffs: 1,
  });
});

test('a note on a number is there at every later ring, can be changed, and is taken away by emptying it', async ({
  start,
}) => {
  const core = start();
  await core.hears('opened');
  const write = (text: string, number = NUMBER) =>
    core.tell('number.note', { noteId: newNoteId(), number, text });
  await write('Warga tuna rungu,\u202e kirim \n pesan singkat');
  const read = async () => (await core.tell('call.history', { number: '+6281234567890' })).note;
  expect(await read()).toMatchObject({ text: 'Warga tuna rungu, kirim   pesan singkat', by: 'operator' });
  await write('Ibu dengan anak asma', '(0812) 3456-7890');
  expect(await read()).toMatchObject({ text: 'Ibu dengan anak asma' });
  await write('');
  expect(await read()).toBeNull();
});

test('a log of a version that kept no counts gets them when it is opened', async ({ start, folder }) => {
  const core = start();
  await core.hears('opened');
  await callAs(core, 'ghost');
  await callAs(core, 'prank');
  await core.close();
  const file = path.join(folder, 'data', 'siaga112.db');
  const old = new Database(path.join(folder, 'old.db'));
  old.exec(logSql + projectionsSql);
  old.pragma('application_id = 0x53493132');
  old.pragma('user_version = 2');
  old.exec(`ATTACH '${file}' AS whole; INSERT INTO log SELECT * FROM whole.log; DETACH whole`);
  old.close();
  const whole = new Database(file);
  const before = projections(whole);
  whole.close();
  renameSync(path.join(folder, 'old.db'), file);
  const again = start();
  await again.hears('opened');
  expect(await again.tell('call.history', { number: NUMBER })).toMatchObject({
    calls: 2,
    prank: 1,
    ghost: 1,
  });
  await again.close();
  const upgraded = new Database(file);
  expect(projections(upgraded)).toEqual(before);
  upgraded.close();
});
