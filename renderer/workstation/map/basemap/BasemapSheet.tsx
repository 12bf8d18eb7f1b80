import { useRef, useState } from 'react';
import type { Refusal } from '../../../../shared/contract/errors.ts';
import type { MapProgress } from '../../../../shared/contract/map.ts';
import type { Basemap } from '../../../../shared/domain/basemap.ts';
import { KeyButton } from '../../keys/KeyButton.tsx';
import { useFormats, useSentence, useTexts } from '../../texts.tsx';
import styles from '../map.module.css';
import { Sheet } from '../Sheet.tsx';

const MEGABYTE = 1_000_000;

/** Which basemap is in use; another one is brought as a file, or the shipped one taken again. */
export function BasemapSheet({
  basemap,
  progress,
}: {
  basemap: Basemap | null;
  progress: MapProgress | null;
}) {
  const t = useTexts();
  const formats = useFormats();
  const sentence = useSentence();
  const [busy, setBusy] = useState(false);
  const importButton = useRef<HTMLDivElement>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = async (name: 'map.choose' | 'map.remove'): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    const answer = await window.siaga.invoke(name, {});
    setBusy(false);
    if (!answer.ok) setRefusal(answer.refusal);
    // The button that was pressed may be gone.
    importButton.current?.querySelector('button')?.focus();
  };
  const percent = progress ? Math.floor((100 * progress.done) / Math.max(1, progress.total)) : 0;
  return (
    <Sheet title={t('screen.map.basemap')}>
      <p data-testid="basemap-name">{basemap ? basemap.name : t('screen.map.shipped')}</p>
      {basemap && (
        <p className={styles.hint}>
          {t('screen.map.basemapFacts', {
            size: Math.ceil(basemap.size / MEGABYTE),
            zoom: basemap.maxZoom,
            date: formats.date(basemap.importedAt),
          })}
        </p>
      )}
      <div className={styles.row} ref={importButton}>
        <KeyButton aria-disabled={busy} onClick={() => void run('map.choose')} data-testid="basemap-import">
          {t('screen.map.import')}
        </KeyButton>
        {basemap && (
          <KeyButton aria-disabled={busy} onClick={() => void run('map.remove')} data-testid="basemap-remove">
            {t('screen.map.remove')}
          </KeyButton>
        )}
      </div>
      <div role="status">
        {busy && progress && (
          <p>
            {t(`screen.map.importing.${progress.step}`, { percent })}
            <progress value={percent} max={100} aria-label={t('screen.map.import')} />
          </p>
        )}
        {refusal && (
          <p className={styles.refusal} data-testid="basemap-refusal" data-code={refusal.code}>
            {sentence(refusal)}
          </p>
        )}
      </div>
      <p className={styles.hint}>{t('screen.map.basemapHint')}</p>
    </Sheet>
  );
}
