import type { Config } from '../../../shared/config/schema.ts';

/** Hosts that may be asked for the place of a call: those of the PBX, if the administrator says so. */
export const locationHosts = ({ pbx }: Config): string[] =>
  pbx?.locationReferences ? [...new Set(pbx.urls.map((url) => new URL(url).hostname))] : [];
