import type { IncidentFormat } from '../../../shared/contract/incident.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { messageText } from '../../../shared/message/message.ts';
import { areaName } from '../gazetteer/area-names.ts';
import type { Body } from '../handoff/channels/webhook.ts';
import { snapshotOf } from '../handoff/decide.ts';
import type { Room } from '../handoff/message.ts';
import { handOffsOfEvent } from '../incident/same-event.ts';
import type { World } from '../log/decision.ts';
import { cap } from './cap.ts';
import { eido } from './eido.ts';
import type { FormatSource } from './source.ts';

const write: Readonly<Record<IncidentFormat, (source: FormatSource) => Body>> = {
  eido: (source) => ({ contentType: 'application/json; charset=utf-8', text: eido(source) }),
  cap: (source) => ({ contentType: 'application/cap+xml; charset=utf-8', text: cap(source) }),
};

/** File name endings. */
export const endings: Readonly<Record<IncidentFormat, string>> = { eido: 'eido.json', cap: 'cap.xml' };

const common = (world: World, room: Room, incident: Incident) => ({
  room,
  incident,
  calls: incident.calls.flatMap((id) => world.call(id) ?? []),
  agency: world.agency,
  placeName: areaName,
});

/** An incident as it stands now, for a file. */
export function incidentIn(format: IncidentFormat, world: World, room: Room, incident: Incident): Body {
  const snapshot = snapshotOf(incident);
  const text = messageText(
    {
      agency: { name: '', channels: [] },
      snapshot,
      incident,
      operator: incident.createdBy,
      roomName: room.roomName,
      revision: 0,
      changed: [],
      placeName: areaName,
    },
    'manual',
  );
  return write[format]({
    ...common(world, room, incident),
    snapshot,
    handOffs: handOffsOfEvent(world, incident),
    text,
    operator: incident.createdBy,
    said: [incident.createdAt],
    to: null,
    trial: false,
  });
}

/** A hand-off or its last update, for the agency's own system. The same on every attempt. */
export function handOffIn(
  format: IncidentFormat,
  world: World,
  room: Room,
  { handOff, text, trial }: { handOff: HandOff; text: string; trial: boolean },
): Body | null {
  const incident = world.incident(handOff.incidentId);
  const to = world.agency(handOff.agencyId);
  if (!incident || !to) return null;
  return write[format]({
    ...common(world, room, incident),
    snapshot: handOff.snapshot,
    // What others do meanwhile is not part of this message: a repeated one has to be the same.
    handOffs: [],
    text,
    operator: handOff.createdBy,
    said: [handOff.times.queued ?? 0, ...handOff.updates.map(({ at }) => at)],
    to,
    trial,
  });
}
