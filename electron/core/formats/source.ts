import type { Agency } from '../../../shared/domain/agency.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { Incident } from '../../../shared/domain/incident.ts';

/** What a standard format is made of. The same source makes the same text, so that a repeated one is the same. */
export interface FormatSource {
  room: { station: string; roomName: string; domain: string };
  incident: Incident;
  snapshot: HandOff['snapshot'];
  calls: readonly Call[];
  handOffs: readonly HandOff[];
  agency: (id: Agency['id']) => Agency | undefined;
  placeName: (code: string) => string;
  /** The message for people. */
  text: string;
  operator: string;
  /** When it was said: of a hand-off and of each update of it, the last one is this one. */
  said: readonly number[];
  /** The one agency that it is for; null for a file that anybody concerned may read. */
  to: Agency | null;
  /** Sent to see whether it arrives. */
  trial: boolean;
}
