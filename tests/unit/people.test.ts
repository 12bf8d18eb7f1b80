import { scryptSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ACTING_MS, createAuthority } from '../../electron/core/people/authority.ts';
import * as people from '../../electron/core/people/decide.ts';
import { hashPin, isPin, StoredPin } from '../../electron/core/people/pin.ts';
import * as shift from '../../electron/core/shift/decide.ts';
import type { CommandArgs, CommandName } from '../../shared/contract/index.ts';
import { commands } from '../../shared/contract/index.ts';
import { newPersonId, newShiftId, type PersonId } from '../../shared/domain/ids.ts';
import { Pin, type Role, roles, waitOf } from '../../shared/domain/person.ts';
import { Desk, NOON } from './world.ts';

/** A room in which these are set up. */
function room(...list: [name: string, role: Role][]): { desk: Desk; ids: PersonId[] } {
  const desk = new Desk();
  const ids = list.map(([name, role]) => {
    const personId = newPersonId();
    expect(desk.do((world) => people.add(world, { personId, name, role }))).toEqual([
      'person.added',
      'person.pinSet',
    ]);
    return personId;
  });
  return { desk, ids };
}
const start = (desk: Desk, operator: string, who: shift.SignedIn) =>
  desk.do((world) => shift.start(world, { shiftId: newShiftId(), operator }, who));

const authorityOf = (world: Desk, training: boolean, changed: () => void = () => undefined) =>
  createAuthority({ world, training, guardedOnDuty: () => false, changed });

describe('who is set up', () => {
  test('the first one is an administrator, and no two share a name', () => {
    const { desk } = room(['Rina', 'administrator']);
    const add = (name: string, role: Role, at = desk) =>
      at.do((world) => people.add(world, { personId: newPersonId(), name, role }));
    expect(add('Siti', 'operator', new Desk())).toBe('E_PERSON_FIRST');
    expect(add(' RINA ', 'operator')).toBe('E_PERSON_NAME');
    expect(add('\u202e', 'operator')).toBe('E_INPUT_INVALID');
    expect(add('Siti\u202e', 'operator')).toEqual(['person.added', 'person.pinSet']);
    expect(desk.people().map(({ name }) => name)).toEqual(['Rina', 'Siti']);
  });

  test('the last active administrator stays one, until there is another', () => {
    const { desk, ids } = room(['Rina', 'administrator'], ['Siti', 'operator']);
    const [rina, siti] = ids as [PersonId, PersonId];
    const change = (personId: PersonId, role: Role, active = true) =>
      desk.do((world) => people.change(world, { personId, role, active }));
    expect(change(rina, 'shift_lead')).toBe('E_PERSON_LAST');
    expect(change(rina, 'administrator', false)).toBe('E_PERSON_LAST');
    expect(desk.do((world) => people.remove(world, { personId: rina }))).toBe('E_PERSON_LAST');
    expect(change(siti, 'administrator', false)).toEqual(['person.changed']);
    expect(change(rina, 'operator')).toBe('E_PERSON_LAST');
    expect(change(siti, 'administrator')).toEqual(['person.changed']);
    expect(change(rina, 'operator')).toEqual(['person.changed']);
    expect(change(rina, 'operator')).toEqual([]);
  });

  test('no sequence of commands leaves people without an active administrator', () => {
    const who = fc.nat(3);
    const role = fc.constantFrom(...roles);
    const step = fc.oneof(
      fc.record({
        do: fc.constant('add' as const),
        who,
        role,
        name: fc.constantFrom('A', 'a', 'B', 'C', ' '),
      }),
      fc.record({ do: fc.constant('change' as const), who, role, active: fc.boolean() }),
      fc.record({ do: fc.constant('remove' as const), who }),
      fc.record({ do: fc.constant('refused' as const), who }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const desk = new Desk();
        const ids = Array.from({ length: 4 }, newPersonId);
        for (const one of steps) {
          const personId = ids[one.who]!;
          desk.do((world) => {
            switch (one.do) {
              case 'add':
                return people.add(world, { personId, name: one.name, role: one.role });
              case 'change':
                return people.change(world, { personId, role: one.role, active: one.active });
              case 'remove':
                return people.remove(world, { personId });
              case 'refused':
                return people.refusedPin(personId, 'wrong');
            }
          });
          const left = desk.people();
          const names = left.map(({ name }) => name.toLowerCase());
          expect(new Set(names).size).toBe(names.length);
          if (left.length > 0)
            expect(left.some((person) => person.active && person.role === 'administrator')).toBe(true);
        }
      }),
    );
  });
});

