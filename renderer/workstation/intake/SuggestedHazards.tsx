import { useAssessment } from '../guide/useAssessment.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useLanguage, useTexts } from '../texts.tsx';
import { edit, useForm } from './autosave.ts';
import styles from './intake.module.css';

/** Hazards that the answers tell of and the field does not name yet: taken over by one key, after what is there. */
export function SuggestedHazards() {
  const hazards = useAssessment('suggestion')?.hazards ?? [];
  const written = useForm((fields) => fields.hazards);
  const t = useTexts();
  const language = useLanguage();
  const fresh = hazards
    .map((hazard) => hazard[language])
    .filter((hazard) => !written.toLowerCase().includes(hazard.toLowerCase()));
  const take = (): void => {
    if (fresh.length > 0) edit({ hazards: [written.trim(), ...fresh].filter(Boolean).join(', ') });
  };
  useKeys([{ key: screenKeys.hazards, act: take }]);
  if (fresh.length === 0) return null;
  return (
    <KeyButton
      tone="quiet"
      className={styles.hazards ?? ''}
      hotkey={screenKeys.hazards}
      title={t('screen.guide.takeHazards')}
      onClick={take}
      data-testid="take-hazards"
    >
      + {fresh.join(', ')}
    </KeyButton>
  );
}
