import { useMemo } from 'react';
import type { Agency } from '../../../shared/domain/agency.ts';
import { type HandOff, isFinal } from '../../../shared/domain/handoff.ts';
import { newHandOffId } from '../../../shared/domain/ids.ts';
import { ask } from '../desk/ask.ts';
import { desk, selectedIncidentId, told, useDesk } from '../desk/desk.ts';
import { useAssessment } from '../guide/useAssessment.ts';
import { flush, formIncident } from '../intake/autosave.ts';
import { agencyKey } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useLanguage, useTexts } from '../texts.tsx';
import { AgencyCard } from './AgencyCard.tsx';
import styles from './handoff.module.css';
import { useHandOffs } from './useHandOffs.ts';

/** One button and one key for each agency. What is pressed is durable first, and delivered then. */
export function HandOffPanel() {
  const t = useTexts();
  const language = useLanguage();
  const all = useDesk((state) => state.agencies);
  const agencies = useMemo(() => all.filter((agency) => agency.enabled), [all]);
  const incidentId = useDesk(selectedIncidentId);
  const possible = useDesk((state) => state.selection.callId !== null || state.selection.incidentId !== null);
  const handOffs = useHandOffs(incidentId);
  const { suggestion } = useAssessment();
  const reasonsFor = (agency: Agency): string[] =>
    suggestion?.agencies.find(({ id }) => id === agency.id)?.reasons.map(({ text }) => text[language]) ?? [];
  const withoutButton = all.filter((agency) => !agency.enabled && reasonsFor(agency).length > 0);
  const latest = (agency: Agency): HandOff | undefined =>
    handOffs.filter((handOff) => handOff.agencyId === agency.id).at(-1);

  async function handOver(agency: Agency): Promise<void> {
    const open = latest(agency);
    if (!possible || (open && !isFinal(open.state) && open.state !== 'failed')) return;
    const { id, callId } = formIncident();
    flush();
    if (!desk.getState().incidents[id]) {
      const made = await ask('incident.create', { incidentId: id, callId, changes: {} });
      if (!made) return;
      told.incident(made);
    }
    const done = await ask('handoff.create', {
      handOffId: newHandOffId(),
      incidentId: id,
      agencyId: agency.id,
      callId,
    });
    if (done) told.handOff(done);
  }
  useKeys(
    agencies.flatMap((agency) =>
      agency.key ? [{ key: agencyKey(agency.key), act: () => void handOver(agency) }] : [],
    ),
  );

  return (
    <section className={styles.panel} aria-label={t('screen.handOff.title')}>
      <h2 className={styles.title}>
        {t('screen.handOff.title')} <small>{t('screen.handOff.hint')}</small>
      </h2>
      {agencies.length === 0 && <p>{t('screen.handOff.noAgencies')}</p>}
      <ul className={styles.cards}>
        {agencies.map((agency) => (
          <AgencyCard
            key={agency.id}
            agency={agency}
            handOff={latest(agency)}
            possible={possible}
            reasons={reasonsFor(agency)}
            onHandOver={() => void handOver(agency)}
          />
        ))}
      </ul>
      {withoutButton.length > 0 && (
        <p className={styles.also} data-testid="also-suggested">
          {t('screen.handOff.alsoSuggested', {
            agencies: withoutButton.map((agency) => agency.shortName).join(', '),
          })}
        </p>
      )}
    </section>
  );
}
