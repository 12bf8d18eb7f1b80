import { useEffect, useState } from 'react';
import { newSavedSearchId, type SavedSearch } from '../../../shared/domain/search.ts';
import { ask } from '../desk/ask.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import { searchFor, useQuery } from './query.ts';
import styles from './search.module.css';

/** Searches that are kept in the log under a name. One saved under a name that is there replaces it. */
export function Saved() {
  const t = useTexts();
  const query = useQuery();
  const [saved, setSaved] = useState<SavedSearch[]>([]);
  const [name, setName] = useState('');
  useEffect(() => {
    void ask('search.saved', {}).then((all) => all && setSaved(all));
  }, []);
  const same = saved.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());

  async function save(): Promise<void> {
    const all = await ask('search.save', { searchId: same?.id ?? newSavedSearchId(), name, query });
    if (all) setSaved(all);
  }
  async function forget(): Promise<void> {
    const all = same && (await ask('search.forget', { searchId: same.id }));
    if (!all) return;
    setSaved(all);
    setName('');
  }
  return (
    <div className={styles.saved}>
      {saved.length > 0 && (
        <select
          aria-label={t('lead.search.saved')}
          value={same?.id ?? ''}
          onChange={(event) => {
            const chosen = saved.find(({ id }) => id === event.target.value);
            if (!chosen) return;
            setName(chosen.name);
            searchFor(chosen.query);
          }}
          data-testid="saved-searches"
        >
          <option value="">{t('lead.search.choose')}</option>
          {saved.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
      <input
        aria-label={t('lead.search.name')}
        placeholder={t('lead.search.name')}
        value={name}
        onChange={(event) => setName(event.target.value.slice(0, 60))}
        data-testid="search-name"
      />
      <KeyButton onClick={() => void save()} disabled={name.trim() === ''} data-testid="search-save">
        {t('lead.search.save')}
      </KeyButton>
      {same && (
        <KeyButton tone="quiet" onClick={() => void forget()}>
          {t('lead.search.forget')}
        </KeyButton>
      )}
    </div>
  );
}
