import type { Answer } from '../../../shared/domain/answers.ts';
import type { AskedQuestion } from '../../../shared/protocol/assess.ts';
import { useLanguage } from '../texts.tsx';
import styles from './guide.module.css';

const MOST = 100_000;

/** An answer in the caller's words, or a count. A field of the form is the same text here and there. */
export function TypedAnswer(props: {
  asked: AskedQuestion;
  labelledBy: string;
  describedBy: string;
  onAnswer: (answer: Answer | null) => void;
}) {
  const { asked, labelledBy, describedBy, onAnswer } = props;
  const { question, answer } = asked;
  const language = useLanguage();
  const type = question.answer;
  const shared = {
    name: `guide-${question.id}`,
    autoComplete: 'off',
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'data-guide-input': '',
  } as const;
  if (type.type === 'number' || (type.type === 'field' && type.field === 'victims')) {
    return (
      <div className={styles.count}>
        <input
          {...shared}
          inputMode="numeric"
          value={typeof answer === 'number' ? String(answer) : ''}
          onChange={(event) => {
            const digits = event.target.value.replace(/\D/g, '').slice(0, 6);
            onAnswer(digits === '' ? null : Math.min(Number(digits), MOST));
          }}
        />
        {type.type === 'number' && type.unit && <span>{type.unit[language]}</span>}
      </div>
    );
  }
  return (
    <textarea
      {...shared}
      rows={2}
      value={typeof answer === 'string' ? answer : ''}
      onChange={(event) => onAnswer(event.target.value === '' ? null : event.target.value)}
    />
  );
}
