import { type CallId, newCallId, newIncidentId, newShiftId } from '../../shared/domain/ids.ts';
import type { IncidentChanges } from '../../shared/domain/incident.ts';
import { wibDay } from '../../shared/time/wib.ts';
import type { Lesson } from '../../shared/training/lesson.ts';
import { answeredCall, hangUp } from './calls.ts';
import { expect, test } from './fixture.ts';
import { openInProcess } from './open-core.ts';

const run = '019c0000-0000-7000-8000-000000000001';
const lesson = (call: number, more: Partial<Lesson['expected']> = {}): Lesson => ({
  scenario: 'flood',
  version: 2,
  title: { id: 'Banjir di tiga desa', en: 'Flood in three villages' },
  run,
  call,
  expected: {
    disposition: call === 0 ? 'emergency' : 'duplicate',
    why: { id: 'Satu kejadian.', en: 'One event.' },
    ...(call === 0 ? {} : { sameEventAs: 0 }),
    ...more,
  },
});

test('a practice call is debriefed, its keys counted, and the trainee sees how it goes', async ({
  folder,
}) => {
  const core = openInProcess(folder, []);
  const { tell, ask } = core;
  await tell('shift.start', { shiftId: '019c0000-0000-7000-8000-00000000000a' as never, operator: 'Siti' });
  const practised = async (call: number): Promise<CallId> => {
    const callId = newCallId();
    await tell('call.ring', {
      callId,
      at: Date.now(),
      number: `081100000${call}`,
      displayName: '',
      sipCallId: callId,
      training: true,
    });
    await tell('lesson.began', { callId, lesson: lesson(call, { category: 'disaster' }) });
    await tell('call.answer', { callId, at: Date.now() });
    return callId;
  };
  const first = await practised(0);
  const incidentId = newIncidentId();
  await tell('incident.create', { incidentId, callId: first, changes: { category: 'disaster' } });
  await tell('call.qualify', { callId: first, disposition: 'emergency', reason: '' });
  await hangUp(core, first);
  await tell('lesson.keys', { callId: first, presses: 12 });
  await tell('lesson.keys', { callId: first, presses: 5 });
  expect(await tell('lesson.debrief', { callId: first })).toMatchObject({
    trainee: 'Siti',
    presses: 12,
    disposition: { given: 'emergency', verdict: 'right' },
    items: [{ what: 'category', state: 'gathered', told: 'disaster', taken: 'disaster' }],
  });

  const second = await practised(1);
  const sameEvent = async () => {
    const { items } = await tell('lesson.debrief', { callId: second });
    return items.find(({ what }) => what === 'sameEvent')?.state;
  };
  expect(await sameEvent()).toBe('missing');
  await tell('incident.link', { incidentId, callId: second });
  expect(await sameEvent()).toBe('gathered');
  await hangUp(core, second);

  expect(await tell('lesson.progress', { trainee: null })).toEqual({ trainees: ['Siti'], progress: null });
  const { progress } = await tell('lesson.progress', { trainee: 'Siti' });
  expect(progress).toMatchObject({ calls: 2, scenarios: [{ scenario: 'flood', times: 1 }] });
  const today = wibDay(Date.now());
  const days = { trainee: 'Siti', from: today, to: today };
  expect(await tell('lesson.certificate', days)).toMatchObject({
    ...{ calls: 2, days: 1, dispositionsRight: 1, gathered: { of: 3, whole: 3, partly: 0 } },
    scenarios: [{ title: { id: 'Banjir di tiga desa' }, times: 1 }],
  });
  expect(await ask('lesson.certificate', { ...days, trainee: 'Budi' })).toMatchObject({
    refusal: { code: 'E_CERTIFICATE_NONE', params: { trainee: 'Budi' } },
  });
  expect(await ask('lesson.debrief', { callId: newCallId() })).toMatchObject({
    refusal: { code: 'E_NOT_A_LESSON' },
  });
  core.close();
});

