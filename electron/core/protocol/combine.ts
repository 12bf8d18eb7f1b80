import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import type { Protocol } from '../../../shared/protocol/schema.ts';

/** A protocol that would be used, and the file that it comes from. */
export interface Candidate {
  file: string;
  protocol: Protocol;
}

export interface Combined {
  protocols: Protocol[];
  /** Those that cannot be used beside the others. */
  rejected: { candidate: Candidate; problem: Refusal }[];
}

/**
 * The shipped protocols with the room's own: one of the same id takes a shipped one's place. Two that serve the
 * same sub-category cannot both be used; one that gives a sub-category up makes room for another, whatever
 * the order of their files.
 */
export function combine(shipped: readonly Candidate[], own: readonly Candidate[]): Combined {
  const inUse = new Map(shipped.map((candidate) => [candidate.protocol.id, candidate]));
  const taken = new Set<string>();
  let waiting = own.map((candidate) => ({ candidate, problem: null as Refusal | null }));
  for (;;) {
    const before = waiting.length;
    waiting = waiting.flatMap(({ candidate }) => {
      const { protocol, file } = candidate;
      const problem = taken.has(protocol.id)
        ? refuse('E_PROTOCOL_DUPLICATE', { key: file, file, path: 'id', found: protocol.id }).refusal
        : clash(candidate, inUse.values());
      if (problem) return [{ candidate, problem }];
      inUse.set(protocol.id, candidate);
      taken.add(protocol.id);
      return [];
    });
    if (waiting.length === before) break;
  }
  return {
    protocols: [...inUse.values()].map(({ protocol }) => protocol),
    rejected: waiting.flatMap(({ candidate, problem }) => (problem ? [{ candidate, problem }] : [])),
  };
}

function clash({ file, protocol }: Candidate, others: Iterable<Candidate>): Refusal | null {
  for (const { protocol: other } of others) {
    if (other.id === protocol.id || other.category !== protocol.category) continue;
    const both = protocol.subCategories.findIndex((code) => other.subCategories.includes(code));
    const bothRest = protocol.subCategories.length === 0 && other.subCategories.length === 0;
    if (both < 0 && !bothRest) continue;
    const at = both < 0 ? 'subCategories' : `subCategories.${both}`;
    const found = protocol.subCategories[both] ?? protocol.category;
    return refuse('E_PROTOCOL_TAKEN', { key: file, file, path: at, found, by: other.id }).refusal;
  }
  return null;
}
