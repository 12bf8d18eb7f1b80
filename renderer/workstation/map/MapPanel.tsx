import { useMemo } from 'react';
import { takePoint } from '../../../shared/place/take-point.ts';
import { select, selectedCall, selectedIncident, selectedIncidentId, useDesk } from '../desk/desk.ts';
import { edit, useFormFields } from '../intake/autosave.ts';
import { useTexts } from '../texts.tsx';
import { MapView } from './MapView.tsx';
import styles from './map.module.css';
import { hintFeatures, incidentMarkers } from './overlay/features.ts';
import { useClosed } from './useClosed.ts';
import { useIdle } from './useIdle.ts';

/** Where it is, and what else is going on. Desa and kecamatan follow the point while the operator chose none. */
export function MapPanel() {
  const t = useTexts();
  const incident = useDesk(selectedIncident);
  const incidentId = useDesk(selectedIncidentId);
  const fields = useFormFields();
  const possible = useDesk((state) => state.selection.callId !== null || state.selection.incidentId !== null);
  const token = useDesk((state) => state.status?.settings.mapboxToken ?? null);
  const open = useDesk((state) => state.incidents);
  const closed = useClosed();
  const idle = useIdle();
  const call = useDesk(selectedCall);
  const network = call?.direction === 'in' && call.location?.kind === 'position' ? call.location : null;
  const hint = useMemo(
    () => hintFeatures(fields.point?.source === 'pidf' ? null : network),
    [network, fields.point?.source],
  );
  const markers = useMemo(
    () => incidentMarkers([...closed.filter(({ id }) => !open[id]), ...Object.values(open)], incidentId),
    [open, closed, incidentId],
  );
  if (!idle)
    return <section className={styles.panel} aria-label={t('screen.map.title')} data-map="waiting" />;
  return (
    <MapView
      point={fields.point}
      kecamatan={fields.kecamatan}
      desa={fields.desa}
      markers={markers}
      hint={hint}
      mapboxToken={token}
      report={incident ? { ...incident, fields } : null}
      onPick={(point, placeOf) => {
        if (!possible) return;
        edit(takePoint(fields, { ...point, source: 'clicked', certainty: 'exact' }, placeOf));
      }}
      onIncident={(id) => {
        const chosen =
          Object.values(open).find((other) => other.id === id) ?? closed.find((other) => other.id === id);
        if (chosen) select({ callId: chosen.calls[0] ?? null, incidentId: chosen.id }, { incident: chosen });
      }}
    />
  );
}
