import type { AgencyId } from '../domain/ids.ts';
import type { AudioFile } from './scenario.ts';

/** What the telephone of an agency says when it answers. The agencies that ship have a recording of their own. */
export const audioOfAgency = (id: AgencyId): AudioFile => `agency/${id}.opus`;

/** What the others say. */
export const anyAgencyAudio: AudioFile = 'agency/any.opus';
