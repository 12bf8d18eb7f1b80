import { z } from 'zod';
import { Selection } from '../../../shared/domain/selection.ts';
import { wibIso } from '../../../shared/time/wib.ts';
import type { Report } from './report.ts';

/** What a report says of itself, so that it can be made again from the log. */
export const Head = z.object({
  room: z.string(),
  station: z.string(),
  selection: Selection,
  /** Null for a search, which looks through the whole log. */
  from: z.iso.datetime({ offset: true }).nullable(),
  to: z.iso.datetime({ offset: true }).nullable(),
  redacted: z.boolean(),
  exportedAt: z.iso.datetime({ offset: true }),
  /** How long each chain was, and its last hash. */
  chains: z.array(z.object({ station: z.string(), entries: z.int().positive(), hash: z.string() })),
});
export type Head = z.infer<typeof Head>;

export const headOf = ({ room, station, scope, redacted, exportedAt, chains }: Report): Head => ({
  room,
  station,
  // Whoever was searched for is not named in a file for others.
  selection: redacted && scope.selection.kind === 'search' ? { kind: 'search', text: '•' } : scope.selection,
  from: scope.match === null ? wibIso(scope.from) : null,
  to: scope.match === null ? wibIso(scope.to) : null,
  redacted,
  exportedAt: wibIso(exportedAt),
  chains: [...chains],
});
