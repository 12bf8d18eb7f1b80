import type { Consultation, LiveCall } from '../../../shared/contract/phone.ts';
import { ask } from '../desk/ask.ts';
import { useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { phoneKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useSentence, useTexts } from '../texts.tsx';
import styles from './call.module.css';

const none: readonly Consultation[] = [];
const noCalls: readonly LiveCall[] = [];

/** The talk with an agency beside the caller: where it stands, and the ways on. */
export function ConsultBar() {
  const consultations = useDesk((state) => state.status?.phone.consultations ?? none);
  // The keys belong to the one that the operator takes part in.
  const own = consultations.find(({ stage }) => stage !== 'bridged') ?? consultations.at(-1);
  return consultations.map((talk) => <Talk key={talk.callId} talk={talk} keys={talk === own} />);
}

function Talk({ talk, keys }: { talk: Consultation; keys: boolean }) {
  const t = useTexts();
  const sentence = useSentence();
  const { callId, stage, problem } = talk;
  const agency = useDesk(({ handOffs, agencies }) => {
    const id = handOffs.find((handOff) => handOff.id === talk.handOffId)?.agencyId;
    return agencies.find((other) => other.id === id)?.shortName;
  });
  const calls = useDesk((state) => state.status?.phone.calls ?? noCalls);
  const withCaller = calls.some((call) => call.callId === callId && call.phase === 'talking');
  const canJoin = stage === 'talking' || stage === 'bridged';
  const canConnect = stage === 'talking' || stage === 'conference';
  const join = (): void => void ask('phone.conference', { callId });
  const connect = (): void => void ask('phone.completeTransfer', { callId });
  const back = (): void => void ask('phone.endConsult', { callId });
  useKeys(
    keys
      ? [
          ...(canJoin ? [{ key: phoneKeys.conference, act: join }] : []),
          ...(canConnect ? [{ key: phoneKeys.connect, act: connect }] : []),
          ...(stage === 'connecting' ? [] : [{ key: phoneKeys.backToCaller, act: back }]),
        ]
      : [],
  );
  const said = stage === 'talking' && withCaller ? 'talkingCaller' : stage;
  return (
    <div
      className={styles.consult}
      role="group"
      aria-label={t('screen.consult.title')}
      data-testid="consult"
      data-state={stage}
    >
      <span role="status">
        <b>{t(`screen.consult.${said}`, { agency: agency ?? t('screen.consult.agency') })}</b>
        {problem && <span data-testid="consult-problem"> {sentence(problem)}</span>}
      </span>
      {canJoin && (
        <KeyButton hotkey={keys ? phoneKeys.conference : undefined} onClick={join}>
          {stage === 'bridged' ? t('screen.consult.rejoin') : t('screen.consult.conferenceKey')}
        </KeyButton>
      )}
      {canConnect && (
        <KeyButton tone="primary" hotkey={keys ? phoneKeys.connect : undefined} onClick={connect}>
          {stage === 'conference' ? t('screen.consult.leave') : t('screen.consult.complete')}
        </KeyButton>
      )}
      {stage !== 'connecting' && (
        <KeyButton hotkey={keys ? phoneKeys.backToCaller : undefined} onClick={back}>
          {t('screen.consult.back')}
        </KeyButton>
      )}
    </div>
  );
}
