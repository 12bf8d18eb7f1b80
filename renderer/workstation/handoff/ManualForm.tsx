import { type FormEvent, useState } from 'react';
import { type ManualWay, manualWays } from '../../../shared/domain/handoff.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import styles from './handoff.module.css';

/** Who received it, and how they were reached. */
export function ManualForm(props: {
  save: (way: ManualWay, receivedBy: string) => Promise<void>;
  cancel: () => void;
}) {
  const t = useTexts();
  const [way, setWay] = useState<ManualWay>('telephone');
  const [receivedBy, setReceivedBy] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void props.save(way, receivedBy);
  };
  return (
    <form className={styles.manual} onSubmit={submit}>
      <select
        aria-label={t('screen.handOff.way')}
        value={way}
        onChange={(event) => setWay(manualWays.find((code) => code === event.target.value) ?? 'telephone')}
      >
        {manualWays.map((code) => (
          <option key={code} value={code}>
            {t(`domain.way.${code}`)}
          </option>
        ))}
      </select>
      <input
        // biome-ignore lint/a11y/noAutofocus: the operator has just asked to write this down
        autoFocus
        aria-label={t('screen.handOff.receivedBy')}
        placeholder={t('screen.handOff.receivedBy')}
        value={receivedBy}
        onChange={(event) => setReceivedBy(event.target.value)}
        data-testid="received-by"
      />
      <KeyButton type="submit" tone="primary" disabled={receivedBy.trim() === ''}>
        {t('screen.handOff.save')}
      </KeyButton>
      <KeyButton tone="quiet" onClick={props.cancel}>
        {t('screen.qualify.cancel')}
      </KeyButton>
    </form>
  );
}
