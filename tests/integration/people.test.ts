import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { rebuild } from '../../electron/core/log/rebuild.ts';
import { verify } from '../../electron/core/log/verify.ts';
import { PIN_FILE } from '../../electron/core/people/pin-file.ts';
import { Agency, AgencySettings } from '../../shared/domain/agency.ts';
import { AgencyId, newHandOffId, newPersonId, newShiftId } from '../../shared/domain/ids.ts';
import { wibDay } from '../../shared/time/wib.ts';
import type { Asking } from './asking.ts';
import { begunForm } from './calls.ts';
import { expect, test } from './fixture.ts';
import { projections } from './projections.ts';

const PIN = { rina: '90817263', siti: '55443322' };
const damkar = AgencyId.parse('damkar');

/** An administrator and an operator are set up; nobody is signed in afterwards. */
async function setUp(core: Asking) {
  const [rina, siti] = [newPersonId(), newPersonId()];
  await core.tell('people.add', { personId: rina, name: 'Rina', role: 'administrator', pin: PIN.rina });
  await core.tell('people.add', { personId: siti, name: 'Siti', role: 'operator', pin: PIN.siti });
  await core.tell('people.signOut', {});
  return { rina, siti };
}
const start = (core: Asking, operator: string, pin: string | null) =>
  core.ask('shift.start', { shiftId: newShiftId(), operator, pin });
async function rename(core: Asking, shortName: string) {
  const { agencies } = await core.tell('desk.snapshot', {});
  const agency = AgencySettings.parse(Agency.parse(agencies.find(({ id }) => id === damkar)));
  return core.ask('agency.configure', { agency: { ...agency, shortName } });
}
const opened = <T>(folder: string, look: (db: Database.Database) => T): T => {
  const db = new Database(path.join(folder, 'data', 'siaga112.db'));
  try {
    return look(db);
  } finally {
    db.close();
  }
};

test('a room that set up people asks for a PIN, refuses what a role does not allow, and tells the log who did what', async ({
  folder,
  start: startCore,
}) => {
  const core = startCore();
  await core.hears('opened');
  const early = newPersonId();
  const person = { personId: early, name: 'Siti', pin: PIN.siti } as const;
  expect(await core.ask('people.add', { ...person, role: 'operator' })).toMatchObject({
    refusal: { code: 'E_PERSON_FIRST' },
  });
  await setUp(core);
  expect(await start(core, 'Orang lain', '1234')).toMatchObject({ refusal: { code: 'E_PERSON_UNKNOWN' } });
  expect(await start(core, 'Siti', null)).toMatchObject({ refusal: { code: 'E_PIN_NEEDED' } });
  expect(await start(core, 'Siti', '1111')).toMatchObject({
    refusal: { code: 'E_PIN_WRONG', params: { name: 'Siti' } },
  });
  expect(await start(core, 'Siti', PIN.siti)).toMatchObject({ value: { operator: 'Siti' } });

  expect(await rename(core, 'Api')).toMatchObject({ refusal: { code: 'E_ONLY_ADMINISTRATOR' } });
  const day = wibDay(Date.now());
  const report = { selection: { kind: 'day', day }, format: 'json' } as const;
  expect(await core.ask('log.export', report)).toMatchObject({ refusal: { code: 'E_ONLY_LEAD' } });
  expect(await core.ask('log.verify', {})).toMatchObject({ refusal: { code: 'E_ONLY_LEAD' } });
  expect(await core.ask('people.administers', {})).toMatchObject({ ok: false });
  await core.tell('log.export', { ...report, redacted: true });

  const { people } = await core.tell('people.list', {});
  const rina = people.find(({ name }) => name === 'Rina');
  await core.tell('people.signIn', { personId: rina?.id ?? newPersonId(), pin: PIN.rina });
  expect(await rename(core, 'Api')).toMatchObject({ value: { shortName: 'Api' } });
  const { file } = await core.tell('log.export', report);
  await core.tell('people.signOut', {});
  expect(await rename(core, 'Lain')).toMatchObject({ refusal: { code: 'E_ONLY_ADMINISTRATOR' } });
  await core.close();

  const kept = JSON.parse(readFileSync(path.join(folder, 'data', PIN_FILE), 'utf8'));
  const hashes = Object.values(kept.pins as Record<string, { salt: string; hash: string }>);
  expect(hashes).toHaveLength(2);
  if (process.platform !== 'win32')
    expect(statSync(path.join(folder, 'data', PIN_FILE)).mode & 0o777).toBe(0o600);
  const exported = readFileSync(file, 'utf8');
  expect(exported).toContain('person.signedIn');
  const database = readdirSync(path.join(folder, 'data'))
    .filter((name) => name.startsWith('siaga112.db'))
    .map((name) => readFileSync(path.join(folder, 'data', name), 'latin1'));
  for (const secret of [...Object.values(PIN), ...hashes.flatMap(({ salt, hash }) => [salt, hash])])
    for (const text of [exported, ...database]) expect(text).not.toContain(secret);

  opened(folder, (db) => {
    const told = db.prepare(
      `SELECT actor, type FROM log WHERE type LIKE 'person.%' OR type LIKE 'shift.%' OR body LIKE '%"Api"%' ORDER BY seq`,
    );
    expect(told.raw().all()).toEqual([
      ['operator', 'person.added'],
      ['operator', 'person.pinSet'],
      ['Rina', 'person.signedIn'],
      ['Rina', 'person.added'],
      ['Rina', 'person.pinSet'],
      ['system', 'person.refused'],
      ['Siti', 'person.signedIn'],
      ['Siti', 'shift.started'],
      ['Rina', 'person.signedIn'],
      ['Rina', 'agency.configured'],
    ]);
    expect(verify(db).broken).toEqual([]);
    const live = projections(db);
    rebuild(db);
    expect(projections(db)).toEqual(live);
  });
});

