import type { Protocol } from '../../../shared/protocol/schema.ts';
import { useLanguage, useTexts } from '../texts.tsx';
import styles from './guide.module.css';

/** What to tell the caller until help arrives, and on demand who says so. */
export function Advice({ advice, sources }: { advice: Protocol['advice']; sources: Protocol['sources'] }) {
  const t = useTexts();
  const language = useLanguage();
  if (advice.length === 0) return null;
  const used = [...new Set(advice.map(({ source }) => source))].flatMap((place) => sources[place] ?? []);
  return (
    <section className={styles.advice} aria-label={t('screen.guide.advice')} data-testid="guide-advice">
      <h3>{t('screen.guide.advice')}</h3>
      <ul>
        {advice.map(({ id, say }) => (
          <li key={id} data-advice={id}>
            {say[language]}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('screen.guide.source')}</summary>
        {used.map(({ title, publisher, url }) => (
          <p key={url}>
            {title}, {publisher}. {url}
          </p>
        ))}
      </details>
    </section>
  );
}