describe('a PIN', () => {
  test('is kept as scrypt of a fresh salt with what it was made with, and only itself fits', async () => {
    const [one, other] = await Promise.all([hashPin('4711'), hashPin('4711')]);
    expect(StoredPin.parse(one)).toMatchObject({ N: 32_768, r: 8, p: 3 });
    expect(one.salt).not.toBe(other.salt);
    expect(one.hash).not.toBe(other.hash);
    expect(await isPin('4711', one)).toBe(true);
    expect(await isPin('4712', one)).toBe(false);
    expect(await isPin('04711', one)).toBe(false);
    expect(await isPin('4711', { ...one, p: 1 })).toBe(false);
    // One that was made with other parameters goes on to fit.
    const cost = { N: 2 ** 14, r: 8, p: 1 };
    const hash = scryptSync('4711', Buffer.from(one.salt, 'hex'), 32, cost).toString('hex');
    expect(await isPin('4711', { salt: one.salt, hash, ...cost })).toBe(true);
  });

  test('is four to twelve digits, and one whose file asks for the memory of the PC is none', () => {
    for (const pin of ['123', '1234567890123', '12a4', '', ' 1234', '١٢٣٤'])
      expect(Pin.safeParse(pin).success, pin).toBe(false);
    expect(Pin.safeParse('123456789012').success).toBe(true);
    const kept = { salt: 'a'.repeat(32), hash: 'b'.repeat(64), N: 2 ** 15, r: 8, p: 3 };
    expect(StoredPin.safeParse(kept).success).toBe(true);
    for (const change of [{ N: 2 ** 30 }, { r: 1_000 }, { p: 1_000 }, { salt: '' }])
      expect(StoredPin.safeParse({ ...kept, ...change }).success).toBe(false);
  });

  test('that was wrong five times waits, longer each time, until it is right or set anew', () => {
    const { desk, ids } = room(['Rina', 'administrator']);
    const rina = ids[0]!;
    const wait = () => waitOf(desk.person(rina)!, desk.now);
    for (let wrong = 0; wrong < 4; wrong++) desk.do(() => people.refusedPin(rina, 'wrong'));
    expect(wait()).toBe(0);
    desk.do(() => people.refusedPin(rina, 'wrong'));
    expect(wait()).toBe(30_000);
    // Typed while it waits: told, and not counted.
    desk.do(() => people.refusedPin(rina, 'waiting'));
    expect(wait()).toBe(30_000);
    desk.do(() => people.refusedPin(rina, 'wrong'));
    expect(wait()).toBe(60_000);
    for (let wrong = 0; wrong < 40; wrong++) desk.do(() => people.refusedPin(rina, 'wrong'));
    expect(wait()).toBe(15 * 60_000);
    desk.now = NOON + 15 * 60_000;
    expect(wait()).toBe(0);
    // A clock that was set back locks nobody out.
    desk.now = NOON - 86_400_000;
    expect(wait()).toBe(0);
    desk.now = NOON;
    desk.do((world) => people.setPin(world, rina));
    expect(wait()).toBe(0);
  });
});

