import type { HandOff } from '../../../shared/domain/handoff.ts';
import { ask } from '../desk/ask.ts';
import { told } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import styles from './handoff.module.css';

const steps = ['acknowledged', 'en_route', 'on_scene', 'done'] as const;

/** What the agency may report next, and the ways out. */
export function HandOffSteps({ handOff, onManual }: { handOff: HandOff; onManual: () => void }) {
  const t = useTexts();
  const { state } = handOff;
  const handOffId = handOff.id;
  const take = (result: HandOff | null): void => {
    if (result) told.handOff(result);
  };
  const undelivered = state === 'queued' || state === 'failed';
  const reached = (steps as readonly string[]).indexOf(state);
  return (
    <div className={styles.steps}>
      {undelivered ? (
        <>
          <KeyButton tone="primary" onClick={onManual} data-testid={`manual-${handOff.agencyId}`}>
            {t('screen.handOff.byHand')}
          </KeyButton>
          {handOff.channel !== 'manual' && (
            <KeyButton onClick={() => void ask('handoff.retry', { handOffId }).then(take)}>
              {t('screen.handOff.retry')}
            </KeyButton>
          )}
        </>
      ) : (
        steps.slice(reached + 1).map((to) => (
          <KeyButton
            key={to}
            onClick={() => void ask('handoff.advance', { handOffId, to }).then(take)}
            data-testid={`${to}-${handOff.agencyId}`}
          >
            {t(`screen.handOff.${to}`)}
          </KeyButton>
        ))
      )}
      {(state === 'sent' || state === 'acknowledged') && (
        <KeyButton
          tone="quiet"
          onClick={() => void ask('handoff.advance', { handOffId, to: 'declined' }).then(take)}
        >
          {t('screen.handOff.declined')}
        </KeyButton>
      )}
      <KeyButton
        tone="quiet"
        onClick={() => void ask('handoff.cancel', { handOffId, reason: '' }).then(take)}
      >
        {t('screen.handOff.cancel')}
      </KeyButton>
    </div>
  );
}
