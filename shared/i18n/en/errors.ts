import type { ErrorCode } from '../../contract/errors.ts';

/** The same sentences for the log file and for an English screen. */
export const errors: Record<ErrorCode, string> & { readonly [C in ErrorCode as `${C}_one`]?: string } = {
  E_INPUT_INVALID: 'The field "{{field}}" cannot be accepted; check it and type it again.',
  E_TEXT_TOO_LONG:
    'The field "{{field}}" is too long, at most {{max}} characters; shorten it, your text is still on the screen.',
  E_PASTE_TOO_LONG:
    'A text of {{length}} letters was not put in, at most {{max}} fit; copy only the part that matters.',
  E_FORBIDDEN: 'This is not allowed from here.',
  E_NOT_FOUND: 'What was asked for is not there; choose again from the list.',
  E_CALL_NOT_LIVE: 'This call has ended; call back if needed.',
  E_CALL_NOT_ANSWERED: 'This call has not been answered; press F2 to answer.',
  E_CALL_BUSY: 'The action before is still under way; wait a moment and repeat.',
  E_CALL_NOT_AGREED:
    'The exchange refused that (SIP {{sipCode}}); if the caller is not heard, hold and resume once more.',
  E_CALL_FAILED: 'The call could not be made ({{cause}}); try again or use another telephone.',
  E_TRANSFER_FAILED:
    'The caller was not connected to {{target}} and is still with you; reach the agency by hand.',
  E_CONSULT_OPEN: 'This caller is being talked about with another agency; finish that talk first.',
  E_CONSULT_NONE: 'No agency is connected with this call yet; wait for its answer and try again.',
  E_INCIDENT_CLOSED: 'Incident {{number}} is closed; reopen it first.',
  E_INCIDENT_HANDOFFS_OPEN_one: 'A hand-off is still under way; finish or cancel it first.',
  E_INCIDENT_HANDOFFS_OPEN: '{{count}} hand-offs are still under way; finish or cancel them first.',
  E_INCIDENT_MERGED: 'Incident {{number}} was merged into {{into}}; go on in {{into}}.',
  E_INCIDENT_SAME: 'Incident {{number}} cannot be merged with itself; choose another one.',
  E_INCIDENT_PRACTICE: 'Incident {{number}} is only practice and takes no real report; choose another one.',
  E_INCIDENT_SPLIT: 'Incident {{number}} has that call only; change its fields, there is nothing to split.',
  E_AGENCY_DISABLED: '{{agency}} takes no hand-offs now; choose another agency.',
  E_AGENCY_IN_USE_one: 'A hand-off to {{agency}} is still under way; finish or cancel it first.',
  E_AGENCY_IN_USE: '{{count}} hand-offs to {{agency}} are still under way; finish or cancel them first.',
  E_AGENCY_CALL: 'Finish the call first; the agencies would cover the report.',
  E_HANDOFF_STEP: 'A hand-off that is "{{from}}" cannot become "{{to}}".',
  E_HANDOFF_ALREADY_OPEN: 'There is a hand-off to {{agency}} for this incident; see its state on the button.',
  E_HANDOFF_SAME: 'Nothing has changed since {{agency}} was last told; edit the form first.',
  E_SHIFT_NONE: "Nobody has started a shift; enter the operator's name first.",
  E_SHIFT_OPEN: '{{operator}} is still on shift; end that shift first.',
  E_NOT_A_LESSON: 'This call is no practice call of a scenario; choose a practice call.',
  E_CERTIFICATE_NONE: '{{trainee}} took no practice calls on these days; choose other days.',
  E_TRAINING_APART:
    'Training mode reaches nobody outside and changes no keys, no people and no map that a PIN guards; do that on duty.',
  E_TRAINING_CALL: 'There is still a call at this desk; finish it, then enter training mode.',
  E_TRAINING_SENDING_one: 'A hand-off has not reached its agency yet; see to it, then enter training mode.',
  E_TRAINING_SENDING:
    '{{count}} hand-offs have not reached their agencies yet; see to them, then enter training mode.',
  E_SHIFT_SAME: '{{operator}} is on duty already; write the name of the operator who takes over.',
  E_SHIFT_NO_OFFER: 'This hand-over was changed or withdrawn; look at it again before you take over.',
  E_ONLY_ADMINISTRATOR:
    'Only an administrator may do this; ask an administrator to sign in with the PIN at this desk (Ctrl+P).',
  E_ONLY_LEAD:
    'Only a shift lead or an administrator may do this; ask one of them to sign in with the PIN at this desk.',
  E_PERSON_FIRST: 'The first one set up has to be an administrator; choose the role administrator.',
  E_PERSON_LAST: '{{name}} is the last active administrator; make somebody else one first.',
  E_PERSON_NAME: 'The name {{name}} is taken already; add a second name to tell them apart.',
  E_PERSON_UNKNOWN: 'The name {{name}} is not on the list of active people; pick a name from the list.',
  E_PEOPLE_CALL: 'Finish the call first; the list of people would cover the report.',
  E_PIN_FILE:
    'The file of PINs {{file}} is missing or damaged; a shift starts with the name alone, and a technician makes new PINs with the command siaga people.',
  E_PIN_NEEDED: 'Type the PIN of {{name}}; calls can be answered without it.',
  E_PIN_NONE:
    '{{name}} has no PIN yet; ask an administrator to set one, or a technician with the command siaga people.',
  E_PIN_WAIT:
    'The PIN of {{name}} was wrong several times; try again in {{seconds}} seconds, calls can be answered meanwhile.',
  E_PIN_WRITE: 'The PIN cannot be kept in {{file}} ({{cause}}); ask a technician to look at that folder.',
  E_PIN_WRONG: 'That is not the PIN of {{name}}; type it once more, calls can be answered without it.',
  E_DB_LOCKED: 'Another program is using the log; close it, this screen tries again by itself.',
  E_DB_READONLY: 'The file {{file}} cannot be written; ask a technician for permission, use paper meanwhile.',
  E_DB_FULL: 'The disk is full; make room, the last entry is not saved but is still on the screen.',
  E_DB_CORRUPT:
    'The log file was damaged and is kept as {{kept}}; what was whole is restored, carry on and tell a technician.',
  E_DB_NOT_OURS: 'The file {{file}} is not a Siaga 112 log; ask a technician to move it.',
  E_DB_NEWER: 'The file {{file}} was made by a newer version; update this app.',
  E_DB_OPEN: 'The file {{file}} cannot be opened ({{cause}}); ask a technician, use paper meanwhile.',
  E_CORE_DOWN: 'The log is being started again; keep talking, entries will be saved by themselves.',
  E_CORE_TIMEOUT: 'Saving takes longer than usual; the entry is on the screen and is tried again.',
  E_PHONE_DOWN: 'The telephone is not ready; wait a moment and repeat.',
  E_INTERNAL: 'Something unexpected went wrong; repeat, and tell a technician if it stays.',
  N_CORE_RESTARTED: 'The log stopped and is running again; what was saved is safe.',
  N_PHONE_RESTARTED: 'The telephone stopped and is running again; call back if a caller was cut off.',
  N_SCREEN_RESTARTED: 'The screen stopped and is loaded again; the call and the form are still there.',
  N_CALL_KEEPS_WINDOW: 'A caller is on the line; end the call before closing the app.',
  E_PBX_UNREACHABLE:
    'The telephone server {{url}} cannot be reached; check the network cable, the app tries again by itself.',
  E_PBX_CERT_EXPIRED:
    "The certificate of the telephone server {{url}} is not valid on this date; check this computer's date, or ask a technician to renew it.",
  E_PBX_CERT_UNTRUSTED:
    'This computer does not trust the certificate of the telephone server {{url}}; ask a technician to install the right one.',
  E_PBX_CERT_NAME:
    'The certificate of the telephone server is not for the address {{url}}; ask a technician to check address and certificate.',
  E_SIP_AUTH: 'The telephone server refuses the account {{account}}; check the password in the settings.',
  E_SIP_REFUSED:
    'The telephone server refuses the registration ({{sipCode}}); the app tries again, tell a technician if it stays.',
  N_CALL_REFUSED:
    'This telephone could not take a call ({{causes}}); call back from the list and tell a technician.',
  N_CALL_LOST:
    'A caller was cut off by trouble on the line before an answer; choose the call in the list and press F7 to call back.',
  E_MIC_MISSING: 'No microphone was found; plug in a headset, you can still hear the caller.',
  E_SOUND_DEVICE_GONE:
    "The sound device {{device}} was not found; the computer's own device is used until it is plugged in again.",
  E_MIC_DENIED: "The microphone may not be used; allow it in the computer's settings.",
  E_CONFIG_UNREADABLE:
    'The settings file {{file}} cannot be read ({{cause}}); mend it and open the app again, defaults are used.',
  E_CONFIG_INVALID:
    'The setting "{{key}}" with the value {{value}} cannot be used ({{expected}}); mend it in {{file}}, the default is used.',
  E_CONFIG_WRITE:
    'The settings file {{file}} cannot be written ({{cause}}); have a technician check its permissions.',
  N_SECRET_PLAIN:
    'This computer has no keyring, so "{{key}}" is stored in clear; keep others from reading the settings file.',
  E_REFERRALS_INVALID:
    'The list of referrals {{file}} cannot be used at "{{key}}" ({{expected}}); correct that file, the shipped list stays in use.',
  E_PROTOCOL_UNREADABLE:
    'The guide file {{file}} cannot be read ({{cause}}); correct it, the guide before it stays in use.',
  E_PROTOCOL_SHAPE:
    'The guide file {{file}} is not used because "{{path}}", which says {{found}}, is not known; the guide before it stays in use.',
  E_PROTOCOL_REFERENCE:
    'The guide file {{file}} is not used because "{{path}}" points to {{found}}, which is not there; the guide before it stays in use.',
  E_PROTOCOL_LOOP:
    'The guide file {{file}} is not used because the questions at "{{path}}" wait for each other ({{found}}); the guide before it stays in use.',
  E_PROTOCOL_DUPLICATE:
    'The guide file {{file}} is not used because {{found}} at "{{path}}" is there already; the guide before it stays in use.',
  E_PROTOCOL_START:
    'The guide file {{file}} is not used because the first two questions have to be location and safety, but "{{path}}" is {{found}}; the guide before it stays in use.',
  E_PROTOCOL_PRIORITY:
    'The guide file {{file}} is not used because the priority {{found}} at "{{path}}" does not fit its mark for lowering; the guide before it stays in use.',
  E_PROTOCOL_TAKEN:
    'The guide file {{file}} is not used because {{found}} at "{{path}}" is served by the guide {{by}}; the guide before it stays in use.',
  E_SCENARIO_UNREADABLE:
    'The scenario file {{file}} cannot be read ({{cause}}); correct it, the other scenarios stay in use.',
  E_SCENARIO_INVALID:
    'The scenario file {{file}} is not used because "{{path}}", which says {{found}}, does not fit; correct it, the other scenarios stay in use.',
  E_SCENARIO_SHIPPED: 'A scenario that ships cannot be removed; only scenarios of your own can.',
  E_SCENARIO_WRITE:
    'The scenario could not be saved ({{cause}}); check space and permissions of the training folder, and try again.',
  E_SPEECH_MISSING: 'The recording {{file}} is not there; record that line again, and save once more.',
  E_SPEECH_TYPE: 'The recording cannot be read; record that line again.',
  E_SPEECH_LONG: 'The recording is too long; record a shorter line.',
  E_WEBHOOK_HTTP: "The agency's system refused the data; it is sent again, reach the agency by hand.",
  E_WEBHOOK_UNREACHABLE:
    "The agency's system cannot be reached; the data waits and is sent by itself, reach the agency by hand.",
  E_WEBHOOK_TIMEOUT: "The agency's system does not answer; the data is sent again, reach the agency by hand.",
  E_WEBHOOK_NO_SECRET: 'The key for this agency is not set; reach it by hand and tell a technician.',
  E_WEBHOOK_NAME:
    "The network does not know the address of the agency's system; the data waits, reach the agency by hand.",
  E_WEBHOOK_TLS:
    "The certificate of the agency's system cannot be trusted, so nothing was sent; reach it by hand and tell a technician.",
  E_WEBHOOK_REDIRECT:
    "The agency's system points elsewhere, which is not followed; reach it by hand and tell a technician.",
  E_WEBHOOK_REFUSED:
    "The agency's system does not take this hand-off; reach it by hand and tell a technician.",
  E_WEBHOOK_BUSY:
    "The agency's system is too busy; the data is sent again by itself, reach the agency by hand.",
  E_MAIL_OFF: 'This room has no mail server set up; reach the agency by hand and tell a technician.',
  E_MAIL_UNREACHABLE:
    'The mail server cannot be reached; the mail waits and goes out by itself, reach the agency by hand.',
  E_MAIL_LOGIN:
    "The mail server refused this room's password; reach the agency by hand and tell a technician.",
  E_MAIL_LATER: 'The mail server asks to wait; the mail is sent again by itself, reach the agency by hand.',
  E_MAIL_REFUSED: 'The mail server refused the mail to this agency; reach it by hand and tell a technician.',
  E_PRINT_FAILED: 'The hand-off slip could not be printed; check the printer, and reach the agency by hand.',
  E_CHANNEL_NONE: 'The agency has no such channel; reach it by hand.',
  E_SIP_NO_CALL: 'There is no caller to connect; reach the agency by hand.',
  E_INBOUND_PORT:
    'Answers of agencies cannot be received at {{host}}:{{port}} ({{cause}}); have a technician check the settings.',
  E_AGENCY_UNANSWERED:
    "The agency's telephone was not answered; the caller is still with you, reach the agency by hand.",
  E_MAP_FOREIGN:
    'The file {{file}} is no PMTiles map of version 3; choose another, the map before stays in use.',
  E_MAP_BROKEN: 'The file {{file}} is cut off or damaged; copy it again, the map before stays in use.',
  E_MAP_TYPE: 'What {{file}} holds cannot be drawn; use MVT tiles or pictures, the map before stays in use.',
  E_MAP_SCHEMA:
    'The layers of {{file}} are unknown; use the Protomaps or OpenMapTiles schema, the map before stays in use.',
  E_MAP_ELSEWHERE:
    'The map {{file}} does not hold all of Jombang; choose another, the map before stays in use.',
  E_MAP_COARSE:
    'The map {{file}} is too coarse (up to zoom {{zoom}} only); choose a finer one, the map before stays in use.',
  E_MAP_UNREADABLE:
    'The file {{file}} cannot be read ({{cause}}); check its permission, the map before stays in use.',
  E_MAP_SPACE:
    'There is too little room, {{megabytes}} MB are needed; free some, the map before stays in use.',
  E_MAP_WRITE: 'The map folder cannot be written ({{cause}}); ask a technician, the map before stays in use.',
  E_MAP_BUSY: 'Another map is being copied; wait until it is done.',
  E_MAP_CALL: 'Finish the call first; the window that asks for a file would cover the screen.',
  E_PLACES_FILE:
    'The list of places {{file}} cannot be read ({{cause}}); correct the file and open the app again.',
  N_PLACES_SKIPPED_one:
    'Row {{row}} of the list of places {{file}} was left out ({{reason}}); the other places can be searched.',
  N_PLACES_SKIPPED:
    '{{count}} rows of the list of places {{file}} were left out, the first is row {{row}} ({{reason}}); the other places can be searched.',
  E_PRINT_BUSY: 'The sheet before is still being printed; wait a moment and try again.',
  E_EXPORT_FOLDER:
    "The report cannot be written to {{folder}} ({{cause}}); check that folder's permission and room.",
  E_EXPORT_FULL:
    'The disk of the folder {{folder}} is full and the report was not written; free some room or choose another folder, then repeat.',
  E_EXPORT_OPEN: 'The file {{file}} is open in another program, such as Excel; close it, then repeat.',
  E_EXPORT_FUTURE: 'The day {{day}} has not come yet; choose today or an earlier day.',
  E_EXPORT_RANGE: 'The first day {{from}} is after the last day {{to}}; swap them.',
  E_EXPORT_SHIFT: 'There is no shift named {{shift}}; choose one of {{known}}.',
  E_EXPORT_WORDS: 'That search holds no word or number; type what is looked for first.',
  E_EXPORT_BUSY: 'Another report is still being written; wait until it is done, or cancel it first.',
  E_EXPORT_CANCELLED: 'The report was cancelled and no file was left behind; repeat it at any time.',
  E_EXPORT_PAGES: 'The pages of the report could not be drawn; repeat, or choose XLSX.',
  E_RECORDING_OFF: 'Recording is turned off in the settings; the call goes on as usual.',
  E_RECORDING_SPACE:
    'Only {{megabytes}} MB of storage are left; ask the technician to free some, with less than that calls go on without a recording.',
  E_RECORDING_STOPPED:
    'The call is not being recorded ({{cause}}); go on talking, take notes as usual and tell the technician.',
  E_RECORDING_GONE: 'The file of this recording is not on this computer; ask the technician if it is needed.',
  E_RECORDING_UNREADABLE: 'This recording cannot be played; ask the technician to look at its file.',
  N_RECORDING_RECOVERED:
    '{{count}} recordings that were cut off when the app stopped have been saved and can be heard from the story of their incident.',
  N_RECORDING_RECOVERED_one:
    '{{count}} recording that was cut off when the app stopped has been saved and can be heard from the story of its incident.',
  N_RECORDINGS_REMOVED: '{{count}} recordings past their time have been removed; the log says which.',
  N_RECORDINGS_REMOVED_one: '{{count}} recording past its time has been removed; the log says which.',
  E_REPORT_WAITING:
    'Shift reports cannot be written to {{folder}} yet ({{cause}}); {{count}} reports wait and are delivered by themselves once they can be.',
  E_REPORT_WAITING_one:
    'Shift reports cannot be written to {{folder}} yet ({{cause}}); one report waits and is delivered by itself once it can be.',
  E_PROOF_FILE:
    'The file {{file}} cannot be held against the log ({{cause}}); choose a JSON, XLSX or CSV report as this program wrote it.',
};
