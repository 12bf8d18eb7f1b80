import { createStore, useStore } from 'zustand';
import type { People } from '../../../shared/contract/people.ts';
import { type Role, reaches } from '../../../shared/domain/person.ts';
import { useDesk } from '../desk/desk.ts';

/** Who may sign in, and who is signed in beside the shift. The core checks all of it again. */
const store = createStore<People>(() => ({ people: [], acting: null }));

export const usePeople = (): People => useStore(store);
/** Somebody is set up, so that a shift starts with a PIN. */
export const useProtected = (): boolean => useStore(store, ({ people }) => people.length > 0);

export const toldPeople = (told: People): void => store.setState(told);

export async function learnPeople(): Promise<void> {
  const told = await window.siaga.invoke('people.list', {});
  if (told.ok) toldPeople(told.value);
}

/** Whether whoever sits here may what needs this role. */
export function useMay(least: Role): boolean {
  const { people, acting } = usePeople();
  const onShift = useDesk((state) => state.shift?.person ?? null);
  return (
    people.length === 0 ||
    people.some(({ id, role, active }) => active && (id === onShift || id === acting) && reaches(role, least))
  );
}

/** What is typed into a field for a PIN; anything but digits is no part of one. */
export const digitsOf = (typed: string): string => typed.replace(/\D/g, '').slice(0, 12);
