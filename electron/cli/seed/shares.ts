/** What becomes of an incoming call. */
export type Kind =
  | 'abandoned'
  | 'prank'
  | 'ghost'
  | 'emergency'
  | 'non_emergency'
  | 'out_of_scope'
  | 'wrong_number'
  | 'dropped'
  | 'test'
  | 'duplicate';

/**
 * Shares of the calls that are answered, from the figures that 112 rooms published: Purworejo, January to
 * June 2024, 985 calls: 386 prank (39.2 %), 429 ghost (43.6 %), 13 real (1.3 %). How the rest divides is
 * not published and assumed here; `duplicate` arises from emergencies.
 */
export const answered: Readonly<Record<Exclude<Kind, 'abandoned' | 'duplicate'>, number>> = {
  prank: 39.2,
  ghost: 43.6,
  emergency: 1.3,
  non_emergency: 5.2,
  out_of_scope: 4.6,
  wrong_number: 4.3,
  dropped: 1.4,
  test: 0.4,
};

/**
 * Share of all calls that end before an answer. Published figures differ by how a room counts: Batu lists
 * 57,073 of 61,897 (92 %), Purworejo none; this lies between.
 */
export const abandoned = 0.4;

/** A kind of call that comes in a row from the same number, and how likely the next one follows at once. */
export const repeated: Partial<Record<Kind, number>> = { prank: 0.35, abandoned: 0.4, ghost: 0.2 };

/** How busy each WIB hour is. */
export const hours = [
  3, 2, 1.5, 1, 1.2, 2, 3, 4, 5, 5.5, 6, 6, 5.5, 5.5, 6, 6, 6, 6, 6.5, 7, 6.5, 6, 5, 4,
] as const;
