import type { Agency } from '../../../shared/domain/agency.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { Priority } from '../../../shared/domain/priority.ts';
import { domain as words } from '../../../shared/i18n/id/domain.ts';
import { wibIso } from '../../../shared/time/wib.ts';
import { categoryTypes, incidentTypes, unknownType } from './incident-type.ts';
import { pidfLo } from './pidf-lo.ts';
import type { FormatSource } from './source.ts';
import { escapeXml } from './xml.ts';

/** 0 lowest, 10 highest. */
const priorityNumbers: Readonly<Record<Priority, number>> = { red: 9, yellow: 5, green: 2 };

/** Of the responder services (IANA `urn:emergency:service:responder`), as far as they fit. */
const agencyTypes: Readonly<Record<Agency['icon'], string>> = {
  ambulance: 'ems',
  fire: 'fire',
  police: 'police',
  disaster: 'other',
  order: 'other',
  traffic: 'other',
  power: 'other',
  other: 'other',
};

const statusOf: Partial<Record<HandOff['state'], string>> = {
  sent: 'ResourcesAssigned',
  acknowledged: 'ResourcesAssigned',
  en_route: 'ResourcesEnroute',
  on_scene: 'ResourcesOnscene',
};

const isSent = ({ state }: HandOff): boolean =>
  state !== 'queued' && state !== 'failed' && state !== 'cancelled';

