import shipped from '../../resources/agencies/agencies.json' with { type: 'json' };
import { Agency, type Channel } from '../../shared/domain/agency.ts';

/** The shipped agencies; `channels` gives some of them others. */
export const agencies = (channels: Readonly<Record<string, Channel[]>> = {}): Agency[] =>
  shipped.map((agency) => Agency.parse({ ...agency, channels: channels[agency.id] ?? agency.channels }));
