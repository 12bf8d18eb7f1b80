import type { ErrorCode } from '../../../shared/contract/errors.ts';
import type { AgencySettings, ChannelKind } from '../../../shared/domain/agency.ts';
import type { AwayReason } from '../../../shared/domain/away.ts';
import type { CallEnd, ConsultStep } from '../../../shared/domain/call.ts';
import type { CallLocation, LocationFailure, SentLocation } from '../../../shared/domain/call-location.ts';
import type { CallQuality } from '../../../shared/domain/call-quality.ts';
import type { Disposition, QualificationDetails } from '../../../shared/domain/disposition.ts';
import type { AgencyState, HandOff, ManualWay } from '../../../shared/domain/handoff.ts';
import type {
  AgencyId,
  CallId,
  HandOffId,
  IncidentId,
  NoteId,
  PersonId,
  ShiftId,
} from '../../../shared/domain/ids.ts';
import type { IncidentChanges, IncidentField, IncidentName } from '../../../shared/domain/incident.ts';
import type { Role } from '../../../shared/domain/person.ts';
import type { Recording, RetentionRule } from '../../../shared/domain/recording.ts';
import type { SavedSearchId, SearchQuery } from '../../../shared/domain/search.ts';
import type { ReportFormat } from '../../../shared/domain/selection.ts';
import type { ShiftReport, ShiftReportId } from '../../../shared/domain/shift-report.ts';
import type { Suggestion } from '../../../shared/domain/suggestion.ts';
import type { Lesson } from '../../../shared/training/lesson.ts';

