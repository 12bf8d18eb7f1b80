import type { z } from 'zod';
import { viewOf } from '../../electron/core/agency/decide.ts';
import { evolveCall } from '../../electron/core/call/evolve.ts';
import { evolveHandOff } from '../../electron/core/handoff/evolve.ts';
import { evolveIncident } from '../../electron/core/incident/evolve.ts';
import type { Context, Decision, World } from '../../electron/core/log/decision.ts';
import type {
  AnyFact,
  CallFact,
  Entry,
  HandOffFact,
  IncidentFact,
  PersonFact,
  ReportFact,
  ShiftFact,
} from '../../electron/core/log/entries.ts';
import { callKey, countCall, noteNumber } from '../../electron/core/number/evolve.ts';
import { evolvePerson } from '../../electron/core/people/evolve.ts';
import { evolveShift } from '../../electron/core/shift/evolve.ts';
import { evolveShiftReport } from '../../electron/core/shift-report/evolve.ts';
import { Agency } from '../../shared/domain/agency.ts';
import type { Call } from '../../shared/domain/call.ts';
import { type HandOff, isFinal } from '../../shared/domain/handoff.ts';
import {
  AgencyId,
  type CallId,
  type IncidentId,
  newCallId,
  newHandOffId,
  newIncidentId,
  newNoteId,
  newPersonId,
  newShiftId,
} from '../../shared/domain/ids.ts';
import type { Incident } from '../../shared/domain/incident.ts';
import type { NumberRecord } from '../../shared/domain/number.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Shift } from '../../shared/domain/shift.ts';
import type { ShiftReport } from '../../shared/domain/shift-report.ts';
import { numberKey } from '../../shared/phone-number/phone-number.ts';
import type { Protocol } from '../../shared/protocol/schema.ts';
import { wibDay } from '../../shared/time/wib.ts';

/** 24 November 2026, 10.00 WIB */
export const NOON = Date.parse('2026-11-24T10:00:00+07:00');

/** The log and its views in memory: deciders and folds are pure, so they need no file. */
export class Desk implements World {
  readonly entries: Entry[] = [];
  private readonly calls = new Map<string, Call>();
  private readonly incidents = new Map<string, Incident>();
  private readonly handOffs = new Map<string, HandOff>();
  private readonly agencies = new Map<string, Agency>();
  private readonly shifts = new Map<string, Shift>();
  private readonly persons = new Map<string, Person>();
  private readonly reports = new Map<string, ShiftReport>();
  private readonly numbers = new Map<string, NumberRecord>();
  now = NOON;
  training = false;
  protocols: readonly Protocol[] = [];

  call = (id: string) => this.calls.get(id);
  openCalls = () => [...this.calls.values()].filter((call) => call.state !== 'ended');
  incident = (id: string) => this.incidents.get(id);
  incidentsOn = (day: string) =>
    [...this.incidents.values()].filter((incident) => wibDay(incident.createdAt) === day).length;
  handOff = (id: string) => this.handOffs.get(id);
  handOffsOf = (id: string) => [...this.handOffs.values()].filter((handOff) => handOff.incidentId === id);
  agency = (id: string) => this.agencies.get(id);
  number = (key: string) => this.numbers.get(key);
  openHandOffsTo = (id: string) =>
    [...this.handOffs.values()].filter((h) => h.agencyId === id && !isFinal(h.state)).length;
  undelivered = () => [...this.handOffs.values()].filter((h) => h.pending !== null).length;
  shiftReport = (id: string) => this.reports.get(id);
  person = (id: string) => this.persons.get(id);
  people = () => [...this.persons.values()].sort((a, b) => a.name.localeCompare(b.name));
  openShift = () => [...this.shifts.values()].find((shift) => shift.endedAt === null);

  /** Carries a decision out; returns the types of its facts, or the refusal's code. */
  do(decide: (world: World, context: Context) => Decision, actor = 'Siti'): string[] | string {
    const { now: at, training, protocols } = this;
    const decision = decide(this, { at, actor, training, newIncidentId, protocols });
    if ('refusal' in decision) return decision.refusal.code;
    for (const fact of decision.facts) this.apply(fact, actor);
    return decision.facts.map((fact) => fact.type);
  }

  private apply(fact: AnyFact, actor: string): void {
    const seq = this.entries.length + 1;
    const entry: Entry = { ...fact, station: 'T', seq, at: this.now, hlc: String(seq), actor };
    this.entries.push(entry);
    const keep = <T>(map: Map<string, T>, next: T | undefined): void => {
      if (next) map.set(entry.subject, next);
    };
    if (entry.type === 'agency.configured') this.agencies.set(entry.subject, viewOf(entry.data));
    else if (entry.type === 'number.noted') {
      const key = numberKey(entry.data.number) ?? '';
      this.numbers.set(key, noteNumber(this.number(key), entry));
    } else if (entry.type.startsWith('call.')) this.applyCall(entry as Entry<CallFact>);
    else if (entry.type.startsWith('incident.'))
      keep(this.incidents, evolveIncident(this.incident(entry.subject), entry as Entry<IncidentFact>));
    else if (entry.type.startsWith('handoff.'))
      keep(this.handOffs, evolveHandOff(this.handOff(entry.subject), entry as Entry<HandOffFact>));
    else if (entry.type.startsWith('person.')) {
      const person = evolvePerson(this.person(entry.subject), entry as Entry<PersonFact>);
      if (person) this.persons.set(entry.subject, person);
      else this.persons.delete(entry.subject);
    } else if (entry.type.startsWith('report.'))
      keep(this.reports, evolveShiftReport(this.reports.get(entry.subject), entry as Entry<ReportFact>));
    else keep(this.shifts, evolveShift(this.shifts.get(entry.subject), entry as Entry<ShiftFact>));
  }

  private applyCall(entry: Entry<CallFact>): void {
    const before = this.call(entry.subject);
    const call = evolveCall(before, entry);
    if (!call) return;
    this.calls.set(call.id, call);
    const key = callKey(call);
    const counted = key === null ? null : countCall(this.number(key), before, call);
    if (key !== null && counted) this.numbers.set(key, counted);
  }
}

export const ids = {
  call: newCallId,
  incident: newIncidentId,
  handOff: newHandOffId,
  shift: newShiftId,
  note: newNoteId,
  person: newPersonId,
};

export const ring = (callId: CallId, change: object = {}) => ({
  callId,
  at: NOON,
  number: '081234567890',
  displayName: '',
  sipCallId: 'x',
  training: false,
  ...change,
});

export const hangUp = (callId: CallId, change: object = {}) => ({
  callId,
  at: NOON,
  end: { kind: 'hangup', by: 'caller', sipCode: null, cause: '', ...change } as const,
});

export const qualify = (callId: CallId, disposition: string, incidentId: IncidentId | null = null) => ({
  callId,
  disposition: disposition as 'prank',
  reason: '',
  incidentId,
  details: null,
});

export const agency = (id: string, change: Partial<z.input<typeof Agency>> = {}): Agency =>
  Agency.parse({
    id: AgencyId.parse(id),
    name: id,
    shortName: id,
    duty: '',
    colour: '#112233',
    key: null,
    order: 1,
    enabled: true,
    channels: [{ kind: 'manual', contact: '' }],
    ...change,
  });
