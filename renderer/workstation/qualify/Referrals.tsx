import { useEffect, useState } from 'react';
import { createStore, useStore } from 'zustand';
import type { Qualification } from '../../../shared/domain/call.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import type { Referral } from '../../../shared/domain/referral.ts';
import { ask } from '../desk/ask.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { detailKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useLanguage, useTexts } from '../texts.tsx';
import styles from './qualify.module.css';
import { qualify } from './qualify.ts';

/** Read once: the list changes only with a start. */
const list = createStore<{ referrals: Referral[] | null }>(() => ({ referrals: null }));

async function load(): Promise<void> {
  if (list.getState().referrals) return;
  const referrals = await ask('app.referrals', {});
  if (referrals) list.setState({ referrals });
}

/** Where the caller goes instead, and the sentence that says so. What was said is logged with the call. */
export function Referrals(props: { callId: CallId; known: Qualification | null; close: () => void }) {
  const { callId, known, close } = props;
  const t = useTexts();
  const language = useLanguage();
  const referrals = useStore(list, (state) => state.referrals) ?? [];
  useEffect(() => void load(), []);
  const given = known?.details?.kind === 'out_of_scope' ? known.details.referral.id : null;
  const chosen = referrals.find(({ id }) => id === given);
  // What was chosen needs little room: the story and the form are seen again.
  const [again, setAgain] = useState(false);
  const refer = ({ id, to }: Referral): void => {
    setAgain(false);
    void qualify({
      callId,
      disposition: 'out_of_scope',
      reason: known?.disposition === 'out_of_scope' ? known.reason : '',
      details: { kind: 'out_of_scope', referral: { id, to: to.id } },
    });
  };
  useKeys(
    referrals.flatMap((referral, index) => {
      const key = detailKeys[index];
      return key ? [{ key, act: () => refer(referral) }] : [];
    }),
  );
  return (
    <div className={styles.ask} role="group" aria-label={t('screen.referral.title')} data-testid="referrals">
      <div className={styles.details}>
        <p role="status" className={styles.sentence} data-testid="referral-sentence">
          {chosen ? (
            <>
              <q>{chosen.sentence[language]}</q>
              {chosen.contact && <b> {chosen.contact}</b>}{' '}
              {!again && (
                <KeyButton tone="quiet" onClick={() => setAgain(true)} data-testid="referral-again">
                  {t('screen.referral.again')}
                </KeyButton>
              )}
            </>
          ) : (
            t('screen.referral.ask')
          )}
        </p>
        <div className={styles.referrals} hidden={chosen !== undefined && !again}>
          {referrals.map((referral, index) => (
            <KeyButton
              key={referral.id}
              hotkey={detailKeys[index]}
              aria-pressed={referral.id === given}
              className={styles.referral ?? ''}
              title={referral.to[language]}
              onClick={() => refer(referral)}
              data-testid={`referral-${referral.id}`}
            >
              {referral.about[language]}
            </KeyButton>
          ))}
        </div>
      </div>
      <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={close}>
        {t('screen.keys.close')}
      </KeyButton>
    </div>
  );
}
