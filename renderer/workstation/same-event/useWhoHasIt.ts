import type { Incident } from '../../../shared/domain/incident.ts';
import { useDesk } from '../desk/desk.ts';
import { useTexts } from '../texts.tsx';

/** Says in a line which agencies have an incident, and how far each is. */
export function useWhoHasIt(): (incident: Incident) => string {
  const t = useTexts();
  const handOffs = useDesk((state) => state.handOffs);
  const agencies = useDesk((state) => state.agencies);
  return (incident) => {
    const ids = new Set([incident.id, ...incident.mergedFrom.map(({ id }) => id)]);
    const told = handOffs
      .filter((handOff) => ids.has(handOff.incidentId) && handOff.state !== 'cancelled')
      .sort((a, b) => (a.times.queued ?? 0) - (b.times.queued ?? 0))
      .map(({ agencyId, state }) => {
        const name = agencies.find((agency) => agency.id === agencyId)?.shortName ?? agencyId;
        return `${name}: ${t(`domain.handOffState.${state}`)}`;
      });
    return told.length > 0 ? told.join(', ') : t('screen.same.nobody');
  };
}
