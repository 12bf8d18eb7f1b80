import { useState } from 'react';
import type { Agency } from '../../../shared/domain/agency.ts';
import { hasWorkingChannel } from '../../../shared/domain/agency.ts';
import { type HandOff, isFinal, unprintedSlip } from '../../../shared/domain/handoff.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { acknowledgeBy } from '../../../shared/handoff/board.ts';
import { gaveUpAt, inVain, turns } from '../../../shared/handoff/delivery.ts';
import { formatDuration } from '../../../shared/time/wib.ts';
import { LateMark } from '../board/LateMark.tsx';
import { ask } from '../desk/ask.ts';
import { liveCallId, told, useDesk } from '../desk/desk.ts';
import { useNow } from '../desk/useNow.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { agencyKey, consultKey, previewKey } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useFormats, useTexts } from '../texts.tsx';
import { AgencyIcon } from './AgencyIcon.tsx';
import { FitNote } from './FitNote.tsx';
import { HandOffSteps } from './HandOffSteps.tsx';
import styles from './handoff.module.css';
import { ManualForm } from './ManualForm.tsx';
import { MessagePreview } from './MessagePreview.tsx';
import { Undelivered } from './Undelivered.tsx';
import { Update } from './Update.tsx';

/** An agency, where its hand-off stands, and what comes next. */
export function AgencyCard(props: {
  agency: Agency;
  handOff: HandOff | undefined;
  /** Of the report, once the log has it. */
  incidentId: IncidentId | undefined;
  kecamatan: string | null;
  possible: boolean;
  /** Why the guide suggests it; empty when it does not. */
  reasons: readonly string[];
  /** The keys for steps belong to this card. */
  active: boolean;
  onActive: () => void;
  onHandOver: () => void;
  onTalkFirst: () => void;
}) {
  const {
    agency,
    handOff,
    incidentId,
    kecamatan,
    possible,
    reasons,
    active,
    onActive,
    onHandOver,
    onTalkFirst,
  } = props;
  const t = useTexts();
  const formats = useFormats();
  const now = useNow(1_000);
  const [manual, setManual] = useState(false);
  const [preview, setPreview] = useState(false);
  const state = handOff?.state;
  const open = handOff && !isFinal(handOff.state);
  const contact = contactOf(agency);
  const liveCall = useDesk(liveCallId);
  const canTalk = liveCall !== null && agency.channels.some(({ kind }) => kind === 'sip');
  const talk = useDesk(
    ({ status }) => status?.phone.consultations.find((other) => other.handOffId === handOff?.id)?.stage,
  );
  const gaveUp = handOff ? gaveUpAt(handOff) !== null : false;
  const needsHand = open && (state === 'queued' || gaveUp || inVain(handOff, agency));
  const canSend =
    handOff !== undefined &&
    handOff.channel !== 'manual' &&
    (!gaveUp || turns(agency, handOff).length > 0 || (canTalk && liveCall === handOff.callId));
  const slip = handOff && unprintedSlip(handOff);
  const due = handOff ? acknowledgeBy(handOff, agency) : null;
  const late = due !== null && due <= now;
  useKeys(active && incidentId ? [{ key: previewKey, act: () => setPreview((shown) => !shown) }] : []);
  return (
    <li
      className={`${styles.card} ${active ? styles.active : ''}`}
      style={{ borderInlineStartColor: agency.colour }}
      onFocusCapture={onActive}
      data-testid={`card-${agency.id}`}
      data-active={active}
      data-late={late}
    >
      <KeyButton
        className={styles.agency ?? ''}
        hotkey={agency.key ? agencyKey(agency.key) : undefined}
        disabled={!possible || (open && state !== 'failed')}
        onClick={onHandOver}
        title={agency.duty}
        data-testid={`handoff-${agency.id}`}
        data-state={state ?? 'none'}
      >
        <AgencyIcon icon={agency.icon} /> <b>{agency.shortName}</b> <small>{agency.duty}</small>
      </KeyButton>
      {reasons.length > 0 && !open && (
        <p className={styles.suggested} title={reasons.join(' ')} data-testid={`suggested-${agency.id}`}>
          <b>{t('screen.handOff.suggested')}</b> {reasons[0]}
        </p>
      )}
      <FitNote agency={agency} kecamatan={kecamatan} />
      {!hasWorkingChannel(agency) && !handOff && (
        <p className={styles.note} data-testid={`no-channel-${agency.id}`}>
          {t('screen.handOff.noChannel')}
        </p>
      )}
      {handOff && state && (
        <p className={styles.state}>
          <b>{t(`domain.handOffState.${state}`)}</b>
          {handOff.times[state] !== undefined && <span>{formats.clock(handOff.times[state])}</span>}
          <span>{t(`domain.channel.${handOff.channel}`)}</span>
          {handOff.sources[state] === 'agency' && <span>{t('screen.handOff.byAgency')}</span>}
          {handOff.receivedBy && <span>{handOff.receivedBy}</span>}
          {handOff.unit && <span>{handOff.unit}</span>}
          {handOff.reason && <span>{handOff.reason}</span>}
          {handOff.revision > 0 && (
            <span>{t('screen.handOff.revision', { revision: handOff.revision })}</span>
          )}
        </p>
      )}
      {slip && open && (
        <p className={styles.waiting} data-testid={`slip-file-${agency.id}`}>
          {t('screen.handOff.slipFile', { file: slip })}
          {contact && <b> {t('screen.handOff.contact', { contact })}</b>}
        </p>
      )}
      {late && (
        <p className={styles.late} data-testid={`late-${agency.id}`}>
          <LateMark /> <b>{t('screen.handOff.late', { time: formatDuration(now - due) })}</b>
        </p>
      )}
      {talk && (
        <p className={styles.state} data-testid={`talk-${agency.id}`} data-state={talk}>
          {t(`screen.consult.${talk}`, { agency: agency.shortName })}
        </p>
      )}
      {needsHand && !talk && <Undelivered agency={agency} handOff={handOff} contact={contact} />}
      {handOff && open && !manual && (
        <HandOffSteps
          handOff={handOff}
          byHand={needsHand === true}
          again={canSend}
          keys={active}
          onManual={() => setManual(true)}
        />
      )}
      {handOff && open && manual && (
        <ManualForm
          cancel={() => setManual(false)}
          save={async (way, receivedBy) => {
            const done = await ask('handoff.manual', { handOffId: handOff.id, way, receivedBy });
            if (!done) return;
            told.handOff(done);
            setManual(false);
          }}
        />
      )}
      {open && <Update handOff={handOff} keys={active} />}
      {(incidentId || canTalk) && (
        <div className={styles.steps}>
          {canTalk && !talk && (
            <KeyButton
              hotkey={agency.key ? consultKey(agency.key) : undefined}
              onClick={onTalkFirst}
              data-testid={`talk-first-${agency.id}`}
            >
              {t('screen.consult.start')}
            </KeyButton>
          )}
          {incidentId && (
            <KeyButton
              tone="quiet"
              hotkey={active ? previewKey : undefined}
              aria-expanded={preview}
              onClick={() => setPreview(!preview)}
              data-testid={`show-preview-${agency.id}`}
            >
              {t('screen.handOff.preview')}
            </KeyButton>
          )}
        </div>
      )}
      {preview && incidentId && <MessagePreview agency={agency} incidentId={incidentId} />}
    </li>
  );
}

/** Whom to reach by hand: what the manual channel says, else the first person with a telephone. */
function contactOf({ channels, contacts }: Agency): string | undefined {
  const said = channels.flatMap((channel) =>
    channel.kind === 'manual' && channel.contact ? [channel.contact] : [],
  )[0];
  const person = contacts.find(({ phone }) => phone !== '');
  return said ?? (person && [person.name, person.phone].filter(Boolean).join(' '));
}