test('of two first ones sent at once one is set up, and the other needs an administrator', async ({
  start: startCore,
}) => {
  const core = startCore();
  await core.hears('opened');
  const added = await Promise.all(
    ['Rina', 'Bagus'].map((name) =>
      core.ask('people.add', { personId: newPersonId(), name, role: 'administrator', pin: PIN.rina }),
    ),
  );
  expect(added).toMatchObject([{ ok: true }, { refusal: { code: 'E_ONLY_ADMINISTRATOR' } }]);
  expect((await core.tell('people.list', {})).people).toMatchObject([{ name: 'Rina', hasPin: true }]);
});

test('a caller waits for no PIN: a call is answered, taken down and handed over while nobody is signed in', async ({
  start: startCore,
}) => {
  const core = startCore();
  await core.hears('opened');
  await setUp(core);
  const { incidentId, callId } = await begunForm(core, { whatHappened: 'Kebakaran di pasar' });
  await core.tell('handoff.create', { handOffId: newHandOffId(), incidentId, agencyId: damkar });
  await core.tell('call.qualify', { callId, disposition: 'emergency' });
  expect((await core.tell('desk.snapshot', {})).shift).toBeNull();
});

test('five wrong PINs make a name wait, also after the core was killed; nobody else waits with it', async ({
  start: startCore,
}) => {
  const first = startCore();
  await first.hears('opened');
  const { siti, rina } = await setUp(first);
  // Sent at once, they are looked at one after the other.
  const tries = await Promise.all(
    ['0001', '0002', '0003', '0004', '0005', '0006'].map((pin) => start(first, 'Siti', pin)),
  );
  expect(tries.map((one) => (one.ok ? '' : one.refusal.code))).toEqual([
    'E_PIN_WRONG',
    'E_PIN_WRONG',
    'E_PIN_WRONG',
    'E_PIN_WRONG',
    'E_PIN_WAIT',
    'E_PIN_WAIT',
  ]);
  await first.kill();

  const core = startCore();
  await core.hears('opened');
  const { people } = await core.tell('people.list', {});
  expect(people).toMatchObject([
    { id: rina, name: 'Rina', role: 'administrator', active: true, hasPin: true },
    { id: siti, name: 'Siti', role: 'operator', active: true, hasPin: true },
  ]);
  expect(await start(core, 'Siti', PIN.siti)).toMatchObject({ refusal: { code: 'E_PIN_WAIT' } });
  await core.tell('people.signIn', { personId: rina, pin: PIN.rina });
  // A new PIN of the administrator's ends the wait.
  await core.tell('people.setPin', { personId: siti, pin: '2468' });
  expect(await start(core, 'Siti', PIN.siti)).toMatchObject({ refusal: { code: 'E_PIN_WRONG' } });
  expect(await start(core, 'Siti', '2468')).toMatchObject({ ok: true });
});

