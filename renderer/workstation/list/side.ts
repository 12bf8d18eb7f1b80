import { createStore, useStore } from 'zustand';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { desk, selectedIncidentId } from '../desk/desk.ts';

/** What the left column shows. */
export type SideView = 'day' | 'open' | 'guide';

const side = createStore<{ view: SideView; closedFor: ReadonlySet<IncidentId> }>(() => ({
  view: 'day',
  closedFor: new Set(),
}));

export const useSideView = (): SideView => useStore(side, (state) => state.view);

export const showSide = (view: SideView): void => side.setState({ view });

/** The operator chose what kind of event it is: its guide comes to the front, unless they closed it for this report. */
export function offerGuide(): void {
  const id = selectedIncidentId(desk.getState());
  if (!id || !side.getState().closedFor.has(id)) showSide('guide');
}

/** The operator opened the guide: from now on it comes by itself again. */
export function openGuide(): void {
  side.setState(({ closedFor }) => ({ view: 'guide', closedFor: changed(closedFor, 'delete') }));
}

export function closeGuide(view: SideView = 'day'): void {
  side.setState(({ closedFor }) => ({ view, closedFor: changed(closedFor, 'add') }));
}

function changed(held: ReadonlySet<IncidentId>, how: 'add' | 'delete'): ReadonlySet<IncidentId> {
  const next = new Set(held);
  const id = selectedIncidentId(desk.getState());
  if (id) next[how](id);
  return next;
}
