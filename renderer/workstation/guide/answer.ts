import type { Answer } from '../../../shared/domain/answers.ts';
import type { IncidentChanges } from '../../../shared/domain/incident.ts';
import type { AskedQuestion } from '../../../shared/protocol/assess.ts';
import { type AnswerType, yesNoAnswers } from '../../../shared/protocol/schema.ts';
import { useLanguage, useTexts } from '../texts.tsx';

/** What an answer changes: a field of the form, or an answer of its own. */
export const changesOf = ({ key, from, question }: AskedQuestion, answer: Answer | null): IncidentChanges =>
  question.answer.type === 'field'
    ? { [question.answer.field]: answer ?? (question.answer.field === 'victims' ? null : '') }
    : { answers: answer === null ? { [key]: null, [from]: null } : { [key]: answer } };

/** The words to choose from, in the order of their digits; none where something is typed. */
export function useOptions(): (type: AnswerType) => { id: string; label: string }[] {
  const t = useTexts();
  const language = useLanguage();
  return (type) => {
    switch (type.type) {
      case 'yesNo':
        return yesNoAnswers.map((id) => ({ id, label: t(`screen.guide.${id}`) }));
      case 'choice':
      case 'choices':
        return type.options.map(({ id, label }) => ({ id, label: label[language] }));
      case 'field':
      case 'number':
      case 'text':
        return [];
    }
  };
}

/** An answer in words. */
export function useAnswerText(): (asked: AskedQuestion) => string {
  const options = useOptions();
  const language = useLanguage();
  return ({ question: { answer: type }, answer }) => {
    if (answer === null) return '';
    const known = options(type);
    const word = (id: string): string => known.find((option) => option.id === id)?.label ?? id;
    if (Array.isArray(answer)) return answer.map(word).join(', ');
    if (typeof answer === 'number')
      return type.type === 'number' && type.unit ? `${answer} ${type.unit[language]}` : String(answer);
    return word(answer);
  };
}
