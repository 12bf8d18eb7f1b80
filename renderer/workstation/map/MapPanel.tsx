import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Incident } from '../../../shared/domain/incident.ts';
import { takePoint } from '../../../shared/place/take-point.ts';
import { desk, select, selectedCall, selectedIncident, selectedIncidentId, useDesk } from '../desk/desk.ts';
import { edit, formFields, useForm } from '../intake/autosave.ts';
import { MapView } from './MapView.tsx';
import { hintFeatures, incidentMarkers } from './overlay/features.ts';
import { useClosed } from './useClosed.ts';

/** The report as the form shows it now. */
function shownReport(): Incident | null {
  const incident = selectedIncident(desk.getState());
  return incident ? { ...incident, fields: formFields() } : null;
}

/** Where it is, and what else is going on. Desa and kecamatan follow the point while the operator chose none. */
export default function MapPanel() {
  const known = useDesk((state) => selectedIncident(state) !== undefined);
  const incidentId = useDesk(selectedIncidentId);
  const point = useForm((fields) => fields.point);
  const kecamatan = useForm((fields) => fields.kecamatan);
  const desa = useForm((fields) => fields.desa);
  const possible = useDesk((state) => state.selection.callId !== null || state.selection.incidentId !== null);
  const token = useDesk((state) => state.status?.settings.mapboxToken ?? null);
  const closed = useClosed();
  const call = useDesk(selectedCall);
  const network = call?.direction === 'in' && call.location?.kind === 'position' ? call.location : null;
  const hint = useMemo(
    () => hintFeatures(point?.source === 'pidf' ? null : network),
    [network, point?.source],
  );
  const markers = useDesk(
    useShallow(({ incidents }) =>
      incidentMarkers(
        [...closed.filter(({ id }) => !incidents[id]), ...Object.values(incidents)],
        incidentId,
      ),
    ),
  );
  return (
    <MapView
      point={point}
      kecamatan={kecamatan}
      desa={desa}
      markers={markers}
      hint={hint}
      mapboxToken={token}
      report={known ? shownReport : null}
      onPick={(at, placeOf) => {
        if (!possible) return;
        edit(takePoint(formFields(), { ...at, source: 'clicked', certainty: 'exact' }, placeOf));
      }}
      onIncident={(id) => {
        const open = Object.values(desk.getState().incidents);
        const chosen = [...open, ...closed].find((other) => other.id === id);
        if (chosen) select({ callId: chosen.calls[0] ?? null, incidentId: chosen.id }, { incident: chosen });
      }}
    />
  );
}
