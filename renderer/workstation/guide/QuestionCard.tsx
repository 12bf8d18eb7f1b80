import { type KeyboardEvent, useId } from 'react';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Answer } from '../../../shared/domain/answers.ts';
import type { AskedQuestion } from '../../../shared/protocol/assess.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useLanguage, useSentence, useTexts } from '../texts.tsx';
import { useOptions } from './answer.ts';
import styles from './guide.module.css';
import { TypedAnswer } from './TypedAnswer.tsx';

/** The question to ask now. Digits answer it, arrows go to the next or the one before. */
export function QuestionCard(props: {
  asked: AskedQuestion;
  place: string;
  refused: Refusal | undefined;
  answer: (answer: Answer | null) => void;
  stay: () => void;
  proceed: () => void;
  skip: () => void;
  step: (by: 1 | -1) => void;
}) {
  const { asked, place, refused, answer, stay, proceed, skip, step } = props;
  const { question } = asked;
  const t = useTexts();
  const language = useLanguage();
  const sentence = useSentence();
  const options = useOptions()(question.answer);
  const id = useId();
  const several = question.answer.type === 'choices';
  const isChosen = (word: string): boolean =>
    Array.isArray(asked.answer) ? asked.answer.includes(word) : asked.answer === word;

  function choose(word: string): void {
    if (!several) {
      answer(word);
      proceed();
      return;
    }
    const held = Array.isArray(asked.answer) ? asked.answer : [];
    stay();
    answer(isChosen(word) ? held.filter((other) => other !== word) : [...held, word]);
  }

  function press(event: KeyboardEvent<HTMLElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const onward = asked.answer === null ? skip : () => step(1);
    const act = ((): (() => void) | undefined => {
      const { key, target } = event;
      if (target instanceof HTMLTextAreaElement) {
        const { selectionStart, selectionEnd, value } = target;
        if (key === 'Enter' && !event.shiftKey) return proceed;
        if (key === 'ArrowDown' && selectionStart === value.length) return onward;
        if (key === 'ArrowUp' && selectionEnd === 0) return () => step(-1);
        return undefined;
      }
      if (key === 'ArrowDown') return onward;
      if (key === 'ArrowUp') return () => step(-1);
      if (target instanceof HTMLInputElement) return key === 'Enter' ? proceed : undefined;
      const option = options[Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]) - 1];
      if (option) return () => choose(option.id);
      if (key === 'Backspace' || key === 'Delete') return () => answer(null);
      if (key === 'Enter' && target === event.currentTarget) return proceed;
      return undefined;
    })();
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <div
      className={styles.card}
      role="group"
      aria-labelledby={`${id}-ask`}
      tabIndex={-1}
      data-focus="guide"
      data-testid="guide-question"
      data-question={question.id}
      onKeyDown={press}
      onFocus={stay}
    >
      <p className={styles.place}>
        <span>{t('screen.guide.now')}</span>
        <span>{place}</span>
      </p>
      <p id={`${id}-ask`} className={styles.ask}>
        {question.ask[language]}
      </p>
      {options.length > 0 ? (
        <div className={styles.options}>
          {options.map((option, index) => (
            <KeyButton
              key={option.id}
              className={styles.option ?? ''}
              hotkey={{ code: `Digit${index + 1}` }}
              aria-pressed={isChosen(option.id)}
              onClick={() => choose(option.id)}
              data-testid={`answer-${option.id}`}
            >
              {isChosen(option.id) && <span aria-hidden>✓ </span>}
              {option.label}
            </KeyButton>
          ))}
        </div>
      ) : (
        <TypedAnswer asked={asked} labelledBy={`${id}-ask`} describedBy={`${id}-why`} onAnswer={answer} />
      )}
      {refused && (
        <p id={`${id}-why`} className={styles.refused}>
          {sentence({ ...refused, params: { ...refused.params, field: question.label[language] } })}
        </p>
      )}
      <div className={styles.steps}>
        {asked.answer === null ? (
          <KeyButton tone="quiet" hotkey={{ code: 'ArrowDown' }} onClick={skip} data-testid="guide-skip">
            {t('screen.guide.skip')}
          </KeyButton>
        ) : (
          <>
            <KeyButton tone="quiet" onClick={() => answer(null)} data-testid="guide-clear">
              {t('screen.guide.clear')}
            </KeyButton>
            <KeyButton tone="quiet" hotkey={{ code: 'Enter' }} onClick={proceed}>
              {t('screen.guide.next')}
            </KeyButton>
          </>
        )}
      </div>
    </div>
  );
}
