import { type FormEvent, useRef } from 'react';
import type { Qualification } from '../../../shared/domain/call.ts';
import { type PrankMotive, prankMotives } from '../../../shared/domain/disposition.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import { useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { detailKeys, screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import { type Flow, flowOf, setQuote } from './flows.ts';
import styles from './qualify.module.css';
import { qualify } from './qualify.ts';

const MOST = 500;

/** The call is a prank already; why, and what was said, may be added. The number is counted and never blocked. */
export function PrankDetails(props: {
  callId: CallId;
  flow: Flow;
  known: Qualification | null;
  close: () => void;
}) {
  const { callId, flow, known, close } = props;
  const t = useTexts();
  const history = useDesk((state) => state.histories[callId]);
  const input = useRef<HTMLInputElement>(null);
  const motive = known?.details?.kind === 'prank' ? known.details.motive : null;
  const quote = flow.quote ?? (known?.disposition === 'prank' ? known.reason : '');

  const save = async (chosen: PrankMotive | null): Promise<void> => {
    const details = chosen ? ({ kind: 'prank', motive: chosen } as const) : null;
    const logged = await qualify({ callId, disposition: 'prank', reason: quote, details });
    // Typed on meanwhile: that is not logged yet.
    if (logged && flowOf(callId)?.quote === quote) setQuote(callId, null);
  };
  const saveQuote = (event?: FormEvent): void => {
    event?.preventDefault();
    if (flow.quote !== null) void save(motive);
  };
  useKeys([
    ...prankMotives.flatMap((code, index) => {
      const key = detailKeys[index];
      return key ? [{ key, act: () => void save(code) }] : [];
    }),
    { key: screenKeys.quote, act: () => input.current?.focus() },
  ]);

  return (
    <form
      className={styles.ask}
      aria-label={t('screen.prank.title')}
      onSubmit={saveQuote}
      data-testid="prank-details"
    >
      <div className={styles.details}>
        <p>
          {history && history.number !== null && (
            <b data-testid="prank-count">
              {t('screen.prank.count', { nth: history.prank + 1, calls: history.calls + 1 })}
            </b>
          )}{' '}
          {t('screen.prank.neverBlocked')}
        </p>
        <div className={styles.options}>
          {prankMotives.map((code, index) => (
            <KeyButton
              key={code}
              hotkey={detailKeys[index]}
              aria-pressed={motive === code}
              onClick={() => void save(code)}
              data-testid={`motive-${code}`}
            >
              {t(`domain.prankMotive.${code}`)}
            </KeyButton>
          ))}
        </div>
        <label className={styles.quote}>
          <span>
            {t('screen.prank.quote')} <kbd>{t('screen.prank.quoteKey')}</kbd>
          </span>
          <input
            ref={input}
            name="quote"
            maxLength={MOST}
            autoComplete="off"
            value={quote}
            onChange={(event) => setQuote(callId, event.target.value)}
            onBlur={() => saveQuote()}
            data-testid="quote"
          />
        </label>
      </div>
      <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={close}>
        {t('screen.keys.close')}
      </KeyButton>
    </form>
  );
}
