import { wibDay } from '../../../shared/time/wib.ts';
import type { World } from '../log/decision.ts';

/** `20261124-007`: the WIB day and the count within it, per desk. */
export function nextIncidentNumber(world: World, at: number): string {
  const day = wibDay(at);
  return `${day.replaceAll('-', '')}-${String(world.incidentsOn(day) + 1).padStart(3, '0')}`;
}
