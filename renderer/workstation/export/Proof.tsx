import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import type { Verifying } from '../../../shared/contract/proof.ts';
import { ask } from '../desk/ask.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useFormats, useTexts } from '../texts.tsx';
import styles from './export.module.css';

/** Shows that the log is unbroken, or where it is not, and what may be written down to prove it later. */
export function Proof({ may }: { may: boolean }) {
  const t = useTexts();
  const { number } = useFormats();
  const [progress, setProgress] = useState<Verifying | null>(null);
  const [found, setFound] = useState<CommandOutput<'log.verify'> | null>(null);
  const [walking, setWalking] = useState(false);

  async function walk(): Promise<void> {
    if (walking) return;
    setWalking(true);
    setFound(null);
    const unsubscribe = window.siaga.subscribe('log.verifying', setProgress);
    setFound(await ask('log.verify', {}));
    unsubscribe();
    setProgress(null);
    setWalking(false);
  }
  return (
    <fieldset className={styles.group} data-testid="proof">
      <legend>{t('lead.proof.title')}</legend>
      <p className={styles.hint}>{t('lead.proof.about')}</p>
      <div className={styles.actions}>
        <KeyButton
          onClick={() => void walk()}
          disabled={!may}
          aria-disabled={walking}
          data-testid="proof-run"
        >
          {t('lead.proof.run')}
        </KeyButton>
        <span role="status" data-testid="proof-told">
          {progress &&
            t('lead.proof.walking', { entries: number(progress.entries), of: number(progress.of) })}
          {found?.broken.length === 0 && t('lead.proof.whole', { entries: number(found.entries) })}
        </span>
      </div>
      {found?.broken.map(({ station, seq }) => (
        <p key={station} className={styles.refusal} role="alert">
          {t('lead.proof.broken', { station, seq: number(seq) })}
        </p>
      ))}
      {found && (
        <table className={styles.chains}>
          <thead>
            <tr>
              <th scope="col">{t('lead.proof.chain')}</th>
              <th scope="col">{t('lead.proof.entries')}</th>
              <th scope="col">{t('lead.proof.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {found.chains.map(({ station, entries, hash }) => (
              <tr key={station}>
                <th scope="row">{station}</th>
                <td>{number(entries)}</td>
                <td>
                  <code>{hash}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </fieldset>
  );
}
