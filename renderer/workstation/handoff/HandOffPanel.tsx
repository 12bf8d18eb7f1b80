import { useMemo, useState } from 'react';
import type { CommandInput } from '../../../shared/contract/index.ts';
import type { Agency } from '../../../shared/domain/agency.ts';
import { type HandOff, isFinal } from '../../../shared/domain/handoff.ts';
import { type AgencyId, newHandOffId } from '../../../shared/domain/ids.ts';
import { LateBar } from '../board/LateBar.tsx';
import { ask } from '../desk/ask.ts';
import { desk, liveCallId, selectedIncident, selectedIncidentId, told, useDesk } from '../desk/desk.ts';
import { useAssessment } from '../guide/useAssessment.ts';
import { flush, formIncident } from '../intake/autosave.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { agencyKey, consultKey, screenKeys, updateKey } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useLanguage, useTexts } from '../texts.tsx';
import { toggleAgencies, toggleCover, useCover } from '../view.ts';
import { AgencyCard } from './AgencyCard.tsx';
import { changesSince } from './changes.ts';
import styles from './handoff.module.css';
import { sendUpdate } from './Update.tsx';
import { useHandOffs } from './useHandOffs.ts';

/** One button and one key for each agency. What is pressed is durable first, and delivered then. */
export function HandOffPanel() {
  const t = useTexts();
  const language = useLanguage();
  const cover = useCover();
  const all = useDesk((state) => state.agencies);
  const agencies = useMemo(() => all.filter((agency) => agency.enabled), [all]);
  const incidentId = useDesk(selectedIncidentId);
  const possible = useDesk((state) => state.selection.callId !== null || state.selection.incidentId !== null);
  const handOffs = useHandOffs(incidentId);
  const known = useDesk((state) => selectedIncident(state)?.id);
  const kecamatan = useDesk((state) => selectedIncident(state)?.fields.kecamatan ?? null);
  const suggestion = useAssessment('suggestion');
  const reasonsFor = (agency: Agency): string[] =>
    suggestion?.agencies.find(({ id }) => id === agency.id)?.reasons.map(({ text }) => text[language]) ?? [];
  const withoutButton = all.filter((agency) => !agency.enabled && reasonsFor(agency).length > 0);
  const latest = (agency: Agency): HandOff | undefined =>
    handOffs.filter((handOff) => handOff.agencyId === agency.id).at(-1);
  const isOpen = (handOff: HandOff | undefined): handOff is HandOff =>
    handOff !== undefined && !isFinal(handOff.state);

  // The card that has the cursor, else the one last handed over: whom the operator telephones about.
  const [touched, setTouched] = useState<AgencyId | null>(null);
  const active =
    agencies.find((agency) => agency.id === touched)?.id ??
    handOffs.filter((handOff) => !isFinal(handOff.state)).at(-1)?.agencyId;

  async function handOver(agency: Agency, how: Partial<CommandInput<'handoff.create'>> = {}): Promise<void> {
    const open = latest(agency);
    if (!possible || (isOpen(open) && open.state !== 'failed')) return;
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
      ...how,
    });
    if (!done) return;
    told.handOff(done);
    setTouched(agency.id);
  }

  /** Calls the agency while the caller is on hold, for a hand-off that is under way or begins with it. */
  async function talkFirst(agency: Agency): Promise<void> {
    const callId = liveCallId(desk.getState());
    const target = agency.channels.find((channel) => channel.kind === 'sip')?.target;
    if (!possible || !callId || !target) return;
    const open = latest(agency);
    if (isOpen(open) && open.state !== 'failed')
      await ask('phone.consult', { callId, handOffId: open.id, target });
    else await handOver(agency, { channel: 'sip', talkFirst: true });
    setTouched(agency.id);
  }

  function update(): void {
    const handOff = handOffs.filter((other) => other.agencyId === active).at(-1);
    const incident = selectedIncident(desk.getState());
    if (incident && isOpen(handOff) && changesSince(handOff, incident).length > 0) void sendUpdate(handOff);
  }

  useKeys([
    ...agencies.flatMap((agency) =>
      agency.key
        ? [
            { key: agencyKey(agency.key), act: () => void handOver(agency) },
            { key: consultKey(agency.key), act: () => void talkFirst(agency) },
          ]
        : [],
    ),
    { key: updateKey, act: update },
    { key: screenKeys.board, act: () => toggleCover('board') },
    { key: screenKeys.agencies, act: toggleAgencies },
  ]);

  return (
    <section className={styles.panel} aria-label={t('screen.handOff.title')}>
      <header className={styles.title}>
        <h2>{t('screen.handOff.title')}</h2>
        <KeyButton
          hotkey={screenKeys.board}
          aria-pressed={cover === 'board'}
          onClick={() => toggleCover('board')}
          data-testid="open-board"
        >
          {t('screen.board.open')}
        </KeyButton>
        <KeyButton
          tone="quiet"
          hotkey={screenKeys.agencies}
          aria-pressed={cover === 'agencies'}
          onClick={toggleAgencies}
          data-testid="open-agencies"
        >
          {t('screen.agencies.open')}
        </KeyButton>
      </header>
      <LateBar />
      {agencies.length === 0 && <p>{t('screen.handOff.noAgencies')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and all its buttons may be disabled (WCAG 2.1.1) */}
      <div className={styles.scroller} role="group" tabIndex={0} aria-label={t('screen.handOff.title')}>
        <ul className={styles.cards}>
          {agencies.map((agency) => (
            <AgencyCard
              key={agency.id}
              agency={agency}
              handOff={latest(agency)}
              incidentId={known}
              kecamatan={kecamatan}
              possible={possible}
              reasons={reasonsFor(agency)}
              active={agency.id === active}
              onActive={() => setTouched(agency.id)}
              onHandOver={() => void handOver(agency)}
              onTalkFirst={() => void talkFirst(agency)}
            />
          ))}
        </ul>
      </div>
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
