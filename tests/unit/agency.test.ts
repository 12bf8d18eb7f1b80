import { expect, test } from 'vitest';
import { configure, edit, remove } from '../../electron/core/agency/decide.ts';
import * as handOff from '../../electron/core/handoff/decide.ts';
import * as incident from '../../electron/core/incident/decide.ts';
import { agencyFit } from '../../shared/agency/fit.ts';
import { hasWorkingChannel } from '../../shared/domain/agency.ts';
import { AgencyId } from '../../shared/domain/ids.ts';
import { agencies } from '../integration/agencies.ts';
import { agency, Desk, ids } from './world.ts';

const damkar = AgencyId.parse('damkar');

test('the settings file speaks for an agency until it is changed on the screen, and then no more', () => {
  const desk = new Desk();
  desk.do((w) => configure(w, agency('damkar', { name: 'Damkar' })));
  desk.do((w) => configure(w, agency('damkar', { name: 'Damkar Jombang' })));
  expect(desk.agency(damkar)).toMatchObject({ name: 'Damkar Jombang', edited: false });
  desk.do((w) => edit(w, agency('damkar', { name: 'Pemadam' })));
  expect(desk.do((w) => configure(w, agency('damkar', { name: 'Dari berkas' })))).toEqual([]);
  expect(desk.agency(damkar)).toMatchObject({ name: 'Pemadam', edited: true });
});

test('the same settings again write nothing into the log', () => {
  const desk = new Desk();
  for (const shipped of agencies()) expect(desk.do((w) => configure(w, shipped))).toHaveLength(1);
  for (const shipped of agencies()) expect(desk.do((w) => configure(w, shipped))).toEqual([]);
});

test('an agency is taken away only when nothing is under way to it, and the settings file does not bring it back', () => {
  const desk = new Desk();
  desk.do((w) => configure(w, agency('damkar')));
  const incidentId = ids.incident();
  desk.do((w, c) => incident.create(w, { incidentId, callId: null, changes: {} }, c));
  const order = {
    handOffId: ids.handOff(),
    incidentId,
    agencyId: damkar,
    channel: null,
    callId: null,
    talkFirst: false,
  };
  desk.do((w) => handOff.create(w, order));
  expect(desk.do((w) => remove(w, { agencyId: damkar }))).toBe('E_AGENCY_IN_USE');
  desk.do((w) => handOff.cancel(w, { handOffId: order.handOffId, reason: '' }));
  desk.do((w) => remove(w, { agencyId: damkar }));
  desk.do((w) => configure(w, agency('damkar')));
  expect(desk.agency(damkar)).toMatchObject({ removed: true, enabled: false });
  expect(desk.do((w) => handOff.create(w, { ...order, handOffId: ids.handOff() }))).toBe('E_NOT_FOUND');
  desk.do((w) => edit(w, agency('damkar')));
  expect(desk.agency(damkar)).toMatchObject({ removed: false, enabled: true });
});

test('the shipped agencies lead nowhere until somebody fills them in, and say so', () => {
  const shipped = agencies();
  expect(shipped.map(({ id, enabled }) => [id, enabled])).toEqual([
    ['dinkes', true],
    ['damkar', true],
    ['bpbd', true],
    ['satpol-pp', true],
    ['dishub', true],
    ['polres', false],
    ['pln', false],
  ]);
  expect(shipped.filter(hasWorkingChannel)).toEqual([]);
  const reachable = agency('damkar', { channels: [{ kind: 'manual', contact: '0321-861234' }] });
  expect(hasWorkingChannel(reachable)).toBe(true);
  const contacts = [{ name: 'Piket', role: 'Komandan regu', phone: '0321-861234' }];
  expect(hasWorkingChannel(agency('damkar', { contacts }))).toBe(true);
});

const at = (text: string): number => Date.parse(`${text}+07:00`);

test('an agency is open in its hours of WIB, also over midnight', () => {
  const office = { kecamatan: [], hours: [{ days: [1, 2, 3, 4, 5], from: '07:00', to: '15:30' }] };
  const open = (agency: Parameters<typeof agencyFit>[0], time: string): boolean =>
    agencyFit(agency, null, at(time)).open;
  // 24 November 2026 is a Tuesday, the 28th a Saturday.
  expect(open(office, '2026-11-24T07:00:00')).toBe(true);
  expect(open(office, '2026-11-24T15:30:00')).toBe(false);
  expect(open(office, '2026-11-28T10:00:00')).toBe(false);
  const night = { kecamatan: [], hours: [{ days: [7], from: '22:00', to: '06:00' }] };
  expect(open(night, '2026-11-29T23:00:00')).toBe(true);
  expect(open(night, '2026-11-30T05:59:00')).toBe(true);
  expect(open(night, '2026-11-29T05:59:00')).toBe(false);
  expect(open({ kecamatan: [], hours: [] }, '2026-11-29T05:59:00')).toBe(true);
});

test('an agency covers its kecamatan, and everywhere when it names none', () => {
  const ploso = { kecamatan: ['35.17.15'], hours: [] };
  expect(agencyFit(ploso, '35.17.15', 0).covers).toBe(true);
  expect(agencyFit(ploso, '35.17.09', 0).covers).toBe(false);
  expect(agencyFit(ploso, null, 0).covers).toBeNull();
  expect(agencyFit({ kecamatan: [], hours: [] }, null, 0).covers).toBe(true);
});
