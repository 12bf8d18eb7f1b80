import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';

/** Ids are UUIDv7 (RFC 9562 §5.7): unique without a server, and sorted by the time they were made. */
export const CallId = z.uuidv7().brand<'CallId'>();
export type CallId = z.infer<typeof CallId>;

export const IncidentId = z.uuidv7().brand<'IncidentId'>();
export type IncidentId = z.infer<typeof IncidentId>;

export const HandOffId = z.uuidv7().brand<'HandOffId'>();
export type HandOffId = z.infer<typeof HandOffId>;

export const ShiftId = z.uuidv7().brand<'ShiftId'>();
export type ShiftId = z.infer<typeof ShiftId>;

/** A note on a number: the number itself would tell of a person where nothing can be blanked. */
export const NoteId = z.uuidv7().brand<'NoteId'>();
export type NoteId = z.infer<typeof NoteId>;

export const PersonId = z.uuidv7().brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/** Agencies are few and edited by people, so their id is a short word: `damkar`, `satpol-pp`. */
export const AgencyId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .brand<'AgencyId'>();
export type AgencyId = z.infer<typeof AgencyId>;

export const newCallId = (): CallId => uuidv7() as CallId;
export const newIncidentId = (): IncidentId => uuidv7() as IncidentId;
export const newHandOffId = (): HandOffId => uuidv7() as HandOffId;
export const newShiftId = (): ShiftId => uuidv7() as ShiftId;
export const newPersonId = (): PersonId => uuidv7() as PersonId;
export const newNoteId = (): NoteId => uuidv7() as NoteId;
