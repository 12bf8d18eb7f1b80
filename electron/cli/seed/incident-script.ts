import { categoryOf } from '../../../shared/domain/category.ts';
import { manualWays } from '../../../shared/domain/handoff.ts';
import { AgencyId, type HandOffId } from '../../../shared/domain/ids.ts';
import type { IncidentChanges } from '../../../shared/domain/incident.ts';
import * as handOff from '../../core/handoff/decide.ts';
import * as incident from '../../core/incident/decide.ts';
import type { CallPlan, Step } from './call-script.ts';
import type { Chance } from './chance.ts';
import { uuid } from './ids.ts';
import { place } from './places.ts';
import { emergencies, lesser, operators, outcomes, people, receivers, type Story } from './stories.ts';

const byWeight = (chance: Chance, stories: readonly Story[]): Story => {
  const index = chance.weighted(Object.fromEntries(stories.map((story, i) => [String(i), story.weight])));
  const story = stories[Number(index)];
  if (!story) throw new Error('no story');
  return story;
};

/** The form as it fills while they talk, one autosaved change after the other. */
function edits(chance: Chance, story: Story, number: string | null): IncidentChanges[] {
  const { kecamatan, desa, ...told } = place(chance);
  return [
    { whatHappened: chance.pick(story.texts) },
    { category: categoryOf(story.sub), subCategory: story.sub },
    told,
    { kecamatan, desa },
    { priority: story.priority },
    ...(story.victims ? [{ victims: chance.int(story.victims[0], story.victims[1]) }] : []),
    ...(story.victimsState ? [{ victimsState: story.victimsState }] : []),
    ...(story.hazards ? [{ hazards: story.hazards }] : []),
    { callerName: chance.pick(people), ...(number ? { callbackNumber: number } : {}) },
  ];
}

/** From the first word in the form to the closed incident. */
export function incidentScript(
  chance: Chance,
  plan: CallPlan,
  kind: 'emergency' | 'non_emergency',
  from: number,
  until: number,
): Step[] {
  const { incidentId, callId } = plan;
  const story = byWeight(chance, kind === 'emergency' ? emergencies : lesser);
  const steps: Step[] = [];
  const operator = (at: number, decide: Step['decide']): void => {
    steps.push({ at: Math.round(at), actor: 'operator', decide });
  };
  const [first, ...rest] = edits(chance, story, plan.number);
  const span = (until - from) * 0.9;
  operator(from + span * 0.05, (world, context) =>
    incident.create(world, { incidentId, callId, changes: first ?? {} }, context),
  );
  rest.forEach((changes, i) => {
    operator(from + span * (0.1 + (0.85 * i) / rest.length), (world, context) =>
      incident.edit(world, { incidentId, changes }, context),
    );
  });
  let last = until;
  const agencies =
    kind === 'emergency' ? story.agencies : chance.happens(0.6) ? story.agencies.slice(0, 1) : [];
  agencies.forEach((agency, i) => {
    const end = handOffSteps(chance, plan, agency, from + span * 0.6 + 4_000 * i, operator);
    last = Math.max(last, end);
  });
  const closed = last + chance.around(600_000, 0.5);
  if (chance.happens(0.3)) {
    const text = `${chance.pick(operators)}: keluarga sudah dihubungi kembali`;
    operator(closed - 60_000, (world) => incident.note(world, { incidentId, text }));
  }
  const outcome = chance.pick(outcomes);
  operator(closed, (world) => incident.close(world, { incidentId, outcome }));
  return steps;
}

/** One agency from the button to the end of its work. Returns when that was. */
function handOffSteps(
  chance: Chance,
  { incidentId, callId }: CallPlan,
  agency: string,
  at: number,
  operator: (at: number, decide: Step['decide']) => void,
): number {
  const handOffId = uuid(chance, Math.round(at)) as HandOffId;
  const agencyId = AgencyId.parse(agency);
  operator(at, (world) =>
    handOff.create(world, { handOffId, incidentId, agencyId, channel: null, callId, talkFirst: false }),
  );
  const reached = at + chance.around(35_000, 0.5);
  const way = chance.pick(manualWays);
  const receivedBy = chance.pick(receivers);
  operator(reached, (world) => handOff.reach(world, { handOffId, way, receivedBy }));
  let time = reached;
  const advance = (to: 'en_route' | 'on_scene' | 'done', wait: number, unit = ''): void => {
    time += chance.around(wait, 0.4);
    operator(time, (world) => handOff.advance(world, { handOffId, to, unit, reason: '' }));
  };
  advance('en_route', 120_000, `${agency.toUpperCase()}-${chance.int(1, 6)}`);
  advance('on_scene', 720_000);
  advance('done', 2_400_000);
  return time;
}
