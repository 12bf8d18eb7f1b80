import { emptyFields, type Incident, type IncidentField } from '../../../shared/domain/incident.ts';
import { selectedCall, useDesk } from '../desk/desk.ts';
import { edit, useForm } from '../intake/autosave.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useFormats, useTexts } from '../texts.tsx';
import { splitOff } from './join.ts';
import { lacking, offer, useOffer } from './offer.ts';
import { agoText } from './reasons.ts';
import styles from './same-event.module.css';
import { useWhoHasIt } from './useWhoHasIt.ts';

/** An event that others reported before this caller: since when, how often, and who has it. */
export function KnownEvent({ incident }: { incident: Incident }) {
  const t = useTexts();
  const formats = useFormats();
  const whoHasIt = useWhoHasIt();
  const call = useDesk(selectedCall);
  const held = useOffer();
  const offering = held?.into === incident.id ? held : null;
  const fields = useForm((all) => (offering ? all : emptyFields));
  const extra = offering ? lacking(fields, offering.fields) : {};
  const offered = Object.keys(extra) as IncidentField[];
  const shared = incident.calls.length > 1 || incident.mergedFrom.length > 0 || incident.splitFrom !== null;
  const maySplit = shared && call !== undefined && incident.calls.length > 1;
  function take(): void {
    if (offered.length > 0) edit(extra);
    offer(null);
  }
  useKeys([
    ...(maySplit ? [{ key: screenKeys.split, act: () => void splitOff() }] : []),
    ...(offered.length > 0 ? [{ key: screenKeys.takeOver, act: take }] : []),
  ]);
  if (!shared) return null;
  const age = Date.now() - incident.createdAt;
  return (
    <section className={styles.known} aria-label={t('screen.same.known')} data-testid="known-event">
      <p className={styles.text}>
        <span className={styles.title}>{t('screen.same.known')}</span>{' '}
        {[
          t('screen.same.since', { time: formats.clock(incident.createdAt), ago: agoText(t, age) }),
          t('screen.same.calls', { count: incident.calls.length }),
          whoHasIt(incident),
          incident.mergedFrom.length > 0
            ? t('screen.same.mergedFrom', {
                numbers: incident.mergedFrom.map(({ number }) => number).join(', '),
              })
            : '',
          incident.splitFrom ? t('screen.same.splitFrom', { number: incident.splitFrom.number }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {maySplit && (
        <KeyButton
          hotkey={screenKeys.split}
          onClick={() => void splitOff()}
          title={t('screen.same.splitHint')}
          data-testid="split-call"
        >
          {t('screen.same.split')}
        </KeyButton>
      )}
      {offered.length > 0 && (
        <p className={styles.offer} data-testid="take-over">
          <span className={styles.text}>
            {t('screen.same.offer', {
              fields: offered
                .map((field) => (field === 'answers' ? t('story.answers') : t(`screen.intake.${field}`)))
                .join(', '),
            })}
          </span>
          <KeyButton hotkey={screenKeys.takeOver} onClick={take}>
            {t('screen.same.takeOver')}
          </KeyButton>
          <KeyButton tone="quiet" onClick={() => offer(null)}>
            {t('screen.same.leave')}
          </KeyButton>
        </p>
      )}
    </section>
  );
}