describe('a shift', () => {
  test('is of who signed in; a name whose PIN was lost starts it, and proves nothing', () => {
    const { desk, ids } = room(['Rina', 'administrator'], ['Siti', 'operator']);
    const [rina, siti] = ids as [PersonId, PersonId];
    expect(start(desk, 'rina', { id: rina, pin: true })).toEqual(['person.signedIn', 'shift.started']);
    expect(desk.openShift()).toMatchObject({ operator: 'Rina', person: rina });
    const offer = (to: string) =>
      desk.do((world) => shift.offer(world, { to, note: '', incidents: [], late: [] }));
    expect(offer('Bagus')).toBe('E_PERSON_UNKNOWN');
    expect(offer('siti')).toEqual(['shift.offered']);
    const take = { shiftId: newShiftId(), offeredAt: NOON };
    desk.do((world) => shift.take(world, take, { id: siti, pin: false }));
    expect(desk.openShift()).toMatchObject({ operator: 'Siti', person: null });
  });

  test('where nobody is set up is of whoever types a name', () => {
    const desk = new Desk();
    expect(start(desk, 'Siapa saja', null)).toEqual(['shift.started']);
    expect(desk.openShift()).toMatchObject({ operator: 'Siapa saja', person: null });
  });
});

describe('rights', () => {
  const administrators: CommandName[] = [
    'agency.configure',
    'agency.remove',
    'agency.try',
    'map.import',
    'map.remove',
    'people.add',
    'people.change',
    'people.setPin',
    'people.remove',
    'people.administers',
  ];
  const leads: CommandName[] = ['log.verify', 'incident.export'];
  const exports: CommandName[] = ['log.export', 'log.pages'];
  const toCore = (Object.keys(commands) as CommandName[]).filter((name) => commands[name].to === 'core');

  test('hold for every command, whoever is on shift or signed in beside it', () => {
    const role = fc.option(fc.constantFrom(...roles), { nil: null });
    const one = fc.record({ role, active: fc.boolean(), proved: fc.boolean() });
    fc.assert(
      fc.property(
        one,
        one,
        fc.constantFrom(...toCore),
        fc.boolean(),
        fc.boolean(),
        (onShift, beside, name, redacted, training) => {
          const { desk } = room(['Rina', 'administrator']);
          const join = ({ role: as, active }: typeof onShift, called: string): PersonId | null => {
            if (as === null) return null;
            const personId = newPersonId();
            desk.do((world) => people.add(world, { personId, name: called, role: as }));
            desk.do((world) => people.change(world, { personId, role: as, active }));
            return personId;
          };
          const [siti, budi] = [join(onShift, 'Siti'), join(beside, 'Budi')];
          start(desk, 'Siti', siti && { id: siti, pin: onShift.proved });
          const authority = authorityOf(desk, training);
          authority.act(budi);
          const held = [
            onShift.active && onShift.proved ? onShift.role : null,
            beside.active ? beside.role : null,
          ];
          const governs = held.includes('administrator');
          const leading = governs || held.includes('shift_lead');
          const allowed =
            training ||
            (administrators.includes(name)
              ? governs
              : leads.includes(name) || (exports.includes(name) && !redacted)
                ? leading
                : true);
          const refusal = authority.refusal(name, { redacted } as unknown as CommandArgs<typeof name>);
          expect(refusal?.code ?? null).toBe(
            allowed ? null : administrators.includes(name) ? 'E_ONLY_ADMINISTRATOR' : 'E_ONLY_LEAD',
          );
          authority.stop();
        },
      ),
      { numRuns: 500 },
    );
  });

  test('are those of everybody where nobody is set up', () => {
    const authority = authorityOf(new Desk(), false);
    for (const name of toCore)
      expect(authority.refusal(name, { redacted: false } as unknown as CommandArgs<typeof name>)).toBeNull();
  });

  test('of who signed in beside the shift end when they are not used', () => {
    vi.useFakeTimers();
    const { desk, ids } = room(['Rina', 'administrator']);
    const changed = vi.fn();
    const authority = authorityOf(desk, false, changed);
    const refusal = () => authority.refusal('map.remove', {})?.code;
    authority.act(ids[0]!);
    vi.advanceTimersByTime(ACTING_MS - 1);
    expect(refusal()).toBeUndefined();
    // Used just now, so it goes on.
    vi.advanceTimersByTime(ACTING_MS - 1);
    expect([refusal(), authority.acting()]).toEqual([undefined, ids[0]]);
    vi.advanceTimersByTime(ACTING_MS);
    expect([refusal(), authority.acting(), changed.mock.calls.length]).toEqual([
      'E_ONLY_ADMINISTRATOR',
      null,
      1,
    ]);
    vi.useRealTimers();
  });
});
