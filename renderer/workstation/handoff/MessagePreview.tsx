import { useEffect, useState } from 'react';
import type { Preview } from '../../../shared/contract/handoff.ts';
import type { Agency, ChannelKind } from '../../../shared/domain/agency.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { useDesk } from '../desk/desk.ts';
import { useTexts } from '../texts.tsx';
import styles from './handoff.module.css';

/** The exact message, channel by channel, before or after it goes out. */
export function MessagePreview({ agency, incidentId }: { agency: Agency; incidentId: IncidentId }) {
  const t = useTexts();
  const kinds = agency.channels.map(({ kind }) => kind);
  const [chosen, setChosen] = useState<ChannelKind | null>(null);
  const kind = chosen && kinds.includes(chosen) ? chosen : (kinds[0] ?? 'manual');
  const seq = useDesk((state) => state.incidents[incidentId]?.seq);
  const [preview, setPreview] = useState<Preview | null>(null);
  // The incident or the agency's templates changed: the message is another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seq` and `agency` stand for what the core reads
  useEffect(() => {
    let current = true;
    void window.siaga
      .invoke('handoff.preview', { incidentId, agencyId: agency.id, channel: kind })
      .then((result) => {
        if (current) setPreview(result.ok ? result.value : null);
      });
    return () => {
      current = false;
    };
  }, [incidentId, agency, kind, seq]);
  return (
    <div className={styles.preview} data-testid={`preview-${agency.id}`}>
      <div className={styles.tabs} role="group" aria-label={t('screen.handOff.channels')}>
        {kinds.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.tab}
            aria-pressed={each === kind}
            onClick={() => setChosen(each)}
          >
            {t(`domain.channel.${each}`)}
          </button>
        ))}
      </div>
      {preview ? (
        <>
          {kind !== 'print' && (
            <p className={styles.to}>
              {t('screen.handOff.to', { to: preview.to || '–' })}
              {preview.subject !== null && <b> {preview.subject}</b>}
            </p>
          )}
          <textarea
            className={styles.text}
            readOnly
            rows={Math.min(12, preview.text.split('\n').length + 1)}
            aria-label={t('screen.handOff.message')}
            value={preview.text}
            data-testid={`message-${agency.id}`}
          />
          {preview.body && (
            <details>
              <summary>{t('screen.handOff.body', { type: preview.body.contentType })}</summary>
              <textarea
                className={styles.text}
                readOnly
                rows={8}
                aria-label={preview.body.contentType}
                value={preview.body.text}
              />
            </details>
          )}
        </>
      ) : (
        <p className={styles.to}>{t('screen.handOff.noPreview')}</p>
      )}
    </div>
  );
}
