import fc from 'fast-check';
import type { CommandInput, CommandName } from '../../shared/contract/index.ts';
import { channelKinds } from '../../shared/domain/agency.ts';
import type { Answer, AnswerChanges } from '../../shared/domain/answers.ts';
import { awayReasons } from '../../shared/domain/away.ts';
import { consultSteps, endKinds } from '../../shared/domain/call.ts';
import { categoryCodes, subCategoryCodes } from '../../shared/domain/category.ts';
import { dispositions, prankMotives } from '../../shared/domain/disposition.ts';
import { manualWays } from '../../shared/domain/handoff.ts';
import {
  AgencyId,
  newCallId,
  newHandOffId,
  newIncidentId,
  newNoteId,
  newShiftId,
} from '../../shared/domain/ids.ts';
import { pointSources } from '../../shared/domain/incident.ts';
import { priorities } from '../../shared/domain/priority.ts';
import { recordingFile, retentionRules } from '../../shared/domain/recording.ts';
import { newSavedSearchId } from '../../shared/domain/search.ts';
import { geopriv, presence } from '../unit/pidf.ts';
import type { WrittenChannel } from './agencies.ts';

export interface Command {
  name: CommandName;
  input: CommandInput<CommandName>;
}

// Few ids, so that commands meet each other's calls, incidents and hand-offs.
const some = <T>(make: () => T, count: number) => fc.constantFrom(...Array.from({ length: count }, make));
const callId = some(newCallId, 4);
const incidentId = some(newIncidentId, 4);
const handOffId = some(newHandOffId, 5);
const shiftId = some(newShiftId, 3);
const noteId = some(newNoteId, 3);
const searchId = some(newSavedSearchId, 2);
const agencyId = fc.constantFrom(AgencyId.parse('dinkes'), AgencyId.parse('damkar'), AgencyId.parse('pln'));
const at = fc.integer({ min: 1_790_000_000_000, max: 1_800_000_000_000 });
const line = fc.string({ unit: 'binary', maxLength: 30 });
const text = fc.oneof(
  line,
  fc.constantFrom('Kebakaran di pasar', '=cmd|calc', 'a\r\nb', '\u202eterbalik', '\ud800'),
);
const number = fc.oneof(
  fc.constantFrom('081234567890', '+6281234567890', '0321861234', '110', '', 'anonymous'),
  line,
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 });

const got = {
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  source: fc.constantFrom(...pointSources),
  fillsPlace: fc.boolean(),
};

const lesson = fc.record({
  scenario: fc.constantFrom('house-fire', 'flood'),
  version: fc.constant(1),
  title: fc.constant({ id: 'Kebakaran rumah', en: 'House fire' }),
  run: fc.constantFrom('019c0000-0000-7000-8000-000000000001', '019c0000-0000-7000-8000-000000000002'),
  call: fc.nat(2),
  expected: fc.record({
    disposition: fc.constantFrom(...dispositions),
    why: fc.constant({ id: 'Ada api.', en: 'There is a fire.' }),
    desa: fc.option(fc.constant('35.17.09.2001'), { nil: undefined }),
  }),
});

const answerKey = fc.constantFrom(
  ...['safe', 'fire', 'burning', 'houses', 'more', 'gone'].map((id) => `sample-fire.${id}`),
);
const answer = fc.oneof(
  fc.constantFrom<Answer>('yes', 'no', 'unknown', 'smoke', 'flames', 'out', ['gas'], ['wood', 'gas'], [], 3),
  text,
);

const changes = fc.record(
  {
    category: maybe(fc.oneof(fc.constant('fire' as const), fc.constantFrom(...categoryCodes))),
    subCategory: maybe(fc.oneof(fc.constant('house_fire' as const), fc.constantFrom(...subCategoryCodes))),
    priority: maybe(fc.constantFrom(...priorities)),
    whatHappened: text,
    locationText: fc.oneof(text, fc.constantFrom('Jl. Merdeka 5 Ploso', 'depan pasar Cukir')),
    kecamatan: maybe(fc.constant('35.17.09')),
    desa: maybe(fc.constant('35.17.09.2001')),
    landmark: text,
    point: maybe(
      fc.oneof(
        fc.record({ ...got, certainty: fc.constant('exact' as const) }),
        fc.record({
          ...got,
          certainty: fc.constant('near' as const),
          radius: fc.double({ min: 0.1, max: 100_000, noNaN: true }),
        }),
        fc.record({ ...got, certainty: fc.constant('area' as const), area: fc.constant('35.17.09') }),
      ),
    ),
    victims: maybe(fc.nat(100)),
    hazards: text,
    callerName: text,
    callbackNumber: number,
    notes: text,
    answers: fc.dictionary(answerKey, maybe(answer), { maxKeys: 3 }) as fc.Arbitrary<AnswerChanges>,
  },
  { requiredKeys: [] },
);

