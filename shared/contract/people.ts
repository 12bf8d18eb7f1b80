import { z } from 'zod';
import { PersonId } from '../domain/ids.ts';
import { Person, Pin } from '../domain/person.ts';
import { command } from './define.ts';

const fromScreen = { to: 'core', from: ['workstation'] } as const;

/** Who may sign in at this desk; nobody: whoever sits here may everything. */
export const People = z.object({
  people: z.array(
    Person.pick({ id: true, name: true, role: true, active: true }).extend({
      /** False when the PIN was lost with its file: the name alone starts a shift, with the rights of an operator. */
      hasPin: z.boolean(),
    }),
  ),
  /** Signed in beside the shift, for what the one on shift may not. */
  acting: PersonId.nullable(),
});
export type People = z.infer<typeof People>;

const name = z.string().trim().min(1).max(100);

export const peopleCommands = {
  'people.list': command({ ...fromScreen, input: z.object({}), output: People }),
  /** The first one is an administrator, and is signed in with it. */
  'people.add': command({
    ...fromScreen,
    input: z.object({ personId: PersonId, name, role: Person.shape.role, pin: Pin }),
    output: People,
  }),
  /** Another role, switched off, or on again; never the last administrator. */
  'people.change': command({
    ...fromScreen,
    input: z.object({ personId: PersonId, role: Person.shape.role, active: z.boolean() }),
    output: People,
  }),
  'people.setPin': command({
    ...fromScreen,
    input: z.object({ personId: PersonId, pin: Pin }),
    output: People,
  }),
  'people.remove': command({ ...fromScreen, input: z.object({ personId: PersonId }), output: People }),
  /** Beside the shift, for what the one on shift may not. It ends by itself when it is not used. */
  'people.signIn': command({
    ...fromScreen,
    input: z.object({ personId: PersonId, pin: Pin }),
    output: People,
  }),
  'people.signOut': command({ ...fromScreen, input: z.object({}), output: People }),
  /** Main asks before it does what only an administrator may. */
  'people.administers': command({ to: 'core', from: ['main'], input: z.object({}), output: z.null() }),
};
