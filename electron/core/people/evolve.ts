import type { Person } from '../../../shared/domain/person.ts';
import type { Entry, PersonFact } from '../log/entries.ts';

/** The person after one more entry; undefined once removed. */
export function evolvePerson(person: Person | undefined, entry: Entry<PersonFact>): Person | undefined {
  switch (entry.type) {
    case 'person.added': {
      const { name = '–', role } = entry.data;
      return person ?? { id: entry.subject, name, role, active: true, failed: 0, failedAt: null };
    }
    case 'person.changed':
      return person && { ...person, role: entry.data.role, active: entry.data.active };
    case 'person.removed':
      return undefined;
    case 'person.pinSet':
    case 'person.signedIn':
      return person && { ...person, failed: 0, failedAt: null };
    case 'person.refused':
      return person && entry.data.why === 'wrong'
        ? { ...person, failed: person.failed + 1, failedAt: entry.at }
        : person;
  }
}
