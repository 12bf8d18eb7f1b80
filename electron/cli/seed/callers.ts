import type { Chance } from './chance.ts';
import type { Kind } from './shares.ts';

/** Prefixes of the Indonesian mobile operators. */
const mobile = ['0811', '0812', '0813', '0815', '0821', '0822', '0838', '0852', '0853', '0856', '0857']
  .concat(['0858', '0859', '0877', '0878', '0881', '0895', '0896'])
  .concat(['0812', '0813', '0852', '0857', '0858']);

const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.int(0, 9)).join('');

/** Mostly mobiles, a few lines of Jombang (area code 0321). */
function number(chance: Chance): string {
  if (chance.happens(0.04)) return `0321${chance.pick(['8', '3'])}${digits(chance, 5)}`;
  return chance.pick(mobile) + digits(chance, chance.pick([7, 8, 8, 8]));
}

/** As exchanges signal it: national or international form, or withheld. */
function signalled(chance: Chance, plain: string): string | null {
  if (chance.happens(0.02)) return null;
  return chance.happens(0.3) ? `+62${plain.slice(1)}` : plain;
}

/** The town's telephones: few people ring often for fun, most ring once. */
export function callers(chance: Chance, calls: number): (kind: Kind) => string | null {
  const regulars = Array.from({ length: Math.max(3, Math.round(calls / 80)) }, () => number(chance));
  const town = Array.from({ length: Math.max(20, Math.round(calls / 2)) }, () => number(chance));
  return (kind) => {
    const often = kind === 'prank' ? 0.75 : kind === 'ghost' || kind === 'abandoned' ? 0.3 : 0.02;
    // Squared twice: the busiest few of them make a large part of the calls.
    const regular = regulars[Math.floor(regulars.length * chance.next() ** 4)];
    return signalled(chance, chance.happens(often) && regular ? regular : chance.pick(town));
  };
}
