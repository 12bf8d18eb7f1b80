import { z } from 'zod';

/**
 * Every failure that people or the log file hear of. `E_` is a failure or a refusal, `N_` a notice.
 * The sentences are in `shared/i18n/<language>/errors.ts`; `params` fill their `{{gaps}}`.
 */
export const errorCodes = [
  // input
  'E_INPUT_INVALID', // field
  'E_TEXT_TOO_LONG', // field, max
  'E_PASTE_TOO_LONG', // length, max
  'E_FORBIDDEN',
  'E_NOT_FOUND',
  // calls
  'E_CALL_NOT_LIVE',
  'E_CALL_NOT_ANSWERED',
  'E_CALL_BUSY', // an action on this call is still under way
  'E_CALL_NOT_AGREED', // sipCode
  'E_CALL_FAILED', // cause
  'E_TRANSFER_FAILED', // target, cause
  'E_CONSULT_OPEN',
  'E_CONSULT_NONE',
  // incidents, hand-offs, agencies, shifts
  'E_INCIDENT_CLOSED', // number
  'E_INCIDENT_HANDOFFS_OPEN', // count
  'E_INCIDENT_MERGED', // number, into
  'E_INCIDENT_SAME', // number
  'E_INCIDENT_PRACTICE', // number
  'E_INCIDENT_SPLIT', // number
  'E_AGENCY_DISABLED', // agency
  'E_AGENCY_IN_USE', // agency, count
  'E_AGENCY_CALL',
  'E_HANDOFF_STEP', // from, to
  'E_HANDOFF_ALREADY_OPEN', // agency
  'E_HANDOFF_SAME', // agency
  'E_SHIFT_NONE',
  'E_SHIFT_OPEN', // operator
  'E_SHIFT_SAME', // operator
  'E_NOT_A_LESSON',
  'E_CERTIFICATE_NONE', // trainee
  'E_TRAINING_APART',
  'E_TRAINING_CALL',
  'E_TRAINING_SENDING', // count
  'E_SHIFT_NO_OFFER',
  // people who sign in
  'E_ONLY_ADMINISTRATOR',
  'E_ONLY_LEAD',
  'E_PERSON_FIRST',
  'E_PERSON_LAST', // name
  'E_PERSON_NAME', // name
  'E_PERSON_UNKNOWN', // name
  'E_PEOPLE_CALL',
  'E_PIN_FILE', // file
  'E_PIN_NEEDED', // name
  'E_PIN_NONE', // name
  'E_PIN_WAIT', // name, seconds
  'E_PIN_WRITE', // file, cause
  'E_PIN_WRONG', // name
  // database
  'E_DB_LOCKED',
  'E_DB_READONLY', // file
  'E_DB_FULL',
  'E_DB_CORRUPT', // kept: file name of the damaged file that was put aside
  'E_DB_NOT_OURS', // file
  'E_DB_NEWER', // file
  'E_DB_OPEN', // file, cause
  // processes
  'E_CORE_DOWN',
  'E_CORE_TIMEOUT',
  'E_PHONE_DOWN',
  'E_INTERNAL',
  'N_CORE_RESTARTED',
  'N_PHONE_RESTARTED',
  'N_SCREEN_RESTARTED',
  'N_CALL_KEEPS_WINDOW',
  // telephone
  'E_PBX_UNREACHABLE', // url
  'E_PBX_CERT_EXPIRED', // url
  'E_PBX_CERT_UNTRUSTED', // url
  'E_PBX_CERT_NAME', // url
  'E_SIP_AUTH', // account
  'E_SIP_REFUSED', // sipCode, cause
  'N_CALL_REFUSED', // causes
  'N_CALL_LOST',
  'E_MIC_MISSING',
  'E_MIC_DENIED',
  'E_SOUND_DEVICE_GONE', // device
  // recordings
  'E_RECORDING_OFF',
  'E_RECORDING_SPACE', // megabytes
  'E_RECORDING_STOPPED', // cause
  'E_RECORDING_GONE',
  'E_RECORDING_UNREADABLE',
  'N_RECORDING_RECOVERED', // count
  'N_RECORDINGS_REMOVED', // count
  // settings
  'E_CONFIG_UNREADABLE', // file, cause
  'E_CONFIG_INVALID', // file, key, value, expected
  'E_CONFIG_WRITE', // file, cause
  'N_SECRET_PLAIN', // key
  'E_REFERRALS_INVALID', // file, key, expected
  // question guides; `found` is what stands at `path`
  'E_PROTOCOL_UNREADABLE', // file, cause
  'E_PROTOCOL_SHAPE', // file, path, found
  'E_PROTOCOL_REFERENCE', // file, path, found
  'E_PROTOCOL_LOOP', // file, path, found
  'E_PROTOCOL_DUPLICATE', // file, path, found
  'E_PROTOCOL_START', // file, path, found
  'E_PROTOCOL_PRIORITY', // file, path, found
  'E_PROTOCOL_TAKEN', // file, path, found, by: the other one's id
  // practice scenarios; `found` is what stands at `path`
  'E_SCENARIO_UNREADABLE', // file, cause
  'E_SCENARIO_INVALID', // file, path, found
  'E_SCENARIO_SHIPPED',
  'E_SCENARIO_WRITE', // cause
  'E_SPEECH_MISSING', // file
  'E_SPEECH_TYPE',
  'E_SPEECH_LONG',
  // delivery
  'E_WEBHOOK_HTTP', // status
  'E_WEBHOOK_UNREACHABLE',
  'E_WEBHOOK_TIMEOUT',
  'E_WEBHOOK_NO_SECRET',
  'E_WEBHOOK_NAME', // the address is not known to the network
  'E_WEBHOOK_TLS',
  'E_WEBHOOK_REDIRECT',
  'E_WEBHOOK_REFUSED',
  'E_WEBHOOK_BUSY',
  'E_MAIL_OFF',
  'E_MAIL_UNREACHABLE',
  'E_MAIL_LOGIN',
  'E_MAIL_LATER',
  'E_MAIL_REFUSED',
  'E_PRINT_FAILED',
  'E_CHANNEL_NONE',
  'E_SIP_NO_CALL',
  // agencies' own systems that answer
  'E_INBOUND_PORT', // host, port, cause
  'E_AGENCY_UNANSWERED',
  // the room's own map
  'E_MAP_FOREIGN', // file
  'E_MAP_BROKEN', // file
  'E_MAP_TYPE', // file
  'E_MAP_SCHEMA', // file
  'E_MAP_ELSEWHERE', // file
  'E_MAP_COARSE', // file, zoom
  'E_MAP_UNREADABLE', // file, cause
  'E_MAP_SPACE', // megabytes
  'E_MAP_WRITE', // cause
  'E_MAP_BUSY',
  'E_MAP_CALL',
  // places
  'E_PLACES_FILE', // file, cause
  'N_PLACES_SKIPPED', // file, count, row, reason
  'E_PRINT_BUSY',
  // export
  'E_EXPORT_FOLDER', // folder, cause
  'E_EXPORT_FULL', // folder
  'E_EXPORT_OPEN', // file
  'E_EXPORT_FUTURE', // day
  'E_EXPORT_RANGE', // from, to
  'E_EXPORT_SHIFT', // shift, known
  'E_EXPORT_WORDS',
  'E_EXPORT_BUSY',
  'E_EXPORT_CANCELLED',
  'E_EXPORT_PAGES',
  'E_REPORT_WAITING', // folder, cause, count
  'E_PROOF_FILE', // file, cause
] as const;

export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const isProtocolError = (code: ErrorCode): boolean => code.startsWith('E_PROTOCOL_');

export const Refusal = z.object({
  code: ErrorCode,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Refusal = z.infer<typeof Refusal>;

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (code: ErrorCode, params: Refusal['params'] = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, params },
});
