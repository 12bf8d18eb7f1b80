import type { z } from 'zod';
import shipped from '../../resources/agencies/agencies.json' with { type: 'json' };
import { Agency, type Channel } from '../../shared/domain/agency.ts';

/** A channel as it is written down: what has a default may be left out. */
export type WrittenChannel = z.input<typeof Channel>;

/** The shipped agencies; `channels` gives some of them others. */
export const agencies = (channels: Readonly<Record<string, WrittenChannel[]>> = {}): Agency[] =>
  shipped.map((agency) => Agency.parse({ ...agency, channels: channels[agency.id] ?? agency.channels }));
