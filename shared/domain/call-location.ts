import { z } from 'zod';
import { Point } from './point.ts';

/** What the telephone network sent about where a caller is (RFC 6442), as it came. */
export const SentLocation = z.object({
  /** `Geolocation` headers. */
  headers: z.array(z.string().max(4_000)).max(10),
  /** Parts of the INVITE that are not its SDP. */
  parts: z
    .array(
      z.object({
        type: z.string().max(200),
        id: z.string().max(500),
        body: z.string().max(65_536),
      }),
    )
    .max(5),
});
export type SentLocation = z.infer<typeof SentLocation>;

const locationShapes = ['point', 'circle', 'ellipse', 'polygon', 'arc_band'] as const;

/** Why asking for a place that the network only referred to brought none. */
const locationFailures = [
  'timeout',
  'unreachable',
  'untrusted',
  'refused',
  'redirected',
  'tooLarge',
] as const;
export type LocationFailure = (typeof locationFailures)[number];

/** Where the network says that a caller is: a hint for the operator, never the report's own point by itself. */
export const CallLocation = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('position'),
    point: Point,
    /** Metres around the point within which the shape lies; 0 for a bare point. */
    radius: z.number().min(0).max(100_000),
    shape: z.enum(locationShapes),
    /** Percent, when it was told (RFC 7459). */
    confidence: z.number().min(0).max(100).nullable(),
    /** How it was found, in the network's word: `GPS`, `Cell`, `Wiremap` … */
    method: z.string(),
    /** The address that came with it, on one line; empty for none. */
    address: z.string(),
  }),
  z.object({ kind: z.literal('address'), address: z.string() }),
  /** Only the place where it could be asked for came; it was not asked, or has not answered yet. */
  z.object({ kind: z.literal('reference') }),
  z.object({
    kind: z.literal('unreadable'),
    /** It was asked for, and nothing came that could be read. */
    failure: z.enum(locationFailures).optional(),
  }),
]);
export type CallLocation = z.infer<typeof CallLocation>;
