import type { Page } from '@playwright/test';
import { type IncidentId, newHandOffId, newIncidentId } from '../../shared/domain/ids.ts';

/** Opens incidents as the screen does, each handed to the agencies told for it. Answers with their ids. */
export async function openIncidents(
  workstation: Page,
  count: number,
  agenciesOf: (index: number) => string[],
): Promise<IncidentId[]> {
  const plan = Array.from({ length: count }, (_, index) => ({
    incidentId: newIncidentId(),
    what: `Laporan ke-${index + 1}`,
    handOffs: agenciesOf(index).map((agencyId) => ({ agencyId, handOffId: newHandOffId() })),
  }));
  await workstation.evaluate(async (incidents) => {
    const { invoke } = window.siaga;
    for (const { incidentId, what, handOffs } of incidents) {
      await invoke('incident.create', { incidentId, callId: null, changes: { locationText: what } });
      for (const { handOffId, agencyId } of handOffs) {
        const to = agencyId as Parameters<typeof invoke<'handoff.create'>>[1]['agencyId'];
        const made = await invoke('handoff.create', { handOffId, incidentId, agencyId: to });
        if (!made.ok) throw new Error(made.refusal.code);
      }
    }
  }, plan);
  return plan.map(({ incidentId }) => incidentId);
}
