import { useState } from 'react';
import type { AgencyState, HandOff } from '../../../shared/domain/handoff.ts';
import { ask } from '../desk/ask.ts';
import { told } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { manualKey, stepKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import styles from './handoff.module.css';

const steps = ['acknowledged', 'en_route', 'on_scene', 'done'] as const;

/** What the agency may report next, one key each while `keys`, and the ways out. */
export function HandOffSteps(props: {
  handOff: HandOff;
  /** Something has not come through: somebody has to reach the agency. */
  byHand: boolean;
  /** It may be sent again. */
  again: boolean;
  keys: boolean;
  onManual: () => void;
}) {
  const { handOff, byHand, again, keys, onManual } = props;
  const t = useTexts();
  const [detail, setDetail] = useState('');
  const { state, agencyId } = handOff;
  const handOffId = handOff.id;
  const take = (result: HandOff | null): void => {
    if (!result) return;
    told.handOff(result);
    setDetail('');
  };
  const undelivered = state === 'queued' || state === 'failed';
  const next: readonly AgencyState[] = [
    ...steps.slice((steps as readonly string[]).indexOf(state) + 1),
    ...(state === 'on_scene' ? [] : (['declined'] as const)),
  ];
  const advance = (to: AgencyState): void => {
    const what = to === 'declined' ? { reason: detail } : { unit: detail };
    void ask('handoff.advance', { handOffId, to, ...what }).then(take);
  };
  useKeys(
    keys
      ? [
          ...next.map((to) => ({ key: stepKeys[to], act: () => advance(to) })),
          ...(byHand ? [{ key: manualKey, act: onManual }] : []),
        ]
      : [],
  );
  return (
    <div className={styles.steps}>
      {byHand && (
        <>
          <KeyButton
            tone="primary"
            hotkey={keys ? manualKey : undefined}
            onClick={onManual}
            data-testid={`manual-${agencyId}`}
          >
            {t('screen.handOff.byHand')}
          </KeyButton>
          {again && (
            <KeyButton
              onClick={() => void ask('handoff.retry', { handOffId }).then(take)}
              data-testid={`retry-${agencyId}`}
            >
              {t('screen.handOff.retry')}
            </KeyButton>
          )}
        </>
      )}
      {next.map((to) => (
        <KeyButton
          key={to}
          tone={to === 'declined' || undelivered ? 'quiet' : 'plain'}
          hotkey={keys ? stepKeys[to] : undefined}
          onClick={() => advance(to)}
          data-testid={`${to}-${agencyId}`}
        >
          {t(`screen.handOff.${to}`)}
        </KeyButton>
      ))}
      {!undelivered && (
        <input
          className={styles.detail}
          aria-label={t('screen.handOff.detail')}
          placeholder={t('screen.handOff.detail')}
          maxLength={200}
          value={detail}
          onChange={(event) => setDetail(event.target.value)}
          data-testid={`detail-${agencyId}`}
        />
      )}
      <KeyButton
        tone="quiet"
        onClick={() => void ask('handoff.cancel', { handOffId, reason: detail }).then(take)}
      >
        {t('screen.handOff.cancel')}
      </KeyButton>
    </div>
  );
}