const agency = fc.record({
  id: agencyId,
  name: fc.constantFrom('Pemadam', 'Dinkes'),
  shortName: fc.constant('Damkar'),
  duty: text,
  colour: fc.constant('#b3261e'),
  key: maybe(fc.constantFrom('1', '2')),
  order: fc.nat(9),
  enabled: fc.boolean(),
  channels: fc.subarray([
    { kind: 'webhook', url: 'http://127.0.0.1:9/', timeoutSeconds: 5 },
    { kind: 'email', to: ['piket@damkar.example'] },
    { kind: 'print' },
    { kind: 'manual', contact: '0321-861234' },
  ] as WrittenChannel[]),
});

const command = <N extends CommandName>(
  name: N,
  input: fc.Arbitrary<CommandInput<N>>,
): fc.Arbitrary<Command> => input.map((value) => ({ name, input: value as CommandInput<CommandName> }));
const call = { callId, at };
const pidf = presence(
  geopriv('<gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>-7.546 112.233</gml:pos></gml:Point>'),
);
const sentLocation = fc.record({
  headers: fc.array(fc.oneof(line, fc.constantFrom('<cid:a@b>', '<https://127.0.0.1/a>')), { maxLength: 2 }),
  parts: fc.array(
    fc.record({
      type: fc.constant('application/pidf+xml'),
      id: fc.constant('<a@b>'),
      body: fc.oneof(text, fc.constant(pidf)),
    }),
    { maxLength: 2 },
  ),
});
const end = fc.record(
  {
    kind: fc.constantFrom(...endKinds),
    by: fc.constantFrom('caller' as const, 'operator' as const, 'network' as const),
    sipCode: maybe(fc.integer({ min: 100, max: 699 })),
    q850: fc.nat(127),
    cause: line,
  },
  { requiredKeys: ['kind', 'by', 'sipCode', 'cause'] },
);

const mos = fc.double({ min: 1, max: 4.5, noNaN: true });
const quality = fc.record({
  seconds: fc.integer({ min: 1, max: 3_600 }),
  mos,
  worstMos: mos,
  loss: fc.double({ min: 0, max: 1, noNaN: true }),
  jitter: fc.nat(1_000),
  roundTrip: maybe(fc.nat(5_000)),
});

const recordedPart = fc
  .record({ callId, part: fc.integer({ min: 1, max: 2 }) })
  .map((one) => ({ ...one, file: recordingFile('2026-11-25', one.callId, one.part) }));
const recording = fc.record({
  from: at,
  seconds: fc.nat(3_600),
  bytes: fc.integer({ min: 1, max: 1_000_000 }),
  sha256: fc.constant('0'.repeat(64)),
  recovered: fc.boolean(),
});
const rule = fc.constantFrom(...retentionRules);

