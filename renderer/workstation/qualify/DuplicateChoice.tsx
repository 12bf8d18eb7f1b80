import { useEffect, useMemo, useRef } from 'react';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { selectedIncidentId, useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import styles from './qualify.module.css';

const MOST = 9;

/** The open incidents, newest first, a digit each. */
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
  const open = useMemo(
    () =>
      Object.values(all)
        .filter((incident) => incident.status === 'open' && incident.id !== own)
        .sort((a, b) => b.createdAt - a.createdAt)
        .slice(0, MOST),
    [all, own],
  );
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
        const chosen = /^[1-9]$/.test(event.key) ? open[Number(event.key) - 1] : undefined;
        if (chosen) choose(chosen.id);
      }}
    >
      <div className={styles.candidates}>
        <strong>
          {open.length > 0 ? t('screen.qualify.duplicateAsk') : t('screen.qualify.duplicateNone')}
        </strong>
        {open.map((incident, index) => (
          <KeyButton
            key={incident.id}
            hotkey={{ code: `Digit${index + 1}` }}
            onClick={() => choose(incident.id)}
          >
            {incident.number}{' '}
            {incident.fields.category ? t(`domain.category.${incident.fields.category}`) : ''}{' '}
            {incident.fields.locationText || incident.fields.whatHappened.slice(0, 60)}
          </KeyButton>
        ))}
      </div>
      <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={cancel}>
        {t('screen.qualify.cancel')}
      </KeyButton>
    </div>
  );
}