test('a lost or damaged file of PINs locks nobody out: the name starts the shift, without more rights', async ({
  folder,
  start: startCore,
}) => {
  const first = startCore();
  await first.hears('opened');
  const { rina } = await setUp(first);
  await first.close();
  const file = path.join(folder, 'data', PIN_FILE);
  writeFileSync(file, '{"version":1,"pins":{"x":');

  const core = startCore();
  await core.hears('problem', ({ refusal }) => refusal.code === 'E_PIN_FILE');
  expect(readdirSync(path.join(folder, 'data')).some((name) => name.includes('pins.rusak-'))).toBe(true);
  expect(await start(core, 'Rina', null)).toMatchObject({ value: { operator: 'Rina', person: null } });
  expect(await rename(core, 'Api')).toMatchObject({ refusal: { code: 'E_ONLY_ADMINISTRATOR' } });
  expect(await core.ask('people.signIn', { personId: rina, pin: PIN.rina })).toMatchObject({
    refusal: { code: 'E_PIN_NONE' },
  });

  // The technician makes a new one from a terminal, while the desk works on.
  const siaga = (...args: string[]) => {
    const cli = path.resolve(import.meta.dirname, '..', '..', 'electron', 'cli', 'siaga.ts');
    const data = ['--json', '--data', path.join(folder, 'data')];
    const done = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', cli, 'people', ...args, ...data],
      { encoding: 'utf8' },
    );
    return JSON.parse(done.stdout);
  };
  expect(siaga('new-pin', 'Siapa')).toMatchObject({ error: { code: 'E_PERSON_UNKNOWN' } });
  const { pin } = siaga('new-pin', 'rina');
  await core.tell('people.signIn', { personId: rina, pin });
  expect(await rename(core, 'Api')).toMatchObject({ value: { shortName: 'Api' } });
  expect(siaga()).toMatchObject({
    people: [
      { name: 'Rina', role: 'administrator', active: true, pin: true },
      { name: 'Siti', pin: false },
    ],
  });
  await core.tell('shift.end', { note: '' });
  expect(await start(core, 'Rina', pin)).toMatchObject({ value: { person: rina } });
  expect(siaga('clear')).toEqual({ removed: 2 });
  expect(await core.tell('people.list', {})).toMatchObject({ people: [] });
  expect(await rename(core, 'Siapa saja')).toMatchObject({ ok: true });
  await core.close();
  opened(folder, (db) => {
    expect(verify(db)).toMatchObject({ chains: 2, broken: [] });
    const live = projections(db);
    rebuild(db);
    expect(projections(db)).toEqual(live);
  });
});

test('the one who comes takes the shift with the PIN; a missing folder refuses a PIN and leaves no name behind', async ({
  folder,
  start: startCore,
}) => {
  const core = startCore();
  await core.hears('opened');
  await setUp(core);
  await core.tell('shift.start', { shiftId: newShiftId(), operator: 'Rina', pin: PIN.rina });
  const offered = { note: '', incidents: [], late: [] };
  expect(await core.ask('shift.offer', { to: 'Bagus', ...offered })).toMatchObject({
    refusal: { code: 'E_PERSON_UNKNOWN' },
  });
  const { handOver } = await core.tell('shift.offer', { to: 'siti', ...offered });
  const take = (pin: string) =>
    core.ask('shift.take', { shiftId: newShiftId(), offeredAt: handOver?.at ?? 0, pin });
  expect(await take(PIN.rina)).toMatchObject({ refusal: { code: 'E_PIN_WRONG' } });
  expect(await rename(core, 'Api')).toMatchObject({ ok: true });
  expect(await take(PIN.siti)).toMatchObject({ value: { operator: 'Siti' } });
  expect(await rename(core, 'Lain')).toMatchObject({ refusal: { code: 'E_ONLY_ADMINISTRATOR' } });

  const { people } = await core.tell('people.list', {});
  await core.tell('people.signIn', { personId: people[0]?.id ?? newPersonId(), pin: PIN.rina });
  const file = path.join(folder, 'data', PIN_FILE);
  rmSync(file);
  // A folder in the file's place: nothing can be written there.
  mkdirSync(path.join(file, 'x'), { recursive: true });
  const added = { personId: newPersonId(), name: 'Bagus', role: 'operator', pin: '4711' } as const;
  expect(await core.ask('people.add', added)).toMatchObject({ refusal: { code: 'E_PIN_WRITE' } });
  expect((await core.tell('people.list', {})).people).toHaveLength(2);
});

test('training asks nobody for a PIN, sets nobody up, and is no way around to the map of a guarded room', async ({
  folder,
  start: startCore,
}) => {
  const duty = startCore();
  await duty.hears('opened');
  await setUp(duty);
  await duty.close();
  const core = startCore({ training: true, dataFolder: path.join(folder, 'data-training') });
  await core.hears('opened');
  expect(await core.ask('map.remove', {})).toMatchObject({ refusal: { code: 'E_TRAINING_APART' } });
  const person = { personId: newPersonId(), name: 'Rina', role: 'administrator', pin: PIN.rina } as const;
  expect(await core.ask('people.add', person)).toMatchObject({ refusal: { code: 'E_TRAINING_APART' } });
  expect(await start(core, 'Siapa saja', null)).toMatchObject({ ok: true });
  expect(await rename(core, 'Api')).toMatchObject({ ok: true });
});