const details = fc.oneof(
  fc.record({
    kind: fc.constant('ghost' as const),
    listenedSeconds: fc.nat(3_600),
    digits: fc.string({ unit: fc.constantFrom(...'0123456789*#ABCD'), maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('prank' as const), motive: fc.constantFrom(...prankMotives) }),
  fc.record({
    kind: fc.constant('out_of_scope' as const),
    referral: fc.constant({ id: 'electricity', to: 'PLN' }),
  }),
);

/** Any command that writes, with any input that the contract takes. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: command(
      'call.ring',
      fc.record({
        ...call,
        number: maybe(number),
        displayName: text,
        divertedFrom: maybe(number),
        sipCallId: line,
        training: fc.boolean(),
        location: maybe(sentLocation),
      }),
    ),
  },
  { weight: 4, arbitrary: command('call.answer', fc.record(call)) },
  command('call.dial', fc.record({ ...call, number: fc.constant('0321861234'), sipCallId: line })),
  command('call.hold', fc.record(call)),
  command('call.resume', fc.record(call)),
  command('call.dtmf', fc.record({ ...call, digit: fc.constant('5'), by: fc.constant('caller' as const) })),
  command(
    'call.transfer',
    fc.record({
      ...call,
      handOffId,
      target: line,
      outcome: fc.constantFrom('accepted' as const, 'failed' as const),
      cause: line,
    }),
  ),
  command(
    'call.consult',
    fc.record({ ...call, handOffId, target: line, step: fc.constantFrom(...consultSteps), cause: line }),
  ),
  command('call.measured', fc.record({ ...call, quality })),
  { weight: 2, arbitrary: command('lesson.began', fc.record({ callId, lesson })) },
  command('lesson.keys', fc.record({ callId, presses: fc.nat(300) })),
  { weight: 4, arbitrary: command('call.end', fc.record({ ...call, end })) },
  {
    weight: 2,
    arbitrary: recordedPart.chain(({ part, file, ...one }) =>
      fc.oneof(
        command(
          'call.recorded',
          recording.map((rest) => ({ ...one, part, file, ...rest })),
        ),
        command(
          'call.removeRecording',
          fc.record({ ...call, callId: fc.constant(one.callId), file: fc.constant(file), rule }),
        ),
        command('call.listen', fc.constant({ ...one, file })),
      ),
    ),
  },
  command('call.reconcile', fc.record({ at, live: fc.array(callId, { maxLength: 3 }) })),
  {
    weight: 4,
    arbitrary: command(
      'call.qualify',
      fc.record({
        callId,
        disposition: fc.constantFrom(...dispositions),
        reason: text,
        incidentId: maybe(incidentId),
        details: maybe(details),
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: command('incident.create', fc.record({ incidentId, callId: maybe(callId), changes })),
  },
  { weight: 5, arbitrary: command('incident.edit', fc.record({ incidentId, changes })) },
  command('incident.note', fc.record({ incidentId, text: fc.string({ minLength: 1 }) })),
  { weight: 2, arbitrary: command('incident.link', fc.record({ incidentId, callId })) },
  { weight: 2, arbitrary: command('incident.unlink', fc.record({ incidentId, callId })) },
  {
    weight: 3,
    arbitrary: command(
      'incident.merge',
      fc.record({
        incidentId,
        into: incidentId,
        take: fc.subarray(['whatHappened', 'victims', 'callerName', 'point'] as const),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: command(
      'incident.split',
      fc.record({
        incidentId,
        newIncidentId: incidentId,
        callIds: fc.uniqueArray(callId, { minLength: 1, maxLength: 3 }),
      }),
    ),
  },
  command('incident.close', fc.record({ incidentId, outcome: text })),
  command('incident.reopen', fc.record({ incidentId })),
  {
    weight: 4,
    arbitrary: command(
      'handoff.create',
      fc.record({
        handOffId,
        incidentId,
        agencyId,
        channel: maybe(fc.constantFrom(...channelKinds)),
        callId: maybe(callId),
        talkFirst: fc.boolean(),
      }),
    ),
  },
  command(
    'handoff.manual',
    fc.record({
      handOffId,
      way: fc.constantFrom(...manualWays),
      receivedBy: fc.constantFrom('Piket', '\u202e'),
    }),
  ),
  {
    weight: 2,
    arbitrary: command(
      'handoff.advance',
      fc.record({
        handOffId,
        to: fc.constantFrom('acknowledged', 'en_route', 'on_scene', 'done', 'declined'),
        unit: line,
        reason: text,
      }),
    ),
  },
  { weight: 2, arbitrary: command('handoff.resend', fc.record({ handOffId })) },
  command(
    'handoff.printed',
    fc.record({ handOffId, revision: fc.nat(2), printed: fc.boolean(), note: text }),
  ),
  command('agency.configure', fc.record({ agency })),
  command('agency.remove', fc.record({ agencyId })),
  command('handoff.retry', fc.record({ handOffId })),
  command('handoff.cancel', fc.record({ handOffId, reason: text })),
  command(
    'shift.start',
    fc.record({
      shiftId,
      operator: fc.oneof(
        fc.constantFrom('Siti', 'Dewi\u202e', 'x\ud800\u0000y'),
        line.filter((s) => s.trim() !== ''),
      ),
    }),
  ),
  command('shift.end', fc.record({ note: text })),
  command(
    'shift.offer',
    fc.record({
      to: fc.constantFrom('Siti', 'Bagus', 'Dewi\ud800'),
      note: text,
      incidents: fc.uniqueArray(incidentId, { maxLength: 2 }),
      late: fc.uniqueArray(handOffId, { maxLength: 2 }),
    }),
  ),
  command('shift.pause', fc.record({ reason: fc.constantFrom(...awayReasons) })),
  command('shift.resume', fc.constant({})),
  command('shift.withdraw', fc.constant({})),
  command('shift.take', fc.record({ shiftId, offeredAt: at })),
  command(
    'search.save',
    fc.record({
      searchId,
      name: fc.constantFrom('Prank malam', 'Ploso'),
      query: fc.record({ words: text, disposition: maybe(fc.constantFrom(...dispositions)) }),
    }),
  ),
  command('search.forget', fc.record({ searchId })),
  { weight: 2, arbitrary: command('number.note', fc.record({ noteId, number, text })) },
);
