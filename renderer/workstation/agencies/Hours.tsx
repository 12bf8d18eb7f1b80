import type { AgencySettings } from '../../../shared/domain/agency.ts';
import fields from '../field/field.module.css';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import styles from './agencies.module.css';
import { changeDraft } from './draft.ts';

const days = [1, 2, 3, 4, 5, 6, 7] as const;

/** When it is open. None means always. */
export function Hours({ draft, problem }: { draft: AgencySettings; problem: string | undefined }) {
  const t = useTexts();
  const { hours } = draft;
  return (
    <fieldset className={styles.group}>
      <legend>{t('screen.agencies.hours')}</legend>
      {hours.length === 0 && <p className={styles.hint}>{t('screen.agencies.always')}</p>}
      {hours.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans of a list have no id
        <div key={index} className={styles.row}>
          {days.map((day) => (
            <label key={day} className={styles.check}>
              <input
                type="checkbox"
                checked={span.days.includes(day)}
                onChange={(event) =>
                  changeDraft({
                    hours: hours.with(index, {
                      ...span,
                      days: days.filter((each) =>
                        each === day ? event.target.checked : span.days.includes(each),
                      ),
                    }),
                  })
                }
              />
              {t(`screen.agencies.day.d${day}`)}
            </label>
          ))}
          {(['from', 'to'] as const).map((end) => (
            <input
              key={end}
              type="time"
              className={styles.time}
              aria-label={end === 'to' ? t('screen.agencies.until') : t('screen.agencies.from')}
              value={span[end]}
              onChange={(event) =>
                changeDraft({ hours: hours.with(index, { ...span, [end]: event.target.value }) })
              }
            />
          ))}
          <KeyButton
            tone="quiet"
            onClick={() => changeDraft({ hours: hours.filter((_, at) => at !== index) })}
          >
            {t('screen.agencies.take')}
          </KeyButton>
        </div>
      ))}
      {problem && <p className={fields.problem}>{problem}</p>}
      <KeyButton
        onClick={() =>
          changeDraft({ hours: [...hours, { days: [1, 2, 3, 4, 5], from: '07:00', to: '15:30' }] })
        }
      >
        {t('screen.agencies.addHours')}
      </KeyButton>
    </fieldset>
  );
}
