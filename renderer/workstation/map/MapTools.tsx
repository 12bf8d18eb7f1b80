import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useTexts } from '../texts.tsx';
import styles from './map.module.css';
import { setMapDesk, useMapDesk } from './mapDesk.ts';
import { type MapAct, type ToolAct, toolKeys } from './mapKeys.ts';

interface Props {
  disabled: boolean;
  canPrint: boolean;
  token: boolean;
  act: (what: MapAct) => void;
}

/** Two small buttons on the map; everything else is behind the first of them. */
export function MapTools({ disabled, canPrint, token, act }: Props) {
  const t = useTexts();
  const { wide, sheet, tool, heat, ground } = useMapDesk((state) => state);
  const button = (what: ToolAct, label: string, more: { pressed?: boolean; off?: boolean } = {}) => (
    <KeyButton
      key={what}
      hotkey={toolKeys[what]}
      aria-pressed={more.pressed}
      disabled={more.off ?? false}
      onClick={() => act({ act: what })}
      data-testid={`map-${what}`}
    >
      {label}
    </KeyButton>
  );
  return (
    <>
      <div className={styles.bar}>
        <KeyButton
          hotkey={toolKeys.tools}
          aria-expanded={sheet === 'tools'}
          disabled={disabled}
          onClick={() => act({ act: 'tools' })}
          data-testid="map-tools"
        >
          {t('screen.map.tools')}
        </KeyButton>
        <KeyButton
          hotkey={screenKeys.wideMap}
          aria-pressed={wide}
          onClick={() => setMapDesk({ wide: !wide })}
          data-testid="map-wide"
        >
          {t('screen.map.wide')}
        </KeyButton>
      </div>
      {sheet === 'tools' && (
        <div
          className={styles.sheet}
          role="group"
          aria-label={t('screen.map.tools')}
          data-testid="map-tool-list"
        >
          {button('measure', t('screen.map.measure'), { pressed: tool === 'measure' })}
          {button('copy', t('screen.map.copy'))}
          {button('print', t('screen.map.print'), { off: !canPrint })}
          {button('heat', t('screen.map.heat'), { pressed: heat })}
          {button('basemap', t('screen.map.basemap'))}
          {token && button('ground', `${t('screen.map.ground')}: ${t(`screen.map.grounds.${ground}`)}`)}
          <p className={styles.hint}>{t('screen.map.toolsHint')}</p>
        </div>
      )}
    </>
  );
}
