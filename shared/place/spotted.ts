import type { Point } from '../domain/incident.ts';

/** Coordinates found in a text. `radius`: metres within which the text could not tell more. */
export type Spotted =
  | { kind: 'point'; point: Point; radius: number; form: 'degrees' | 'plus_code' | 'link' | 'geo_uri' }
  /** It is meant as coordinates, and why it leads nowhere. */
  | { kind: 'problem'; problem: 'short_link' | 'no_position' | 'out_of_range' };

/** About this many metres are one degree of latitude. */
export const METRES_PER_DEGREE = 111_320;
