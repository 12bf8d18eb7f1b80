import { emptyFields } from '../../../shared/domain/incident.ts';
import { takePoint } from '../../../shared/place/take-point.ts';
import { selectedIncident, selectedIncidentId, useDesk } from '../desk/desk.ts';
import { edit, useDraft } from '../intake/autosave.ts';
import { useTexts } from '../texts.tsx';
import { MapView } from './MapView.tsx';
import styles from './map.module.css';
import { useIdle } from './useIdle.ts';

/** Where it is. A click sets the point; desa and kecamatan follow it while the operator chose none. */
export function MapPanel() {
  const t = useTexts();
  const incident = useDesk(selectedIncident);
  const draft = useDraft(useDesk(selectedIncidentId));
  const possible = useDesk((state) => state.selection.callId !== null || state.selection.incidentId !== null);
  const settings = useDesk((state) => state.status?.settings);
  const idle = useIdle();
  const fields = { ...emptyFields, ...incident?.fields, ...draft?.typed };
  if (!idle)
    return <section className={styles.panel} aria-label={t('screen.map.title')} data-map="waiting" />;
  return (
    <MapView
      point={fields.point}
      kecamatan={fields.kecamatan}
      desa={fields.desa}
      mapboxToken={settings?.mapboxToken ?? null}
      texts={{
        title: t('screen.map.title'),
        label: t('screen.map.label'),
        zoomIn: t('screen.map.zoomIn'),
        zoomOut: t('screen.map.zoomOut'),
        whole: t('screen.map.whole'),
        unavailable: t('screen.map.unavailable'),
        attribution: t('screen.map.attribution'),
      }}
      onPick={(point, placeOf) => {
        if (!possible) return;
        edit(takePoint(fields, { ...point, source: 'clicked', certainty: 'exact' }, placeOf));
      }}
    />
  );
}
