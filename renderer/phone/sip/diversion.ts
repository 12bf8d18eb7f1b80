import { numberOf } from './identity.ts';

/**
 * Which number was called before the network sent the call on to this one: the last that did, as a Diversion header
 * (RFC 5806 §4, the newest first) or the History-Info (RFC 7044 §4.1) says.
 */
export function divertedFrom(diversions: readonly string[], histories: readonly string[]): string | null {
  const newest = entriesIn(diversions)[0];
  return numberOf(newest ?? diverterIn(entriesIn(histories)) ?? '', null);
}

/** Only an entry that was reached by a diversion counts: a proxy that finds where a user is registered says so, too. */
function diverterIn(history: readonly string[]): string | null {
  const diverted = history.findLast(
    (entry) => /;mp=/i.test(entry) || /[;?][^>]*\bcause=[34]\d\d/i.test(entry),
  );
  if (!diverted) return null;
  const parent = /;mp=([\d.]+)/i.exec(diverted)?.[1] ?? indexOf(diverted).replace(/\.\d+$/, '');
  return history.find((entry) => indexOf(entry) === parent && entry !== diverted) ?? null;
}

const indexOf = (entry: string): string => /;\s*index=([\d.]+)/i.exec(entry)?.[1] ?? '';

/** Entries are parted by commas, which a name or an address may hold as well. */
const entriesIn = (headers: readonly string[]): string[] =>
  headers.flatMap((header) => header.match(/(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^,"<])+/g) ?? []);
