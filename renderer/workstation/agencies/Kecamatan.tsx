import places from '../../../resources/places/jombang.json';
import type { AgencySettings } from '../../../shared/domain/agency.ts';
import { useTexts } from '../texts.tsx';
import styles from './agencies.module.css';
import { changeDraft } from './draft.ts';

/** Where it goes. None means everywhere. */
export function Kecamatan({ draft }: { draft: AgencySettings }) {
  const t = useTexts();
  const { kecamatan } = draft;
  return (
    <fieldset className={styles.group}>
      <legend>{t('screen.agencies.kecamatan')}</legend>
      {kecamatan.length === 0 && <p className={styles.hint}>{t('screen.agencies.everywhere')}</p>}
      <div className={styles.places}>
        {places.kecamatan.map(({ code, name }) => (
          <label key={code} className={styles.check}>
            <input
              type="checkbox"
              checked={kecamatan.includes(code)}
              onChange={(event) =>
                changeDraft({
                  kecamatan: event.target.checked
                    ? [...kecamatan, code].sort()
                    : kecamatan.filter((each) => each !== code),
                })
              }
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
