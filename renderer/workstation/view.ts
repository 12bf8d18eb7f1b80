import { createStore, useStore } from 'zustand';
import { type ErrorCode, refuse } from '../../shared/contract/errors.ts';
import { desk, notify } from './desk/desk.ts';

/** What lies over list and form. They stay as they are beneath; nothing opens by itself. */
export type Cover =
  | 'none'
  | 'board'
  | 'agencies'
  | 'people'
  | 'search'
  | 'figures'
  | 'handOver'
  | 'report'
  | 'sound'
  | 'scenarios'
  | 'debrief';

const view = createStore<{ cover: Cover }>(() => ({ cover: 'none' }));

export const useCover = (): Cover => useStore(view, (state) => state.cover);
/** Where the cursor was, to go back there. */
let before: Element | null = null;

export function uncover(): void {
  if (view.getState().cover === 'none') return;
  view.setState({ cover: 'none' });
  const back = before;
  requestAnimationFrame(() => {
    if (document.activeElement === document.body && back instanceof HTMLElement) back.focus();
  });
}

export function toggleCover(cover: Cover): void {
  if (view.getState().cover === cover) {
    uncover();
    return;
  }
  if (view.getState().cover === 'none') before = document.activeElement;
  view.setState({ cover });
}

/** From one that lies over list and form to another. */
export function showCover(cover: Cover): void {
  if (view.getState().cover !== cover) toggleCover(cover);
}

/** Settings can wait; a caller cannot. */
function toggleSettings(cover: Cover, onACall: ErrorCode): void {
  const onTheLine = desk.getState().status?.phone.calls.length ?? 0;
  if (onTheLine > 0 && view.getState().cover !== cover) notify(refuse(onACall).refusal);
  else toggleCover(cover);
}

export const toggleAgencies = (): void => toggleSettings('agencies', 'E_AGENCY_CALL');
export const togglePeople = (): void => toggleSettings('people', 'E_PEOPLE_CALL');

// Whoever answers a call or picks an incident wants to see its form.
desk.subscribe((now, then) => {
  if (now.selection !== then.selection) uncover();
});
