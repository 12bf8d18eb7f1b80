import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Call } from '../../../shared/domain/call.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import { newCallId, newIncidentId } from '../../../shared/domain/ids.ts';
import { emptyFields, type Incident, type IncidentFields } from '../../../shared/domain/incident.ts';
import { debriefOf, type Taken } from '../../../shared/training/debrief.ts';
import { Scenario, type ScenarioCall } from '../../../shared/training/scenario.ts';

const folder = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'training');
const scenarios = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => Scenario.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
const calls = scenarios.flatMap((scenario) =>
  scenario.calls.map((call, index) => ({ name: `${scenario.id} ${index}`, scenario, call, index })),
);

/** The call as a good operator closes it. */
function practised(
  { id, version, title }: Scenario,
  { number, expected }: ScenarioCall,
  index: number,
): Call {
  return {
    id: newCallId(),
    number,
    withheld: number === null,
    displayName: null,
    ringingAt: 1_795_000_000_000,
    operator: 'Siti',
    incidentId: newIncidentId(),
    training: true,
    heard: '',
    seq: 9,
    direction: 'in',
    state: 'ended',
    answeredAt: 1_795_000_004_000,
    endedAt: 1_795_000_094_000,
    end: { kind: 'hangup', by: 'caller', sipCode: null, cause: '' },
    practice: {
      lesson: {
        scenario: id,
        version,
        title,
        run: '019c0000-0000-7000-8000-000000000001',
        call: index,
        expected,
      },
      trainee: 'Siti',
      presses: null,
    },
    qualification: {
      disposition: expected.disposition,
      at: 1_795_000_100_000,
      by: 'Siti',
      reason: '',
      details:
        expected.referral === undefined
          ? null
          : { kind: 'out_of_scope', referral: { id: expected.referral, to: 'x' } },
      earlier: [],
    },
  };
}

/** Nothing but what the scenario says that the caller tells. */
function takenDown({ expected }: ScenarioCall): Taken {
  const asked = Object.fromEntries(
    (expected.mustAsk ?? []).map((field) => [field, field === 'victims' ? 1 : 'menurut penelepon']),
  );
  const { category, priority, kecamatan, desa, victims, callerName, callbackNumber } = expected;
  const told = { category, priority, kecamatan, desa, victims, callerName, callbackNumber };
  const known = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const fields = { ...emptyFields, ...asked, ...known } as IncidentFields;
  return {
    incident: { fields, suggestion: null, locatedAt: null } as unknown as Incident,
    handOffs: (expected.agencies ?? []).map(
      (agencyId) => ({ agencyId, state: 'acknowledged', times: {} }) as unknown as HandOff,
    ),
    canHandOverTo: () => true,
    sameEvent: expected.sameEventAs === undefined ? null : true,
  };
}

test.each(calls)('who takes down what is told has gathered all of $name', ({ scenario, call, index }) => {
  const debrief = debriefOf(practised(scenario, call, index), takenDown(call));
  expect(debrief?.disposition.verdict).toBe('right');
  expect(debrief?.items.filter(({ state }) => state !== 'gathered')).toEqual([]);
});

test.each(calls)(
  'who takes nothing down has gathered nothing but the number shown: $name',
  ({ scenario, call, index }) => {
    const { referral: _, ...expected } = call.expected;
    const closed = practised(scenario, { ...call, expected }, index);
    const debrief = debriefOf(closed, {
      incident: null,
      handOffs: [],
      canHandOverTo: () => true,
      sameEvent: null,
    });
    const gathered = debrief?.items.filter(({ state }) => state === 'gathered').map(({ what }) => what) ?? [];
    expect(gathered.filter((what) => what !== 'callbackNumber')).toEqual([]);
  },
);