/** Emergency Incident Data Object (NENA-STA-021.1a). Which field goes where: docs/formats.md. */
export function eido(source: FormatSource): string {
  const { incident, snapshot, room, calls } = source;
  const { fields, priority } = snapshot;
  const at = source.said.at(-1) ?? incident.createdAt;
  const ref = (id: string) => ({ $ref: id });
  const roomId = room.domain;
  const agentId = `${room.station.toLowerCase()}@${room.domain}`;
  const part = (id: string, when = at) => ({
    $id: id,
    lastUpdateTimeStamp: wibIso(when),
    updatedByAgencyReference: ref(roomId),
    updatedByAgentReference: ref(agentId),
  });
  const uid = (kind: string, id: string): string =>
    `urn:emergency:uid:${kind}:${id.replaceAll('-', '')}:${room.domain}`;
  const agencyId = (agency: Agency): string => `${agency.id}.${room.domain}`;

  const location = pidfLo(fields, `pres:${agentId}`, source.placeName);
  const noteTexts = [source.text, ...incident.notes.map((note) => note.text)].filter((text) => text !== '');
  const notes = noteTexts.map((text, i) => ({
    ...part(`note-${i}.${incident.id}`),
    notesActionComments: escapeXml(text).replaceAll('\n', '<br>'),
    agentReference: ref(agentId),
  }));
  const involved = source.handOffs.flatMap((handOff) => {
    const agency = source.agency(handOff.agencyId);
    return agency ? [{ handOff, agency }] : [];
  });
  const states = involved.flatMap(({ handOff }) => statusOf[handOff.state] ?? []);
  const callback = fields.callbackNumber || calls.find((call) => call.direction === 'in')?.number || '';
  const callbackId = `callback.${incident.id}`;

  return JSON.stringify({
    ...part(uid('incidentid', incident.id)),
    eidoVersion: '1.0',
    issuingElementIdentification: room.domain,
    incidentComponent: {
      ...part(uid('incidentid', incident.id)),
      incidentTypeInternalCode: fields.subCategory ?? fields.category ?? '',
      incidentTypeInternalText: fields.subCategory
        ? words.subCategory[fields.subCategory]
        : fields.category
          ? words.category[fields.category]
          : '',
      incidentTypeCommonRegistryText: fields.subCategory
        ? incidentTypes[fields.subCategory]
        : fields.category
          ? categoryTypes[fields.category]
          : unknownType,
      incidentStatusInternalText: [incident.status],
      incidentStatusCommonRegistryText: [
        ...new Set([incident.status === 'closed' ? 'Closed' : 'Active', ...states]),
      ],
      internalIncidentId: incident.number,
      ...(priority === null
        ? {}
        : {
            incidentPriorityInternalText: words.priority[priority],
            incidentCommonPriorityNumber: priorityNumbers[priority],
          }),
      ...(location === null ? {} : { locationReference: [ref(`location.${incident.id}`)] }),
      ...(notes.length === 0 ? {} : { notesReference: notes.map(({ $id }) => ref($id)) }),
    },
    callComponent: calls.map((call) => ({
      ...part(uid('callid', call.id), lastOf(call)),
      standardPrimaryCallType: 'emergency',
      direction: call.direction === 'in' ? 'incoming' : 'outgoing',
      callStartTimestamp: wibIso(call.ringingAt),
      ...(answeredAt(call) === null ? {} : { answerDate: wibIso(answeredAt(call) ?? 0) }),
      callStateRegistryText: stateOf(call),
      agentReference: [ref(agentId)],
      ...(callback === '' ? {} : { callBackReference: ref(callbackId) }),
    })),
    ...(callback === ''
      ? {}
      : {
          callbackComponent: [
            { ...part(callbackId), callBackInformationUri: [`tel:${callback.replace(/[^\d+]/g, '')}`] },
          ],
        }),
    dispatchComponent: involved
      .filter(({ handOff }) => isSent(handOff))
      .map(({ handOff, agency }) => ({
        ...part(`dispatch.${handOff.id}`, handOff.times.sent ?? at),
        agencyReference: ref(agencyId(agency)),
        agentReference: ref(agentId),
      })),
    mergeComponent: incident.mergedFrom.map(({ id }) => ({
      ...part(`merge.${id}`),
      incidentTrackingIdentifier: uid('incidentid', id),
      incidentMergeDirectionCode: 'REPLACING',
    })),
    agencyComponent: [
      {
        ...part(roomId),
        agencyRoleDescriptionRegistryText: ['CallReceiving'],
        agencyType: ['psap'],
        incidentOwningAgencyIndicator: true,
      },
      ...withTarget(involved, source.to).map(({ agency, dispatched }) => ({
        ...part(agencyId(agency)),
        agencyRoleDescriptionRegistryText: [dispatched ? 'Dispatched' : 'Informational'],
        agencyType: [agencyTypes[agency.icon]],
      })),
    ],
    agentComponent: [
      {
        ...part(agentId),
        agentWorkstationPositionIdentification: room.station,
        agentRoleRegistryText: ['Call Taking'],
        agencyReference: ref(roomId),
      },
    ],
    notesComponent: notes,
    ...(location === null
      ? {}
      : {
          locationComponent: [
            {
              ...part(`location.${incident.id}`, incident.locatedAt ?? at),
              locationTypeDescriptionRegistryText: 'CurrentIncident',
              locationByValue: location,
              ...(fields.locationText === '' ? {} : { locationDescriptionText: fields.locationText }),
            },
          ],
        }),
  });
}

/** Each agency once; the one that this is sent to also while its hand-off is not out yet. */
function withTarget(
  involved: readonly { handOff: HandOff; agency: Agency }[],
  to: Agency | null,
): { agency: Agency; dispatched: boolean }[] {
  const agencies = new Map<string, { agency: Agency; dispatched: boolean }>();
  if (to) agencies.set(to.id, { agency: to, dispatched: true });
  for (const { handOff, agency } of involved) {
    const dispatched = isSent(handOff) || (agencies.get(agency.id)?.dispatched ?? false);
    agencies.set(agency.id, { agency, dispatched });
  }
  return [...agencies.values()];
}

const answeredAt = (call: Call): number | null => (call.state === 'ringing' ? null : call.answeredAt);

const stateOf = (call: Call): string =>
  call.state === 'ringing' ? 'callBegin' : call.state === 'talking' ? 'callAnswered' : 'callEnd';

const lastOf = (call: Call): number =>
  call.state === 'ended' || call.state === 'wrap_up' ? call.endedAt : (answeredAt(call) ?? call.ringingAt);
