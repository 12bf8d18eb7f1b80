import type { Missing as Item } from '../../../shared/protocol/assess.ts';
import { useAssessment } from '../guide/useAssessment.ts';
import { useLanguage, useTexts } from '../texts.tsx';
import styles from './intake.module.css';

/** What is still worth asking, in that order. Quiet: nothing of it is mandatory. */
export function Missing({ testId }: { testId: string }) {
  const missing = useAssessment('missing');
  const t = useTexts();
  const language = useLanguage();
  const name = (item: Item): string => {
    switch (item.kind) {
      case 'category':
      case 'priority':
        return t(`screen.intake.${item.kind}`);
      case 'field':
        return t(`screen.intake.${item.field}`);
      case 'question':
        return item.label[language];
    }
  };
  return (
    <p className={styles.missing} data-testid={testId} data-count={missing.length}>
      {missing.length === 0
        ? t('screen.intake.complete')
        : t('screen.intake.missing', {
            fields: missing.map((item) => name(item).toLowerCase()).join(', '),
          })}
    </p>
  );
}
