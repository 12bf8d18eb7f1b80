import type { Qualification } from '../../../shared/domain/call.ts';
import { useFormats, useTexts } from '../texts.tsx';
import styles from './qualify.module.css';

/** What the call is taken for now, with what was found out, and quietly what it was taken for before. */
export function Judgement({ known }: { known: Qualification }) {
  const t = useTexts();
  const formats = useFormats();
  const { disposition, at, details, earlier } = known;
  const found =
    details?.kind === 'ghost'
      ? t('screen.ghost.found', { seconds: details.listenedSeconds })
      : details?.kind === 'prank'
        ? t(`domain.prankMotive.${details.motive}`)
        : details?.kind === 'out_of_scope'
          ? details.referral.to
          : '';
  return (
    <>
      <span className={styles.current} data-testid="disposition" data-state={disposition}>
        {[t(`domain.disposition.${disposition}`), found, formats.clock(at)].filter(Boolean).join(' · ')}
      </span>
      {earlier.length > 0 && (
        <small className={styles.earlier} data-testid="earlier">
          {t('screen.qualify.earlier', {
            list: earlier
              .slice(-3)
              .map((past) => `${t(`domain.disposition.${past.disposition}`)} ${formats.clock(past.at)}`)
              .join(', '),
          })}
        </small>
      )}
    </>
  );
}
