import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { sameName, waitOf } from '../../../shared/domain/person.ts';
import { cleanLine } from '../../../shared/text/clean.ts';
import type { Store } from '../log/store.ts';
import type { SignedIn } from '../shift/decide.ts';
import { refusedPin } from './decide.ts';
import { isPin } from './pin.ts';
import type { PinFile } from './pin-file.ts';

export interface SignIn {
  /** Whether this is the PIN of that person; false when the person has none. Every refusal is in the log. */
  check(id: PersonId, pin: string | null): Promise<Result<boolean>>;
  /** Who begins a shift under this name; at once and null where nobody is set up. */
  toShift(name: string, pin: string | null): Result<null> | Promise<Result<SignedIn>>;
}

/** Looks at PINs, one after the other: whoever sends many at once is not looked at faster. */
export function createSignIn(options: {
  store: Pick<Store, 'world' | 'commit'>;
  pins: PinFile;
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  training: boolean;
}): SignIn {
  const { store, pins, inTurn, training } = options;
  const { world } = store;

  async function look(id: PersonId, pin: string | null): Promise<Result<boolean>> {
    const person = world.person(id);
    if (!person?.active) return refuse('E_PERSON_UNKNOWN', { name: person?.name ?? '–' });
    const { name } = person;
    const stored = await pins.of(id);
    if (!stored) return ok(false);
    if (pin === null) return refuse('E_PIN_NEEDED', { name });
    const told = (): Result<never> | null => {
      const wait = waitOf(world.person(id) ?? person, Date.now());
      return wait > 0 ? refuse('E_PIN_WAIT', { name, seconds: Math.ceil(wait / 1_000) }) : null;
    };
    const early = told();
    if (early) {
      store.commit('system', () => refusedPin(id, 'waiting'));
      return early;
    }
    if (await isPin(pin, stored)) return ok(true);
    store.commit('system', () => refusedPin(id, 'wrong'));
    return told() ?? refuse('E_PIN_WRONG', { name });
  }

  const check: SignIn['check'] = (id, pin) => inTurn(() => look(id, pin));
  return {
    check,
    toShift(operator, pin) {
      const people = training ? [] : world.people();
      if (people.length === 0) return ok(null);
      const name = cleanLine(operator);
      const person = people.find((one) => one.active && sameName(one.name, name));
      if (!person) return refuse('E_PERSON_UNKNOWN', { name });
      return check(person.id, pin).then((checked) =>
        checked.ok ? ok({ id: person.id, pin: checked.value }) : checked,
      );
    },
  };
}
