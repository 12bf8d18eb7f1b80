import { openDatabase } from '../../electron/core/database/open.ts';
import { storyOf } from '../../electron/core/incident/story.ts';
import { blanked } from '../../electron/core/log/chain.ts';
import { AgencyId, newHandOffId, newIncidentId } from '../../shared/domain/ids.ts';
import { begunForm, hangUp } from './calls.ts';
import { expect, test } from './fixture.ts';

test('each edit says what it replaced, as it was then and not as it is now', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  const { incidentId } = await begunForm(core, { callerName: 'Sri' });
  await core.tell('incident.edit', { incidentId, changes: { callerName: 'Sri A', victims: 1 } });
  await core.tell('incident.edit', { incidentId, changes: { callerName: '', priority: 'red' } });
  const edits = (await core.tell('incident.story', { incidentId })).filter(
    ({ type }) => type === 'incident.edited',
  );
  expect(edits.map(({ before, data }) => [before, data['changes']])).toEqual([
    [{ callerName: '' }, { callerName: 'Sri' }],
    [
      { callerName: 'Sri', victims: null },
      { callerName: 'Sri A', victims: 1 },
    ],
    [
      { callerName: 'Sri A', priority: null },
      { callerName: '', priority: 'red' },
    ],
  ]);
});

test('a disposition that was changed keeps the one before in the story', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  const { incidentId, callId } = await begunForm(core);
  await core.tell('call.qualify', { callId, disposition: 'prank', reason: 'Tertawa' });
  await core.tell('call.qualify', { callId, disposition: 'emergency' });
  const told = (await core.tell('incident.story', { incidentId })).filter(
    ({ type }) => type === 'call.qualified',
  );
  expect(told).toMatchObject([
    { data: { disposition: 'prank', reason: 'Tertawa' } },
    { data: { disposition: 'emergency' }, before: { disposition: 'prank' } },
  ]);
});

test('the story of a merged incident is told where it went, with its calls and hand-offs, each entry once', async ({
  start,
}) => {
  const core = start();
  await core.hears('opened');
  const one = await begunForm(core);
  await core.tell('call.qualify', { callId: one.callId, disposition: 'emergency' });
  const two = await begunForm(core, { whatHappened: 'Pasar terbakar' });
  const handOffId = newHandOffId();
  const agencyId = AgencyId.parse('damkar');
  await core.tell('handoff.create', { handOffId, incidentId: two.incidentId, agencyId, channel: 'manual' });
  await core.tell('incident.merge', { incidentId: two.incidentId, into: one.incidentId });
  await core.tell('handoff.manual', { handOffId, way: 'radio', receivedBy: 'Piket' });
  const story = await core.tell('incident.story', { incidentId: one.incidentId });
  const types = (subject: string) => story.filter((line) => line.subject === subject).map(({ type }) => type);
  expect(types(handOffId)).toEqual(['handoff.created', 'handoff.reached']);
  expect(types(two.incidentId)).toContain('incident.mergedInto');
  expect(types(two.callId)).toEqual(['call.rang', 'call.answered', 'call.linked', 'call.linked']);
  expect(new Set(story.map(({ seq }) => seq)).size).toBe(story.length);
  expect(story.map(({ seq }) => seq)).toEqual(story.map(({ seq }) => seq).sort((a, b) => a - b));
  expect(story.find(({ subject }) => subject === handOffId)?.incidentId).toBe(two.incidentId);
});

test('a call that left is told until it left, and its whole story goes with it', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  const one = await begunForm(core);
  await core.tell('call.qualify', { callId: one.callId, disposition: 'emergency' });
  const two = await begunForm(core);
  await core.tell('incident.link', { incidentId: one.incidentId, callId: two.callId });
  const fresh = newIncidentId();
  await core.tell('incident.split', {
    incidentId: one.incidentId,
    newIncidentId: fresh,
    callIds: [two.callId],
  });
  await hangUp(core, two.callId);
  const typesIn = async (incidentId: typeof fresh) =>
    (await core.tell('incident.story', { incidentId }))
      .filter(({ subject }) => subject === two.callId)
      .map(({ type }) => type);
  expect(await typesIn(one.incidentId)).not.toContain('call.ended');
  expect(await typesIn(one.incidentId)).toContain('call.answered');
  expect(await typesIn(fresh)).toEqual(expect.arrayContaining(['call.rang', 'call.answered', 'call.ended']));
});

test('what was blanked is not made up: the edits after it say only what is still known', async ({
  start,
  folder,
}) => {
  const core = start();
  await core.hears('opened');
  const { incidentId } = await begunForm(core, { callerName: 'Sri' });
  await core.tell('incident.edit', { incidentId, changes: { callerName: 'Budi', victims: 2 } });
  await core.tell('incident.edit', { incidentId, changes: { victims: 3 } });
  await core.close();
  const db = openDatabase(`${folder}/data/siaga112.db`);
  try {
    const row = db.prepare("SELECT seq, body FROM log WHERE type = 'incident.edited' ORDER BY seq").get() as {
      seq: number;
      body: string;
    };
    db.prepare('UPDATE log SET body = ? WHERE seq = ?').run(blanked(row.body), row.seq);
    const edits = storyOf(db, incidentId).filter(({ type }) => type === 'incident.edited');
    expect(edits.map(({ before }) => before)).toEqual([undefined, {}, { victims: 2 }]);
  } finally {
    db.close();
  }
});
