import { useRef, useState } from 'react';
import { selectedCall, selectedIncident, useDesk } from '../desk/desk.ts';
import { formFields } from '../intake/autosave.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import { Candidates } from './Candidates.tsx';
import { joinIncident, mergeInto } from './join.ts';
import { KnownEvent } from './KnownEvent.tsx';
import { reasonText } from './reasons.ts';
import styles from './same-event.module.css';
import { useSimilar } from './useSimilar.ts';

/**
 * Quietly, in one line: the open incidents that this report may be about. Nothing is linked by itself,
 * nothing takes the focus; the line is there as soon as anything else is open, so that the form stands still.
 */
export function SameEvent() {
  const t = useTexts();
  const { found, others } = useSimilar();
  const incident = useDesk(selectedIncident);
  const call = useDesk(selectedCall);
  const [open, setOpen] = useState(false);
  const before = useRef<Element | null>(null);
  const subject = call?.id ?? incident?.id;
  const [openFor, setOpenFor] = useState(subject);
  if (openFor !== subject || (open && found.length === 0)) {
    setOpenFor(subject);
    setOpen(false);
  }
  function show(): void {
    if (found.length === 0) return;
    before.current = document.activeElement;
    setOpen(true);
  }
  function close(): void {
    setOpen(false);
    if (before.current instanceof HTMLElement) before.current.focus();
  }
  useKeys([{ key: screenKeys.similar, act: open ? close : show }]);
  const best = found[0];
  const linkable = call !== undefined || incident !== undefined;
  return (
    <>
      {incident && <KnownEvent incident={incident} />}
      {(best || (others && incident?.status !== 'closed')) && (
        <section className={styles.strip} aria-label={t('screen.same.title')} data-testid="same-event">
          {best && linkable ? (
            <>
              <span className={styles.text}>
                <span className={styles.title}>{t('screen.same.title')}</span> <b>{best.incident.number}</b>{' '}
                <span data-testid="same-event-why">
                  {best.reasons.map((reason) => reasonText(t, reason)).join(' · ')}
                </span>{' '}
                <span className={styles.what}>
                  {best.incident.fields.whatHappened.slice(0, 80) ||
                    best.incident.fields.locationText.slice(0, 80)}
                </span>
              </span>
              <KeyButton
                hotkey={screenKeys.similar}
                aria-expanded={open}
                onClick={open ? close : show}
                data-testid="same-event-open"
              >
                {t('screen.same.look', { count: found.length })}
              </KeyButton>
            </>
          ) : (
            <span className={styles.none}>{t('screen.same.none')}</span>
          )}
          {open && (
            <Candidates
              found={found}
              mayMerge={incident !== undefined && call !== undefined}
              link={(id) => {
                close();
                void joinIncident(id, formFields());
              }}
              merge={(id) => {
                close();
                void mergeInto(id, formFields());
              }}
              close={close}
            />
          )}
        </section>
      )}
    </>
  );
}
