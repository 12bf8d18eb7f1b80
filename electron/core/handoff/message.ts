import type { Preview } from '../../../shared/contract/handoff.ts';
import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Agency, Channel, ChannelKind } from '../../../shared/domain/agency.ts';
import { type HandOff, idempotencyKey, isFinal } from '../../../shared/domain/handoff.ts';
import type { HandOffId } from '../../../shared/domain/ids.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { type MessageSource, messageSubject, messageText } from '../../../shared/message/message.ts';
import { areaName } from '../gazetteer/area-names.ts';
import type { World } from '../log/decision.ts';
import type { Outgoing } from './channels/channel.ts';
import type { Body } from './channels/webhook.ts';
import { changedFields, snapshotOf } from './decide.ts';
import { newHandOff } from './evolve.ts';

/** Where messages come from. */
export interface Room {
  station: string;
  roomName: string;
  /** Names this room in the standard formats. */
  domain: string;
}

const sourceOf = (
  room: Room,
  agency: Agency,
  handOff: HandOff,
  incident: Incident | undefined,
): MessageSource => ({
  agency,
  snapshot: handOff.snapshot,
  incident,
  operator: handOff.updates.at(-1)?.by ?? handOff.createdBy,
  roomName: room.roomName,
  revision: handOff.revision,
  changed: handOff.updates.at(-1)?.changed ?? [],
  placeName: areaName,
});

/** Everything that goes out of a hand-off; null when its channel is no longer the agency's. */
export function outgoing<K extends ChannelKind>(
  world: World,
  room: Room,
  handOff: HandOff,
  kind: K,
): Outgoing<K> | null {
  const agency = world.agency(handOff.agencyId);
  const channel = agency?.channels.find((candidate) => candidate.kind === kind);
  if (!agency || !channel) return null;
  const source = sourceOf(room, agency, handOff, world.incident(handOff.incidentId));
  return {
    handOff,
    agency,
    channel: channel as Channel & { kind: K },
    key: idempotencyKey(handOff),
    text: messageText(source, kind),
    subject: messageSubject(source),
    trial: false,
  };
}

/** The JSON of docs/webhook.md. */
export function siagaBody(world: World, room: Room, { handOff, text, trial }: Outgoing): Body {
  const incident = world.incident(handOff.incidentId);
  const update = handOff.updates.at(-1);
  // The answers are for the guide that asked; what they mean is in the priority and the fields.
  const { answers: _, ...fields } = handOff.snapshot.fields;
  const body = {
    format: 'siaga112-handoff',
    version: 1,
    ...(trial ? { test: true } : {}),
    handOffId: handOff.id,
    revision: handOff.revision,
    changed: update?.changed ?? [],
    agency: handOff.agencyId,
    station: room.station,
    createdAt: new Date(update?.at ?? handOff.times.queued ?? 0).toISOString(),
    createdBy: update?.by ?? handOff.createdBy,
    text,
    incident: {
      id: handOff.incidentId,
      number: handOff.snapshot.number,
      createdAt: incident ? new Date(incident.createdAt).toISOString() : null,
      ...fields,
      priority: handOff.snapshot.priority,
    },
  };
  return { contentType: 'application/json; charset=utf-8', text: JSON.stringify(body) };
}

/** Whom a channel reaches, as a person knows it. */
function target(channel: Channel | undefined): string {
  switch (channel?.kind) {
    case 'sip':
      return channel.target;
    case 'webhook':
      return channel.url;
    case 'email':
      return channel.to.join(', ');
    case 'manual':
      return channel.contact;
    default:
      return '';
  }
}

/** What pressing the button, or sending an update, would send now. Null for what is not there. */
export function preview(
  world: World,
  room: Room,
  input: CommandArgs<'handoff.preview'>,
  body: (outgoing: Outgoing<'webhook'>) => Body,
  now: { at: number; actor: string },
): Preview | null {
  const incident = world.incident(input.incidentId);
  const agency = world.agency(input.agencyId);
  if (!incident || !agency) return null;
  const open = world
    .handOffsOf(incident.id)
    .filter((handOff) => handOff.agencyId === agency.id && !isFinal(handOff.state))
    .at(-1);
  const handOff = open ? updated(open, incident, now) : pressed(incident, agency, now);
  const source = sourceOf(room, agency, handOff, incident);
  const out = outgoing(world, room, handOff, input.channel);
  return {
    channel: input.channel,
    to: target(agency.channels.find(({ kind }) => kind === input.channel)),
    subject: input.channel === 'email' ? messageSubject(source) : null,
    text: messageText(source, input.channel),
    body: out?.channel.kind === 'webhook' ? body(out as Outgoing<'webhook'>) : null,
  };
}

function updated(handOff: HandOff, incident: Incident, now: { at: number; actor: string }): HandOff {
  const changed = changedFields(handOff.snapshot, snapshotOf(incident));
  if (changed.length === 0) return handOff;
  const revision = handOff.revision + 1;
  return {
    ...handOff,
    revision,
    snapshot: snapshotOf(incident),
    updates: [...handOff.updates, { revision, at: now.at, by: now.actor, changed, sentAt: null }],
  };
}

/** The id is made when the button is pressed. */
const noId = '00000000-0000-7000-8000-000000000000' as HandOffId;

const pressed = (incident: Incident, agency: Agency, now: { at: number; actor: string }): HandOff =>
  newHandOff(
    noId,
    {
      incidentId: incident.id,
      agencyId: agency.id,
      channel: 'manual',
      callId: null,
      talkFirst: false,
      snapshot: snapshotOf(incident),
      training: incident.training,
    },
    { ...now, seq: 0 },
  );
