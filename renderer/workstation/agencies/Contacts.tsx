import type { AgencySettings } from '../../../shared/domain/agency.ts';
import fields from '../field/field.module.css';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import styles from './agencies.module.css';
import { changeDraft } from './draft.ts';

const parts = ['name', 'role', 'phone'] as const;

/** The people to reach when no channel works. */
export function Contacts({ draft, problem }: { draft: AgencySettings; problem: string | undefined }) {
  const t = useTexts();
  const { contacts } = draft;
  return (
    <fieldset className={styles.group}>
      <legend>{t('screen.agencies.contacts')}</legend>
      {contacts.map((contact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: people of a list have no id
        <div key={index} className={styles.row}>
          {parts.map((part) => (
            <input
              key={part}
              aria-label={t(`screen.agencies.contact.${part}`)}
              placeholder={t(`screen.agencies.contact.${part}`)}
              value={contact[part]}
              onChange={(event) =>
                changeDraft({ contacts: contacts.with(index, { ...contact, [part]: event.target.value }) })
              }
              data-testid={`contact-${index}-${part}`}
            />
          ))}
          <KeyButton
            tone="quiet"
            onClick={() => changeDraft({ contacts: contacts.filter((_, at) => at !== index) })}
          >
            {t('screen.agencies.take')}
          </KeyButton>
        </div>
      ))}
      {problem && <p className={fields.problem}>{problem}</p>}
      <KeyButton
        onClick={() => changeDraft({ contacts: [...contacts, { name: '', role: '', phone: '' }] })}
        data-testid="add-contact"
      >
        {t('screen.agencies.addContact')}
      </KeyButton>
    </fieldset>
  );
}