interface Fact<Subject, Type extends string, Data> {
  readonly subject: Subject;
  readonly type: Type;
  readonly data: Data;
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

export type CallFact =
  | Fact<
      CallId,
      'call.rang',
      {
        number: string | null;
        displayName: string | null;
        /** As signalled, when cleaning changed it. */
        rawDisplayName?: string;
        /** The number that was called before this one. */
        divertedFrom?: string;
        sipCallId: string;
        training: boolean;
        /** What the network told of the caller's place, read, and as it came. */
        location?: CallLocation;
        rawLocation?: SentLocation;
        /** The operator was away from the desk. */
        away?: AwayReason;
      }
    >
  /** What came of asking where the network only referred to a place. */
  | Fact<
      CallId,
      'call.located',
      {
        result: 'received' | 'unreadable' | LocationFailure;
        location: CallLocation;
        rawLocation?: SentLocation;
      }
    >
  | Fact<CallId, 'call.dialled', { number: string; sipCallId: string; operator: string | null }>
  | Fact<CallId, 'call.answered', { operator: string | null }>
  | Fact<CallId, 'call.held', Record<string, never>>
  | Fact<CallId, 'call.resumed', Record<string, never>>
  | Fact<CallId, 'call.dtmf', { digit: string; by: 'caller' | 'operator' }>
  | Fact<
      CallId,
      'call.transferred',
      { handOffId: HandOffId; target: string; outcome: 'accepted' | 'failed'; cause: string }
    >
  | Fact<CallId, 'call.measured', { quality: CallQuality }>
  /** A practice call is this call of a scenario. */
  | Fact<CallId, 'call.practised', { lesson: Lesson; trainee: string | null }>
  /** So many keys were pressed for it. */
  | Fact<CallId, 'call.keyed', { presses: number }>
  | Fact<CallId, 'call.ended', { end: CallEnd }>
  /** A part of it lies on this PC as sound, whole and with this hash. */
  | Fact<CallId, 'call.recorded', Recording>
  | Fact<CallId, 'call.recordingRemoved', { part: number; file: string; rule: RetentionRule }>
  /** The actor asked to hear it. */
  | Fact<CallId, 'call.listened', { part: number; file: string }>
  | Fact<
      CallId,
      'call.qualified',
      { disposition: Disposition; reason: string; details: QualificationDetails | null }
    >
  | Fact<CallId, 'call.linked', { incidentId: IncidentId }>
  | Fact<CallId, 'call.unlinked', Record<string, never>>;

export type IncidentFact =
  | Fact<IncidentId, 'incident.created', { number: string; training: boolean }>
  | Fact<IncidentId, 'incident.edited', { changes: IncidentChanges }>
  /** What the guide made of the fields; all null or empty when no guide says anything any more. */
  | Fact<
      IncidentId,
      'incident.suggested',
      Omit<Suggestion, 'protocol' | 'priority'> & Nullable<Pick<Suggestion, 'protocol' | 'priority'>>
    >
  | Fact<IncidentId, 'incident.noted', { text: string }>
  | Fact<IncidentId, 'incident.linked', { callId: CallId }>
  | Fact<IncidentId, 'incident.unlinked', { callId: CallId }>
  | Fact<IncidentId, 'incident.opened', Record<string, never>>
  | Fact<IncidentId, 'incident.closed', { outcome: string }>
  /** It was the same event as another one, which goes on with its calls: this one is closed for good. */
  | Fact<IncidentId, 'incident.mergedInto', { incident: IncidentName }>
  /** The other side of it: the incident that came in, after it those that had come into that one. */
  | Fact<IncidentId, 'incident.mergedFrom', { incidents: IncidentName[] }>
  /** Some calls were about another event, which begins as a copy of this one. */
  | Fact<IncidentId, 'incident.splitInto', { incident: IncidentName }>
  | Fact<IncidentId, 'incident.splitFrom', { incident: IncidentName }>;

export type HandOffFact =
  | Fact<
      HandOffId,
      'handoff.created',
      {
        incidentId: IncidentId;
        agencyId: AgencyId;
        channel: ChannelKind;
        callId: CallId | null;
        talkFirst: boolean;
        snapshot: HandOff['snapshot'];
        training: boolean;
      }
    >
  /** The incident was edited since and is to be sent again: revision 1, 2, … */
  | Fact<
      HandOffId,
      'handoff.updated',
      { revision: number; channel: ChannelKind; changed: IncidentField[]; snapshot: HandOff['snapshot'] }
    >
  | Fact<
      HandOffId,
      'handoff.attemptFailed',
      { error: string; nextAttemptAt: number | null; hopeless?: boolean }
    >
  /** The next channel's turn, which begins at `nextAttemptAt` when all have been tried. */
  | Fact<HandOffId, 'handoff.rerouted', { channel: ChannelKind; nextAttemptAt?: number | null }>
  /** The operator's talk with the agency by telephone. */
  | Fact<HandOffId, 'handoff.consulted', { callId: CallId; target: string; step: ConsultStep; cause: string }>
  | Fact<HandOffId, 'handoff.sent', { channel: ChannelKind; note: string; revision?: number }>
  | Fact<HandOffId, 'handoff.reached', { way: ManualWay; receivedBy: string }>
  | Fact<
      HandOffId,
      'handoff.advanced',
      {
        to: AgencyState;
        source: 'operator' | 'agency';
        receivedBy: string;
        unit: string;
        reason: string;
      }
    >
  /** Every channel was tried and none can carry it: nothing goes out any more by itself. */
  | Fact<HandOffId, 'handoff.failed', { error: string }>
  /** `channel`: where one that had failed begins anew. */
  | Fact<HandOffId, 'handoff.retried', { channel?: ChannelKind }>
  | Fact<HandOffId, 'handoff.cancelled', { reason: string }>;

export type AgencyFact = Fact<
  AgencyId,
  'agency.configured',
  { agency: AgencySettings; source?: 'settings' | 'screen'; removed?: boolean }
>;

/** A message that said it was a test went this way, or did not come through. It changes nothing but is on record. */
export type TrialFact = Fact<
  AgencyId,
  'agency.tried',
  { channel: ChannelKind; error: string | null; note: string }
>;

export type ShiftFact =
  /** `person`: proved by a PIN. */
  | Fact<
      ShiftId,
      'shift.started',
      { operator: string; person?: PersonId; takenFrom?: { operator: string; note: string } }
    >
  /** The one who goes hands over what is open and late to the one who comes. A later offer replaces it. */
  | Fact<ShiftId, 'shift.offered', { to: string; note: string; incidents: IncidentId[]; late: HandOffId[] }>
  | Fact<ShiftId, 'shift.withdrawn', Record<string, never>>
  /** The one who comes confirmed the offer: this shift ends and that one starts. */
  | Fact<ShiftId, 'shift.taken', { next: ShiftId }>
  /** Away from the desk for a while, and back; a call that is answered meanwhile is being back. */
  | Fact<ShiftId, 'shift.paused', { reason: AwayReason }>
  | Fact<ShiftId, 'shift.resumed', Record<string, never>>
  | Fact<ShiftId, 'shift.ended', { note: string }>;

/** Who may sign in. The PIN itself, or anything made of it, is in no fact. */
export type PersonFact =
  | Fact<PersonId, 'person.added', { name: string; role: Role }>
  | Fact<PersonId, 'person.changed', { role: Role; active: boolean }>
  | Fact<PersonId, 'person.pinSet', Record<string, never>>
  | Fact<PersonId, 'person.removed', Record<string, never>>
  /** `pin`: false when it was lost with its file, so that the name alone had to do. */
  | Fact<PersonId, 'person.signedIn', { for: 'shift' | 'rights'; pin: boolean }>
  /** A wrong PIN; or one that was not looked at, because too many before it were wrong. */
  | Fact<PersonId, 'person.refused', { why: 'wrong' | 'waiting' }>;

export type NumberFact = Fact<NoteId, 'number.noted', { number: string; text: string }>;

/** A search that was kept under a name. */
export type SearchFact =
  | Fact<SavedSearchId, 'search.saved', { name: string; query: SearchQuery }>
  | Fact<SavedSearchId, 'search.forgotten', Record<string, never>>;

/** The report that a shift leaves behind by itself. */
export type ReportFact =
  /** Known since the shift began, so that nobody has to be there at its end. */
  | Fact<
      ShiftReportId,
      'report.due',
      Pick<ShiftReport, 'day' | 'shift' | 'from' | 'to' | 'formats' | 'redacted'>
    >
  /** It is owed: for the first time, or for another reason than before. */
  | Fact<ShiftReportId, 'report.waiting', { error: ErrorCode; cause: string }>
  | Fact<ShiftReportId, 'report.delivered', { format: ReportFormat; file: string }>;

/** What a decider decides: a fact that the log does not hold yet. */
export type AnyFact =
  | CallFact
  | IncidentFact
  | HandOffFact
  | AgencyFact
  | TrialFact
  | ShiftFact
  | PersonFact
  | NumberFact
  | SearchFact
  | ReportFact;
export type FactType = AnyFact['type'];

/** A fact in the log. */
export interface Stamp {
  readonly station: string;
  readonly seq: number;
  /** When it happened, UTC milliseconds by this PC's clock. */
  readonly at: number;
  readonly hlc: string;
  readonly actor: string;
}
export type Entry<F extends AnyFact = AnyFact> = F & Stamp;

/**
 * Keys of each fact's data that tell of a person. They are kept apart in the log, so that a retention
 * rule can blank them while the hash chain still verifies.
 */
export const personalKeys: { readonly [T in FactType]: readonly string[] } = {
  'call.rang': ['number', 'displayName', 'rawDisplayName', 'divertedFrom', 'location', 'rawLocation', 'away'],
  'call.located': ['location', 'rawLocation'],
  'call.dialled': ['number'],
  'call.answered': [],
  'call.held': [],
  'call.resumed': [],
  'call.dtmf': [],
  'call.transferred': [],
  'call.measured': [],
  // Who calls in a scenario does not exist.
  'call.practised': [],
  'call.keyed': [],
  'call.ended': [],
  'call.recorded': [],
  'call.recordingRemoved': [],
  'call.listened': [],
  'call.qualified': ['reason'],
  'call.linked': [],
  'call.unlinked': [],
  'incident.created': [],
  'incident.edited': ['changes'],
  'incident.suggested': ['reasons', 'hazards', 'agencies'],
  'incident.noted': ['text'],
  'incident.linked': [],
  'incident.unlinked': [],
  'incident.opened': [],
  'incident.closed': ['outcome'],
  'incident.mergedInto': [],
  'incident.mergedFrom': [],
  'incident.splitInto': [],
  'incident.splitFrom': [],
  'handoff.created': ['snapshot'],
  'handoff.updated': ['snapshot'],
  'handoff.attemptFailed': [],
  'handoff.rerouted': [],
  'handoff.consulted': [],
  'handoff.sent': ['note'],
  'handoff.reached': ['receivedBy'],
  'handoff.advanced': ['receivedBy', 'unit', 'reason'],
  'handoff.failed': [],
  'handoff.retried': [],
  'handoff.cancelled': ['reason'],
  'agency.configured': [],
  'agency.tried': ['note'],
  'shift.started': ['operator', 'takenFrom'],
  'shift.offered': ['to', 'note'],
  'shift.withdrawn': [],
  'shift.taken': [],
  // Who prays when is nobody's business for long.
  'shift.paused': ['reason'],
  'shift.resumed': [],
  'shift.ended': ['note'],
  'person.added': ['name'],
  'person.changed': [],
  'person.pinSet': [],
  'person.removed': [],
  'person.signedIn': [],
  'person.refused': [],
  'number.noted': ['number', 'text'],
  'search.saved': ['name', 'query'],
  'search.forgotten': [],
  'report.due': [],
  'report.waiting': [],
  'report.delivered': [],
};

export const isFactType = (type: string): type is FactType => Object.hasOwn(personalKeys, type);