test('of a caller who told of the same event, what is gathered is what was written down of this call', async ({
  folder,
}) => {
  const core = openInProcess(folder, []);
  const { tell } = core;
  const told = async (call: number, more: Partial<Lesson['expected']>, changes: IncidentChanges) => {
    const [callId, incidentId] = [newCallId(), newIncidentId()];
    const rang = { callId, at: Date.now(), number: `081100000${call}`, displayName: '', sipCallId: callId };
    await tell('call.ring', { ...rang, training: true });
    await tell('lesson.began', { callId, lesson: lesson(call, more) });
    await tell('call.answer', { callId, at: Date.now() });
    await tell('incident.create', { incidentId, callId, changes });
    return { callId, incidentId };
  };
  const desa = (code: string) => ({ kecamatan: code.slice(0, 8), desa: code });
  const [here, there] = [desa('35.17.06.2004'), desa('35.17.06.2005')];
  const first = await told(0, { ...here, callerName: 'Wiyono' }, { ...here, callerName: 'Wiyono' });
  const second = await told(
    1,
    { ...there, category: 'disaster', callerName: 'Yuni', mustAsk: ['hazards'] },
    { ...there, callerName: 'Yuni' },
  );
  await tell('call.qualify', { callId: first.callId, disposition: 'emergency', reason: '' });
  await tell('incident.link', { incidentId: first.incidentId, callId: second.callId });
  const states = async ({ callId }: { callId: CallId }) => {
    const { items } = await tell('lesson.debrief', { callId });
    return Object.fromEntries(items.map(({ what, state }) => [what, state]));
  };
  const gathered = { place: 'gathered', callerName: 'gathered' };
  expect(await states(first)).toEqual(gathered);
  const missing = { category: 'missing', hazards: 'missing', sameEvent: 'gathered' };
  expect(await states(second)).toEqual({ ...gathered, ...missing });
  // What the event has been told since counts for this call too.
  const changes = { category: 'disaster', hazards: 'arus deras' } as const;
  await tell('incident.edit', { incidentId: first.incidentId, changes });
  expect(await states(second)).toEqual({
    ...gathered,
    category: 'gathered',
    hazards: 'gathered',
    sameEvent: 'gathered',
  });
  core.close();
});

test('a real caller is never made a lesson', async ({ folder }) => {
  const core = openInProcess(folder, []);
  const callId = await answeredCall(core);
  const refusal = { refusal: { code: 'E_NOT_A_LESSON' } };
  expect(await core.ask('lesson.began', { callId, lesson: lesson(0) })).toMatchObject(refusal);
  expect(await core.ask('lesson.keys', { callId, presses: 1 })).toMatchObject(refusal);
  expect(await core.ask('lesson.debrief', { callId })).toMatchObject(refusal);
  core.close();
});

test('a practice call that nobody answered is a lesson of whoever was on duty', async ({ folder }) => {
  const core = openInProcess(folder, []);
  const { tell } = core;
  await tell('shift.start', { shiftId: newShiftId(), operator: 'Siti' });
  const callId = newCallId();
  const rang = { callId, at: Date.now(), number: '0811000112', displayName: '', sipCallId: callId };
  await tell('call.ring', { ...rang, training: true });
  await tell('lesson.began', { callId, lesson: lesson(0) });
  const end = { kind: 'cancelled', by: 'caller', sipCode: null, cause: '' } as const;
  await tell('call.end', { callId, at: Date.now(), end });
  expect(await tell('lesson.debrief', { callId })).toMatchObject({
    trainee: 'Siti',
    disposition: { given: 'abandoned', verdict: 'other' },
    times: { answer: null, talk: null },
  });
  const { trainees, progress } = await tell('lesson.progress', { trainee: 'Siti' });
  expect(trainees).toEqual(['Siti']);
  expect(progress).toMatchObject({ calls: 1, practise: ['emergency'] });
  core.close();
});
