import { dismiss, useDesk } from '../desk/desk.ts';
import { useSentence, useTexts } from '../texts.tsx';
import styles from './notices.module.css';

/** One calm line for each thing that went wrong. Never a dialog: the caller comes first. */
export function Notices() {
  const t = useTexts();
  const sentence = useSentence();
  const own = useDesk((state) => state.notices);
  const mains = useDesk((state) => state.status?.notices);
  const problem = useDesk((state) => state.status?.phone.problem ?? null);
  return (
    <section className={styles.region} aria-label={t('screen.notice.region')} role="status">
      {problem && (
        <p className={`${styles.notice} ${styles.error}`} data-testid="notice" data-code={problem.code}>
          {sentence(problem)}
        </p>
      )}
      {mains?.map((notice) => (
        <p
          key={`${notice.code} ${notice.params['key'] ?? ''}`}
          className={`${styles.notice} ${styles[notice.level]}`}
          data-testid="notice"
          data-code={notice.code}
        >
          {sentence(notice)}
        </p>
      ))}
      {own.map((notice) => (
        <p
          key={notice.code}
          className={`${styles.notice} ${styles.warning}`}
          data-testid="notice"
          data-code={notice.code}
        >
          {sentence(notice)}
          <button
            type="button"
            className={styles.dismiss}
            aria-label={t('screen.notice.dismiss')}
            onClick={() => dismiss(notice)}
          >
            ×
          </button>
        </p>
      ))}
    </section>
  );
}
