import path from 'node:path';
import { ok, type Refusal, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Role } from '../../../shared/domain/person.ts';
import { dataFolderName } from '../../../shared/domain/training-mode.ts';
import { type Decision, refused, type World } from '../log/decision.ts';
import type { Store } from '../log/store.ts';
import type { Registry } from '../registry.ts';
import { type Authority, createAuthority } from './authority.ts';
import * as people from './decide.ts';
import { hashPin, type StoredPin } from './pin.ts';
import { hasPins, openPinFile, PIN_FILE } from './pin-file.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

type Shown = CommandOutput<'people.list'>;

export interface PeopleService {
  refusal: Authority['refusal'];
  toShift: SignIn['toShift'];
  /** In whose name the log tells what needs this role, or null where the one on shift does it. */
  inNameOf(least: Role): string | null;
  stop(): void;
}

/** Who may sign in at this desk, and what that lets them do. */
export function startPeople(
  registry: Registry,
  options: {
    store: Store;
    dataFolder: string;
    training: boolean;
    changed: () => void;
    problem: (refusal: Refusal) => void;
  },
): PeopleService {
  const { store, training, changed } = options;
  const { world } = store;
  const pins = openPinFile(options.dataFolder);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const authority = createAuthority({
    ...{ world, training, changed },
    guardedOnDuty: () => hasPins(path.join(path.dirname(options.dataFolder), dataFolderName(false))),
  });
  const { check, toShift } = createSignIn({ store, pins, inTurn, training });

  async function shown(): Promise<Shown> {
    const list = await Promise.all(
      world.people().map(async ({ id, name, role, active }) => ({
        ...{ id, name, role, active },
        hasPin: (await pins.of(id)) !== null,
      })),
    );
    return { people: list, acting: authority.acting() };
  }
  const inNameOf = (least: Role): string | null => authority.holder(least)?.name ?? null;
  const actor = (): string => inNameOf('administrator') ?? world.openShift()?.operator ?? 'operator';

  /** The PIN first: a fact in the log without it would be a name that anybody may use. */
  function keepPin(id: PersonId, pin: string, decide: (world: World) => Decision): Promise<Result<Shown>> {
    return inTurn(async () => {
      const early = decide(world);
      if ('refusal' in early) return { ok: false, refusal: early.refusal };
      if (early.facts.length === 0) return ok(await shown());
      const before = await pins.of(id);
      const kept = await written(id, await hashPin(pin));
      if (!kept.ok) return kept;
      const done = await committed(decide).catch(async (error: unknown) => {
        await written(id, before);
        throw error;
      });
      if (done.ok) return ok(await shown());
      await written(id, before);
      return done;
    });
  }
  const committed = async (decide: (world: World) => Decision) => store.commit(actor(), decide);
  const written = (id: PersonId, pin: StoredPin | null): Promise<Result<null>> =>
    pins.set(id, pin).then(
      () => ok(null),
      (error: NodeJS.ErrnoException) =>
        refuse('E_PIN_WRITE', { file: PIN_FILE, cause: error.code ?? 'E_INTERNAL' }),
    );

  registry.handle('people.list', async () => ok(await shown()));
  registry.handle('people.add', async ({ pin, ...input }) => {
    if (training) return refuse('E_TRAINING_APART');
    const first = world.people().length === 0;
    // Two may be sent at once; only one of them is the first.
    const added = await keepPin(input.personId, pin, (w) =>
      first && w.people().length > 0 ? refused('E_ONLY_ADMINISTRATOR') : people.add(w, input),
    );
    if (!added.ok || !first) return added;
    // Whoever set up the first one typed its PIN this moment.
    return entered(input.personId);
  });
  registry.handle('people.setPin', ({ personId, pin }) =>
    keepPin(personId, pin, (w) => people.setPin(w, personId)),
  );
  registry.handle('people.change', async (input) => {
    const done = store.commit(actor(), (w) => people.change(w, input));
    return done.ok ? ok(await shown()) : done;
  });
  registry.handle('people.remove', async (input) => {
    const done = store.commit(actor(), (w) => people.remove(w, input));
    if (!done.ok) return done;
    // What stays of it is nobody's PIN.
    await inTurn(() => written(input.personId, null));
    return ok(await shown());
  });
  async function entered(id: PersonId): Promise<Result<Shown>> {
    const name = world.person(id)?.name ?? 'operator';
    const done = store.commit(name, () => ({ facts: [people.signedIn(id, 'rights', true)] }));
    if (!done.ok) return done;
    authority.act(id);
    changed();
    return ok(await shown());
  }
  registry.handle('people.signIn', async ({ personId, pin }) => {
    const checked = await check(personId, pin);
    if (!checked.ok) return checked;
    if (checked.value) return entered(personId);
    return refuse('E_PIN_NONE', { name: world.person(personId)?.name ?? '–' });
  });
  registry.handle('people.signOut', async () => {
    authority.act(null);
    changed();
    return ok(await shown());
  });
  registry.handle('people.administers', () => ok(null));

  if (world.people().length > 0) void inTurn(shown).then(tellIfLost, () => undefined);
  function tellIfLost({ people: list }: Shown): void {
    const governing = list.filter(({ active, role }) => active && role === 'administrator');
    if (governing.length > 0 && governing.every(({ hasPin }) => !hasPin))
      options.problem(refuse('E_PIN_FILE', { file: PIN_FILE }).refusal);
  }

  return { refusal: authority.refusal, toShift, inNameOf, stop: authority.stop };
}
