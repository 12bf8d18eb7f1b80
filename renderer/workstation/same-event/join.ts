import { type IncidentId, newIncidentId } from '../../../shared/domain/ids.ts';
import type { IncidentFields } from '../../../shared/domain/incident.ts';
import { ask } from '../desk/ask.ts';
import { desk, select, selectedCall, selectedIncident, selectedIncidentId, told } from '../desk/desk.ts';
import { flush } from '../intake/autosave.ts';
import { offer } from './offer.ts';

/**
 * The selected call is one more report of this incident: `duplicate` in the same step while it is to be
 * qualified, a link after that. A report without a call goes into it as a whole.
 */
export async function joinIncident(into: IncidentId, form: IncidentFields): Promise<void> {
  const state = desk.getState();
  const call = selectedCall(state);
  if (!call) return mergeInto(into, form);
  flush();
  if (call.direction === 'in' && (call.state === 'talking' || call.state === 'wrap_up')) {
    const done = await ask('call.qualify', { callId: call.id, disposition: 'duplicate', incidentId: into });
    if (!done) return;
    if (done.incident) told.incident(done.incident);
    told.call(done.call);
  } else {
    const incident = await ask('incident.link', { incidentId: into, callId: call.id });
    if (!incident) return;
    told.incident(incident);
    told.call({ ...call, incidentId: into });
  }
  offer({ into, fields: form });
}

/** Both are one event: everything that is known of the selected report goes on in the other. */
export async function mergeInto(into: IncidentId, form: IncidentFields): Promise<void> {
  const own = selectedIncidentId(desk.getState());
  const call = selectedCall(desk.getState());
  flush();
  if (!own) return;
  const incident = await ask('incident.merge', { incidentId: own, into });
  if (!incident) return;
  told.incident(incident);
  if (call) told.call({ ...call, incidentId: into });
  else select({ callId: null, incidentId: into });
  offer({ into, fields: form });
}

/** The selected call was about another event, which begins as a copy. */
export async function splitOff(): Promise<void> {
  const state = desk.getState();
  const call = selectedCall(state);
  const own = selectedIncident(state);
  if (!call || !own) return;
  flush();
  const made = await ask('incident.split', {
    incidentId: own.id,
    newIncidentId: newIncidentId(),
    callIds: [call.id],
  });
  if (!made) return;
  told.incident(made);
  told.call({ ...call, incidentId: made.id });
}
