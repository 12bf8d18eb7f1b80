import { useEffect, useRef } from 'react';
import type { SimilarIncident } from '../../../shared/contract/incident.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import { IncidentLine } from './IncidentLine.tsx';
import { reasonText } from './reasons.ts';
import styles from './same-event.module.css';
import { useWhoHasIt } from './useWhoHasIt.ts';

/** What may be the same event, a digit each. The digits choose only while the cursor is here. */
export function Candidates(props: {
  found: readonly SimilarIncident[];
  mayMerge: boolean;
  link: (id: IncidentId) => void;
  merge: (id: IncidentId) => void;
  close: () => void;
}) {
  const { found, mayMerge, link, merge, close } = props;
  const t = useTexts();
  const whoHasIt = useWhoHasIt();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.focus(), []);
  return (
    <div
      ref={group}
      className={styles.candidates}
      role="group"
      tabIndex={-1}
      aria-label={t('screen.same.ask')}
      data-testid="same-event-list"
      onKeyDown={(event) => {
        if (event.code === 'Escape') {
          event.stopPropagation();
          return close();
        }
        const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
        const chosen = digit && !event.altKey && !event.ctrlKey ? found[Number(digit) - 1] : undefined;
        if (!chosen) return;
        event.preventDefault();
        if (!event.shiftKey) link(chosen.incident.id);
        else if (mayMerge && chosen.incident.status !== 'closed') merge(chosen.incident.id);
      }}
    >
      <strong>{t('screen.same.ask')}</strong>
      {found.map(({ incident, reasons }, index) => (
        <div key={incident.id} className={styles.candidate}>
          <KeyButton
            className={styles.choice ?? ''}
            hotkey={{ code: `Digit${index + 1}` }}
            onClick={() => link(incident.id)}
            data-testid={`same-event-${index + 1}`}
          >
            <IncidentLine incident={incident} />
            <small>{reasons.map((reason) => reasonText(t, reason)).join(' · ')}</small>
            <small>
              {[t('screen.same.calls', { count: incident.calls.length }), whoHasIt(incident)].join(' · ')}
            </small>
          </KeyButton>
          {mayMerge && incident.status !== 'closed' && (
            <KeyButton
              tone="quiet"
              hotkey={{ code: `Digit${index + 1}`, shift: true }}
              onClick={() => merge(incident.id)}
              title={t('screen.same.mergeHint')}
            >
              {t('screen.same.merge')}
            </KeyButton>
          )}
        </div>
      ))}
      <p className={styles.hint}>{t('screen.same.hint')}</p>
      <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={close}>
        {t('screen.same.leave')}
      </KeyButton>
    </div>
  );
}
