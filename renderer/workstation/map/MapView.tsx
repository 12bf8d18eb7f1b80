import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Incident, LocatedPoint, Point } from '../../../shared/domain/incident.ts';
import { type Place, placeAt } from '../../../shared/place/place-at.ts';
import { useTexts } from '../texts.tsx';
import { BasemapSheet } from './basemap/BasemapSheet.tsx';
import { useBasemap } from './basemap/useBasemap.ts';
import { carryOut } from './carryOut.ts';
import { HeatSheet } from './heat/HeatSheet.tsx';
import { useHeat } from './heat/useHeat.ts';
import { MapNotes } from './MapNotes.tsx';
import { MapTools } from './MapTools.tsx';
import { MapZoom } from './MapZoom.tsx';
import styles from './map.module.css';
import { setMapDesk, useMapDesk } from './mapDesk.ts';
import { type MapAct, mapAct } from './mapKeys.ts';
import type { Shown } from './overlay/diff.ts';
import { postFeatures } from './overlay/posts.ts';
import { useFollow } from './useFollow.ts';
import { useMaps } from './useMaps.ts';
import { useMeasure } from './useMeasure.ts';
import { usePosts } from './usePosts.ts';
import { usePrint } from './usePrint.ts';
import { useRepaint } from './useRepaint.ts';
import { useShow } from './useShow.ts';

interface Props extends Place {
  point: LocatedPoint | null;
  markers: readonly Shown[];
  /** What the telephone network says; a suggestion until somebody takes it. */
  hint: readonly Shown[];
  mapboxToken: string | null;
  /** The report as it would be printed now; none before there is one. */
  report: (() => Incident | null) | null;
  onPick: (point: Point, placeOf: (point: Point) => Place) => void;
  onIncident: (id: string) => void;
}

/** Kabupaten Jombang; a click, or Enter on the centre, says where it is. */
export function MapView({
  point,
  kecamatan,
  desa,
  markers,
  hint,
  mapboxToken,
  report,
  onPick,
  onIncident,
}: Props) {
  const t = useTexts();
  const offlineBox = useRef<HTMLDivElement>(null);
  const onlineBox = useRef<HTMLDivElement>(null);
  const [byKeyboard, setByKeyboard] = useState(false);
  const [copied, setCopied] = useState<string | null>(null);
  const [dragged, setDragged] = useState<Point | null>(null);
  const { tool, sheet, ground, wide } = useMapDesk((state) => state);
  const { basemap, progress } = useBasemap();
  const measure = useMeasure();

  const pick = (at: Point): void => {
    if (tool === 'measure') measure.add(at);
    else if (map.state === 'ready') onPick(at, (picked) => placeAt(map.data.desa, picked));
  };
  const style = mapboxToken && ground !== 'offline' ? ground : null;
  const { map, online, trouble } = useMaps(
    { offline: offlineBox, online: onlineBox },
    { basemap, token: mapboxToken, style },
    {
      onClick(at, incident) {
        if (incident && tool === 'none') onIncident(incident);
        else pick(at);
      },
      onDrag(at, done) {
        setDragged(done ? null : at);
        if (done) pick(at);
      },
    },
  );
  const shownPoint: LocatedPoint | null =
    dragged && point
      ? { ...dragged, source: 'clicked', certainty: 'exact', fillsPlace: point.fillsPlace }
      : point;
  useRepaint(map, offlineBox);
  useFollow(map, shownPoint, { kecamatan, desa });
  const heat = useHeat(map);
  const posts = usePosts();
  const postMarkers = useMemo(() => postFeatures(posts), [posts]);
  useShow(map, 'incidents', markers);
  useShow(map, 'posts', postMarkers);
  useShow(map, 'hint', hint);
  useShow(map, 'measure', measure.features);
  useShow(map, 'heat', heat.features);
  const ready = map.state === 'ready' ? map : null;
  const source = [t('screen.map.attribution'), ready?.attribution].filter(Boolean).join(' · ');
  const print = usePrint(map, report, posts, source);

  if (map.state === 'unavailable') {
    return (
      <section className={styles.panel} aria-label={t('screen.map.title')}>
        <p className={styles.unavailable} data-focus="map" tabIndex={-1}>
          {t('screen.map.unavailable')}
        </p>
      </section>
    );
  }

  const copy = async (): Promise<void> => {
    if (!ready) return;
    const { lat, lon } = point ?? ready.engine.centre();
    const text = `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
    const done = await window.siaga.invoke('app.copy', { text });
    setCopied(done.ok ? text : null);
  };
  const act = (what: MapAct): void => {
    if (!ready) return;
    setCopied(null);
    const hand = { ...ready, pick, measure, copy, print: print.start, token: mapboxToken !== null };
    carryOut(what, hand);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const what = mapAct(event.nativeEvent);
    if (!what || (what.act === 'leave' && sheet === 'none' && tool === 'none' && !wide)) return;
    event.preventDefault();
    setByKeyboard(true);
    act(what);
  };
  return (
    <section
      className={styles.panel}
      aria-label={t('screen.map.title')}
      aria-busy={!ready}
      data-map={map.state}
      data-ground={online ? ground : 'offline'}
    >
      <div
        className={styles.stage}
        role="application"
        aria-label={t('screen.map.label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is operated by its own keys (WAI-ARIA 1.2 §5.3.4)
        tabIndex={0}
        data-focus="map"
        onKeyDown={onKeyDown}
        onFocus={(event) => setByKeyboard(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setByKeyboard(false)}
        onPointerDown={() => setByKeyboard(false)}
      >
        <div ref={offlineBox} className={`${styles.box} ${online ? styles.behind : ''}`} />
        <div ref={onlineBox} className={`${styles.box} ${online ? '' : styles.behind}`} />
        {byKeyboard && <div className={styles.crosshair} aria-hidden="true" />}
      </div>
      <MapZoom disabled={!ready} act={act} />
      <MapTools disabled={!ready} act={act} canPrint={report !== null} token={mapboxToken !== null} />
      {sheet === 'basemap' && <BasemapSheet basemap={basemap ?? null} progress={progress} />}
      {sheet === 'heat' && <HeatSheet heat={heat} />}
      <MapNotes
        map={map}
        point={shownPoint}
        posts={posts}
        corners={tool === 'measure' ? measure.corners : null}
        copied={copied}
        printed={print.outcome}
        trouble={style ? trouble : null}
        heat={heat}
        hidden={sheet !== 'none'}
      />
      <button
        type="button"
        className={styles.attribution}
        title={t('screen.about.open')}
        onClick={() => setMapDesk({ about: true })}
      >
        {source}
      </button>
    </section>
  );
}
