import { type KeyboardEvent, useRef, useState } from 'react';
import type { Point } from '../../../shared/domain/incident.ts';
import { type Place, placeAt } from '../../../shared/place/place-at.ts';
import styles from './map.module.css';
import { mapAct } from './mapKeys.ts';
import { useFollow } from './useFollow.ts';
import { useMapEngine } from './useMapEngine.ts';
import { useRepaint } from './useRepaint.ts';

interface MapTexts {
  title: string;
  /** What the map is and which keys work on it, for a screen reader. */
  label: string;
  zoomIn: string;
  zoomOut: string;
  whole: string;
  unavailable: string;
  attribution: string;
}

interface Props extends Place {
  point: Point | null;
  mapboxToken: string | null;
  onPick: (point: Point, placeOf: (point: Point) => Place) => void;
  texts: MapTexts;
}

/** Kabupaten Jombang with its kecamatan and desa; a click, or Enter on the centre, says where it is. */
export function MapView({ point, kecamatan, desa, mapboxToken, onPick, texts }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [byKeyboard, setByKeyboard] = useState(false);
  const pick = (at: Point): void => {
    if (map.state === 'ready') onPick(at, (point) => placeAt(map.data.desa, point));
  };
  const map = useMapEngine(box, mapboxToken, pick);
  useFollow(map, { point, kecamatan, desa });
  useRepaint(map, box);

  if (map.state === 'unavailable') {
    return (
      <section className={styles.panel} aria-label={texts.title}>
        <p className={styles.unavailable} data-focus="map" tabIndex={-1}>
          {texts.unavailable}
        </p>
      </section>
    );
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const key = mapAct(event);
    if (!key || map.state !== 'ready') return;
    event.preventDefault();
    setByKeyboard(true);
    if (key.act === 'pan') map.engine.panBy(key.right, key.down);
    else if (key.act === 'zoom') map.engine.zoomBy(key.steps);
    else if (key.act === 'whole') map.engine.showBounds(map.whole);
    else pick(map.engine.centre());
  };
  const ready = map.state === 'ready' ? map : null;
  return (
    <section className={styles.panel} aria-label={texts.title} aria-busy={!ready} data-map={map.state}>
      <div
        className={styles.stage}
        role="application"
        aria-label={texts.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is operated by its own keys (WAI-ARIA 1.2 §5.3.4)
        tabIndex={0}
        data-focus="map"
        onKeyDown={onKeyDown}
        onFocus={(event) => setByKeyboard(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setByKeyboard(false)}
        onPointerDown={() => setByKeyboard(false)}
      >
        <div ref={box} className={styles.box} />
        {byKeyboard && <div className={styles.crosshair} aria-hidden="true" />}
      </div>
      <div className={styles.tools}>
        <button
          type="button"
          aria-label={texts.zoomIn}
          title={texts.zoomIn}
          disabled={!ready}
          onClick={() => ready?.engine.zoomBy(1)}
        >
          <Icon path="M8 3v10M3 8h10" />
        </button>
        <button
          type="button"
          aria-label={texts.zoomOut}
          title={texts.zoomOut}
          disabled={!ready}
          onClick={() => ready?.engine.zoomBy(-1)}
        >
          <Icon path="M3 8h10" />
        </button>
        <button
          type="button"
          aria-label={texts.whole}
          title={texts.whole}
          disabled={!ready}
          onClick={() => ready?.engine.showBounds(ready.whole)}
        >
          <Icon path="M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3" />
        </button>
      </div>
      <small className={styles.attribution}>{texts.attribution}</small>
    </section>
  );
}

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
