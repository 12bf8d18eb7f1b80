import type Database from 'better-sqlite3';
import type { Counts, Durations, Figures } from '../../shared/contract/figures.ts';
import type { Call } from '../../shared/domain/call.ts';
import { dispositions } from '../../shared/domain/disposition.ts';
import { type Knowable, knowables } from '../../shared/domain/figures.ts';
import type { HandOff } from '../../shared/domain/handoff.ts';
import type { Incident } from '../../shared/domain/incident.ts';
import { numberKey } from '../../shared/phone-number/phone-number.ts';
import { wibDay } from '../../shared/time/wib.ts';

const all = <T>(db: Database.Database, table: string): T[] =>
  (db.prepare(`SELECT view FROM ${table}`).pluck().all() as string[]).map((view) => JSON.parse(view) as T);

function durations(values: number[]): Durations {
  const sorted = values.toSorted((a, b) => a - b);
  const least = (share: number) =>
    sorted.find((value) => sorted.filter((other) => other <= value).length >= share * sorted.length) ?? null;
  return { count: sorted.length, p50: least(0.5), p90: least(0.9), p95: least(0.95) };
}

function counts(keys: (string | null)[]): Counts {
  const different = [...new Set(keys)].map((key) => ({
    key,
    calls: keys.filter((other) => other === key).length,
  }));
  return different.sort((a, b) => b.calls - a.calls || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
}

const MONDAY_FIRST = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const weekday = (time: number): number =>
  MONDAY_FIRST.indexOf(
    new Date(`${wibDay(time)}T12:00:00Z`).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' }),
  );
const hour = (time: number): number =>
  Number(new Date(time).toLocaleTimeString('en-GB', { timeZone: 'Asia/Jakarta' }).slice(0, 2));

interface Views {
  calls: Call[];
  incidents: Incident[];
  handOffs: HandOff[];
}

/** The same figures added up from the views. */
export const naiveFigures = (db: Database.Database, from: number, to: number): Figures =>
  addedUp(
    { calls: all(db, 'calls'), incidents: all(db, 'incidents'), handOffs: all(db, 'handoffs') },
    from,
    to,
  );

interface Event {
  incident: Incident | null;
  handOffs: HandOff[];
}

/** As somebody would with a JSON export and an afternoon's time. */
export function figuresOfExport(text: string, from: number, to: number): Figures {
  const file = JSON.parse(text) as { calls: ({ call: Call } & Event)[]; incidents: Event[] };
  const events = [...file.calls, ...file.incidents];
  const once = <T extends { id: string }>(list: T[]): T[] => [
    ...new Map(list.map((one) => [one.id, one])).values(),
  ];
  return addedUp(
    {
      calls: file.calls.map(({ call }) => call),
      incidents: once(events.flatMap(({ incident }) => incident ?? [])),
      handOffs: once(events.flatMap(({ handOffs }) => handOffs)),
    },
    from,
    to,
  );
}

function addedUp({ calls: everyCall, handOffs, ...views }: Views, from: number, to: number): Figures {
  const incidents = new Map(views.incidents.map((incident) => [incident.id as string, incident]));
  const inside = (time: number) => time >= from && time < to;
  const handOffsOf = (incident: Incident): HandOff[] => {
    const ids = new Set<string>([incident.id, ...incident.mergedFrom.map(({ id }) => id)]);
    return handOffs.filter((handOff) => ids.has(handOff.incidentId));
  };
  const incoming = everyCall.filter(
    (call) => call.direction === 'in' && !call.training && inside(call.ringingAt),
  );
  const calls = incoming.filter((call) => dispositionOf(call) !== 'test');
  const eventOf = (call: Call) => (call.incidentId ? incidents.get(call.incidentId) : undefined);
  const priority = (incident: Incident | undefined) =>
    incident?.fields.priority ?? incident?.suggestion?.priority ?? null;
  const waits = calls.flatMap((call) =>
    'answeredAt' in call && call.answeredAt !== null ? [Math.max(0, call.answeredAt - call.ringingAt)] : [],
  );
  const heat = MONDAY_FIRST.map(() => new Array<number>(24).fill(0));
  for (const call of calls) {
    const row = heat[weekday(call.ringingAt)]!;
    row[hour(call.ringingAt)] = row[hour(call.ringingAt)]! + 1;
  }
  const of = (disposition: string) => calls.filter((call) => dispositionOf(call) === disposition);
  const key = (call: Call) => numberKey(call.number);
  const withNumber = of('abandoned').filter((call) => key(call) !== null);
  const dialled = everyCall.filter((call) => call.direction === 'out');
  const nuisance = [...of('prank'), ...of('ghost')].filter((call) => key(call) !== null);
  const repeated = [...new Set(nuisance.map((call) => key(call)!))]
    .map((number) => ({
      number,
      prank: of('prank').filter((call) => key(call) === number).length,
      ghost: of('ghost').filter((call) => key(call) === number).length,
    }))
    .filter(({ prank, ghost }) => prank + ghost > 1)
    .sort((a, b) => b.prank + b.ghost - a.prank - a.ghost || (a.number < b.number ? -1 : 1));
  const events = [...incidents.values()].filter(
    (incident) =>
      !incident.training &&
      incident.status !== 'draft' &&
      incident.mergedInto === null &&
      !(incident.status === 'closed' && dispositions.some((one) => one === incident.outcome)) &&
      inside(incident.createdAt),
  );
  const began = (incident: Incident): number => {
    const rings = everyCall.filter(({ id }) => incident.calls.includes(id)).map((call) => call.ringingAt);
    return rings.length > 0 ? Math.min(...rings) : incident.createdAt;
  };
  const until = (time: (incident: Incident) => (number | null | undefined)[]) =>
    durations(
      events.flatMap((incident) => {
        const times = time(incident).filter((one) => typeof one === 'number');
        return times.length > 0 ? [Math.max(0, Math.min(...times) - began(incident))] : [];
      }),
    );
  const knows: Record<Knowable, (incident: Incident) => boolean> = {
    category: ({ fields }) => fields.category !== null,
    priority: (incident) => priority(incident) !== null,
    whatHappened: ({ fields }) => fields.whatHappened !== '',
    location: ({ fields }) => fields.locationText !== '' || fields.desa !== null || fields.point !== null,
    kecamatan: ({ fields }) => fields.kecamatan !== null,
    victims: ({ fields }) => fields.victims !== null,
    callerName: ({ fields }) => fields.callerName !== '',
  };
  const sent = handOffs.filter((handOff) => !handOff.training && inside(handOff.times.queued!));
  const agencies = [...new Set(sent.map(({ agencyId }) => agencyId))].map((agencyId) => {
    const own = sent.filter((handOff) => handOff.agencyId === agencyId);
    const after = (state: 'acknowledged' | 'on_scene') =>
      durations(
        own.flatMap(({ times }) =>
          times[state] === undefined ? [] : [Math.max(0, times[state] - times.queued!)],
        ),
      );
    return {
      agencyId,
      handOffs: own.length,
      acknowledged: after('acknowledged'),
      onScene: after('on_scene'),
    };
  });
  const agenciesOf = (call: Call): (string | null)[] => {
    const event = eventOf(call);
    const told = [...new Set(event ? handOffsOf(event).map(({ agencyId }) => agencyId) : [])];
    return told.length > 0 ? told : [null];
  };
  return {
    from,
    to,
    calls: calls.length,
    answered: waits.length,
    tests: incoming.length - calls.length,
    endedLater: calls.filter((call) => 'endedAt' in call && call.endedAt >= to).length,
    byDisposition: counts(calls.map(dispositionOf)),
    byCategory: counts(calls.map((call) => eventOf(call)?.fields.category ?? null)),
    byPriority: counts(calls.map((call) => priority(eventOf(call)))),
    byKecamatan: counts(calls.map((call) => eventOf(call)?.fields.kecamatan ?? null)),
    byAgency: counts(calls.flatMap(agenciesOf)),
    byOperator: counts(calls.map((call) => call.operator)),
    byHour: Array.from({ length: 24 }, (_, at) => heat.reduce((sum, day) => sum + day[at]!, 0)),
    heat,
    answer: {
      ...durations(waits),
      within: {
        10: waits.filter((wait) => wait <= 10_000).length,
        15: waits.filter((wait) => wait <= 15_000).length,
        20: waits.filter((wait) => wait <= 20_000).length,
      },
    },
    abandoned: {
      calls: of('abandoned').length,
      withNumber: withNumber.length,
      calledBack: withNumber.filter((call) =>
        dialled.some(
          (back) =>
            key(back) === key(call) &&
            back.ringingAt > call.ringingAt &&
            back.ringingAt <= call.ringingAt + 24 * 3_600_000,
        ),
      ).length,
    },
    nuisance: { prank: of('prank').length, ghost: of('ghost').length, numbers: repeated.slice(0, 20) },
    incidents: events.length,
    located: until((incident) => [incident.locatedAt]),
    handedOver: until((incident) => handOffsOf(incident).map(({ times }) => times.queued)),
    acknowledged: until((incident) => handOffsOf(incident).map(({ times }) => times.acknowledged)),
    onScene: until((incident) => handOffsOf(incident).map(({ times }) => times.on_scene)),
    completeness: {
      complete: events.filter((incident) =>
        (['category', 'priority', 'whatHappened', 'location', 'kecamatan'] as const).every((one) =>
          knows[one](incident),
        ),
      ).length,
      known: Object.fromEntries(
        knowables.map((one) => [one, events.filter(knows[one]).length]),
      ) as Figures['completeness']['known'],
    },
    handOffs: sent.length,
    agencies: agencies.sort((a, b) => b.handOffs - a.handOffs || (a.agencyId < b.agencyId ? -1 : 1)),
  };
}

const dispositionOf = (call: Call): string | null =>
  call.direction === 'in' ? (call.qualification?.disposition ?? null) : null;
