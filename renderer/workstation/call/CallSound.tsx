import type { LiveCall } from '../../../shared/contract/phone.ts';
import { qualityLevel } from '../../../shared/domain/call-quality.ts';
import { useTexts } from '../texts.tsx';
import styles from './call.module.css';
import { qualityWords } from './quality-words.ts';

/** How those who are talked to sound, and what is wrong with it for as long as it is wrong. */
export function CallSound({ calls }: { calls: readonly LiveCall[] }) {
  const t = useTexts();
  const talking = calls.filter(({ phase }) => phase === 'talking');
  const silent = talking.find((call) => call.silent)?.silent;
  const quality = talking.find((call) => call.quality)?.quality;
  return (
    <div className={styles.sound}>
      <div role="status">
        {silent && (
          <p className={styles.silent} data-testid="silent" data-state={silent}>
            {t(`screen.call.silent.${silent}`)}
          </p>
        )}
      </div>
      {quality && !silent && <Quality quality={quality} />}
    </div>
  );
}

const steps = ['bad', 'fair', 'good'] as const;

/** In words, as steps that are filled or not, and in figures. */
export function Quality({ quality }: { quality: Parameters<typeof qualityWords>[1] }) {
  const t = useTexts();
  const level = qualityLevel(quality.mos);
  return (
    <div
      className={styles.quality}
      role="group"
      aria-label={t('screen.quality.title')}
      data-testid="quality"
      data-state={level}
    >
      <span className={styles.steps} aria-hidden>
        {steps.map((step, index) => (
          <span key={step} className={index <= steps.indexOf(level) ? styles.filled : ''} />
        ))}
      </span>
      <b>{t(`screen.quality.${level}`)}</b>
      <span className={styles.figures}>{qualityWords({ t }, quality)}</span>
    </div>
  );
}
