import { createStore, useStore } from 'zustand';
import type { CallId } from '../../../shared/domain/ids.ts';
import { desk } from '../desk/desk.ts';

export type Asking = 'ghost' | 'duplicate' | 'prank' | 'out_of_scope';

/** What is being asked about a call, kept while another call is looked at. */
export interface Flow {
  asking: Asking;
  openedAt: number;
  /** What is typed and not logged yet. */
  quote: string | null;
}

const flows = createStore<Record<CallId, Flow>>(() => ({}));

export const useFlow = (callId: CallId | undefined): Flow | undefined =>
  useStore(flows, (all) => (callId ? all[callId] : undefined));

export const flowOf = (callId: CallId): Flow | undefined => flows.getState()[callId];

export const ask = (callId: CallId, asking: Asking): void =>
  flows.setState({ [callId]: { asking, openedAt: Date.now(), quote: null } });

export const setQuote = (callId: CallId, quote: string | null): void =>
  flows.setState((all) => {
    const flow = all[callId];
    return flow ? { [callId]: { ...flow, quote } } : all;
  });

export const leave = (callId: CallId): void =>
  flows.setState(({ [callId]: _, ...rest }) => rest as Record<CallId, Flow>, true);

// A call that is over and not looked at any more is asked about no longer.
desk.subscribe(({ calls }, before) => {
  if (calls === before.calls) return;
  for (const id of Object.keys(flows.getState()) as CallId[]) if (!calls[id]) leave(id);
});
