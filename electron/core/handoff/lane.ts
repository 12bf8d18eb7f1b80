import type { ChannelKind } from '../../../shared/domain/agency.ts';
import type { HandOffId } from '../../../shared/domain/ids.ts';

/** One hand-off that waits to go out. */
export interface Waiting {
  id: HandOffId;
  /** Its place in the queue: the entry that it waits from. */
  pending: number;
  channel: ChannelKind;
  /** By the monotonic clock, so that a PC clock that is set back holds nothing up. */
  due: number;
  /** It failed for a reason of its own, so those behind it need not wait for it. */
  alone: boolean;
}

/**
 * What waits for one agency, in the order it was asked for. A channel that does not work now holds back everything
 * behind, which would fail too and must not overtake; what the agency refused holds back nothing but itself.
 */
export class Lane {
  busy = false;
  private waiting: Waiting[] = [];

  put(next: Waiting): void {
    this.drop(next.id);
    const after = this.waiting.findLastIndex((other) => other.pending < next.pending);
    this.waiting.splice(after + 1, 0, next);
  }

  drop(id: HandOffId): void {
    const at = this.waiting.findIndex((other) => other.id === id);
    if (at >= 0) this.waiting.splice(at, 1);
  }

  /** Somebody asked: what waited for a better moment is tried now. */
  hurry(now: number): void {
    for (const waiting of this.waiting) waiting.due = Math.min(waiting.due, now);
  }

  /** The next to go out, or when to look again; neither when nothing waits. */
  next(now: number): { id: HandOffId } | { at: number } | null {
    const held = new Set<ChannelKind>();
    let at = Number.POSITIVE_INFINITY;
    for (const waiting of this.waiting) {
      if (held.has(waiting.channel)) continue;
      if (waiting.due <= now) return { id: waiting.id };
      at = Math.min(at, waiting.due);
      if (!waiting.alone) held.add(waiting.channel);
    }
    return at === Number.POSITIVE_INFINITY ? null : { at };
  }
}
