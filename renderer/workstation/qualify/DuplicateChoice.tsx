import { useEffect, useMemo, useRef } from 'react';
import type { SimilarReason } from '../../../shared/contract/incident.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { selectedIncidentId, useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { IncidentLine } from '../same-event/IncidentLine.tsx';
import { reasonText } from '../same-event/reasons.ts';
import { useSimilar } from '../same-event/useSimilar.ts';
import { useTexts } from '../texts.tsx';
import styles from './qualify.module.css';

const MOST = 9;

interface Choice {
  incident: Incident;
  reasons: readonly SimilarReason[];
}

/** The likeliest incidents first and why, then the other open ones, newest first; a digit each. */
export function DuplicateChoice({
  choose,
  cancel,
}: {
  choose: (id: IncidentId) => void;
  cancel: () => void;
}) {
  const t = useTexts();
  const own = useDesk(selectedIncidentId);
  const all = useDesk((state) => state.incidents);
  const { found } = useSimilar();
  const choices = useMemo((): Choice[] => {
    const alike = new Set(found.map(({ incident }) => incident.id));
    const rest = Object.values(all)
      .filter((incident) => incident.status === 'open' && incident.id !== own && !alike.has(incident.id))
      .sort((a, b) => b.createdAt - a.createdAt)
      .map((incident) => ({ incident, reasons: [] }));
    return [...found, ...rest].slice(0, MOST);
  }, [all, own, found]);
  const group = useRef<HTMLDivElement>(null);
  // The digits choose here only while the cursor is here: elsewhere they are text.
  useEffect(() => group.current?.focus(), []);
  return (
    <div
      ref={group}
      className={styles.ask}
      role="group"
      tabIndex={-1}
      aria-label={t('screen.qualify.duplicateAsk')}
      data-testid="duplicate-choice"
      onKeyDown={(event) => {
        const chosen = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
        if (chosen) choose(chosen.incident.id);
      }}
    >
      <div className={styles.candidates}>
        <strong>
          {choices.length > 0 ? t('screen.qualify.duplicateAsk') : t('screen.qualify.duplicateNone')}
        </strong>
        {choices.map(({ incident, reasons }, index) => (
          <KeyButton
            key={incident.id}
            className={styles.candidate ?? ''}
            hotkey={{ code: `Digit${index + 1}` }}
            onClick={() => choose(incident.id)}
          >
            <IncidentLine incident={incident} />
            {reasons.length > 0 && (
              <small>{reasons.map((reason) => reasonText(t, reason)).join(' · ')}</small>
            )}
          </KeyButton>
        ))}
      </div>
      <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={cancel}>
        {t('screen.qualify.cancel')}
      </KeyButton>
    </div>
  );
}
