import { randomInt } from 'node:crypto';
import { Argument, type Command } from 'commander';
import { refuse } from '../../../shared/contract/errors.ts';
import { sameName } from '../../../shared/domain/person.ts';
import { openStore, type Store } from '../../core/log/store.ts';
import { clear, setPin } from '../../core/people/decide.ts';
import { hashPin } from '../../core/people/pin.ts';
import { openPinFile, type PinFile } from '../../core/people/pin-file.ts';
import { addVerb, Failure, type Outcome, openLog, stationOf } from '../run.ts';

const DIGITS = 6;

export function addPeople(program: Command): void {
  addVerb(
    program,
    (command) =>
      command
        .name('people')
        .description(
          'Who may sign in at this desk. "new-pin NAME" makes and prints a PIN, for one that was forgotten or lost with its file; "clear" takes everybody away, so that nobody is asked for a PIN any more. The app may be open meanwhile. Every change is in the log, in a chain of its own.',
        )
        .addArgument(new Argument('[action]', 'what to do').choices(['list', 'new-pin', 'clear']))
        .argument('[name]', 'whose PIN'),
    async (options, action = 'list', name = '') => {
      const db = openLog(options, action === 'list' ? 'read' : 'write');
      try {
        // The desk writes its own chain, perhaps this moment.
        const store = openStore(db, `${stationOf(db) ?? 'SIAGA'}~cli`);
        const pins = openPinFile(options.data);
        if (action === 'new-pin') return await newPin(store, pins, name);
        if (action === 'clear') return await clearAll(store, pins);
        return await list(store, pins);
      } finally {
        db.close();
      }
    },
  );
}

async function list({ world }: Store, pins: PinFile): Promise<Outcome> {
  const people = await Promise.all(
    world.people().map(async ({ id, name, role, active }) => ({
      ...{ name, role, active },
      pin: (await pins.of(id)) !== null,
    })),
  );
  const lines = people.map(
    ({ name, role, active, pin }) =>
      `${name}  ${role}${active ? '' : ', switched off'}${pin ? '' : ', has no PIN'}`,
  );
  return { json: { people }, text: lines.join('\n') || 'Nobody is set up: no PIN is asked for.' };
}

async function newPin(store: Store, pins: PinFile, name: string): Promise<Outcome> {
  const person = store.world.people().find((one) => sameName(one.name, name.trim()));
  if (!person) throw new Failure(refuse('E_PERSON_UNKNOWN', { name }).refusal);
  const pin = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  await pins.set(person.id, await hashPin(pin));
  store.commit('system', (world) => setPin(world, person.id));
  return { json: { name: person.name, pin }, text: `The new PIN of ${person.name} is ${pin}.` };
}

async function clearAll(store: Store, pins: PinFile): Promise<Outcome> {
  const people = store.world.people();
  store.commit('system', clear);
  for (const { id } of people) await pins.set(id, null);
  return {
    json: { removed: people.length },
    text: `Removed ${people.length}. No PIN is asked for any more.`,
  };
}
