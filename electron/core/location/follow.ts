import type { Call } from '../../../shared/domain/call.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import { located } from '../call/decide.ts';
import { type LogRow, unseal } from '../log/chain.ts';
import type { Store } from '../log/store.ts';
import { askReference, referenceToFollow } from './reference.ts';

/** Exported for the test that reads its query plan. */
export const SQL_FIRST = 'SELECT * FROM log WHERE subject = ? ORDER BY hlc LIMIT 1';

/**
 * Asks the room's PBX for the place of a call that brought only a reference to it, while the call rings or is talked
 * to, once. Nobody waits for it: the call is in the log before, and the place is a fact of its own after.
 */
export function startFollowing(options: {
  store: Store;
  /** Hosts that may be asked; none means that nothing is. */
  hosts: readonly string[];
  onFailure: (error: unknown) => void;
}): { stop(): void } {
  const { store, hosts, onFailure } = options;
  const stopping = new AbortController();
  const asked = new Set<CallId>();
  if (hosts.length === 0) return { stop: () => undefined };
  const first = store.db.prepare(SQL_FIRST);

  const addressOf = (id: CallId): URL | null => {
    const row = first.get(id) as LogRow | undefined;
    const entry = row && unseal(row);
    return entry?.type === 'call.rang'
      ? referenceToFollow(entry.data.rawLocation?.headers ?? [], hosts)
      : null;
  };

  async function follow(id: CallId): Promise<void> {
    try {
      const address = stopping.signal.aborted ? null : addressOf(id);
      if (!address) return;
      const answer = await askReference(address, stopping.signal);
      if (!stopping.signal.aborted) store.commit('system', (world) => located(world, id, answer));
    } catch (error) {
      onFailure(error);
    }
  }

  function consider(call: Call): void {
    if (call.state === 'wrap_up' || call.state === 'ended') {
      asked.delete(call.id);
      return;
    }
    if (call.direction !== 'in' || call.location?.kind !== 'reference' || asked.has(call.id)) return;
    asked.add(call.id);
    // After whoever reported the call has its answer.
    setImmediate(() => void follow(call.id));
  }

  store.onChange((changes) => {
    for (const change of changes) if (change.name === 'call.changed') consider(change.payload);
  });
  for (const call of store.world.openCalls()) consider(call);
  return { stop: () => stopping.abort() };
}
