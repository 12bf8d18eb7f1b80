import { useState } from 'react';
import type { AgencyId } from '../../../shared/domain/ids.ts';
import { notify, useDesk } from '../desk/desk.ts';
import { Field } from '../field/Field.tsx';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import styles from './agencies.module.css';

/** The least that signs well. */
const SHORTEST = 16;

/** The key shared with the agency: typed once, kept by this PC outside the log, never shown again. */
export function Secret({ agencyId }: { agencyId: AgencyId }) {
  const t = useTexts();
  const isSet = useDesk((state) => state.status?.settings.secrets.webhook.includes(agencyId) ?? false);
  const [value, setValue] = useState('');
  const tooShort = value !== '' && value.length < SHORTEST;
  return (
    <Field
      label={isSet ? t('screen.agencies.secretSet') : t('screen.agencies.secret')}
      problem={tooShort ? t('screen.agencies.wrong.secret') : undefined}
      wide
    >
      {(input) => (
        <span className={styles.row}>
          <input
            {...input}
            type="password"
            autoComplete="off"
            value={value}
            onChange={(event) => setValue(event.target.value)}
            data-testid="webhook-secret"
          />
          <KeyButton
            data-testid="set-secret"
            disabled={value.length < SHORTEST}
            onClick={() => {
              const name = { kind: 'webhook', agencyId } as const;
              void window.siaga.invoke('app.setSecret', { name, value }).then((done) => {
                if (done.ok) setValue('');
                else notify(done.refusal);
              });
            }}
          >
            {t('screen.agencies.setSecret')}
          </KeyButton>
        </span>
      )}
    </Field>
  );
}
