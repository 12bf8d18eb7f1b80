import { useTexts } from '../texts.tsx';
import { Icon } from './Icon.tsx';
import styles from './map.module.css';
import type { MapAct } from './mapKeys.ts';

export function MapZoom({ disabled, act }: { disabled: boolean; act: (what: MapAct) => void }) {
  const t = useTexts();
  const buttons: [label: string, path: string, what: MapAct][] = [
    [t('screen.map.zoomIn'), 'M8 3v10M3 8h10', { act: 'zoom', steps: 1 }],
    [t('screen.map.zoomOut'), 'M3 8h10', { act: 'zoom', steps: -1 }],
    [t('screen.map.whole'), 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3', { act: 'whole' }],
  ];
  return (
    <div className={styles.zoom}>
      {buttons.map(([label, path, what]) => (
        <button
          key={label}
          type="button"
          aria-label={label}
          title={label}
          disabled={disabled}
          onClick={() => act(what)}
        >
          <Icon path={path} />
        </button>
      ))}
    </div>
  );
}
