import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { useDesk } from '../desk/desk.ts';
import { edit, useRefused } from '../intake/autosave.ts';
import { Missing } from '../intake/Missing.tsx';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { closeGuide } from '../list/side.ts';
import { useLanguage, useTexts } from '../texts.tsx';
import { Advice } from './Advice.tsx';
import { changesOf, useAnswerText } from './answer.ts';
import { focusGuide } from './focus.ts';
import styles from './guide.module.css';
import { QuestionCard } from './QuestionCard.tsx';
import { useAssessment } from './useAssessment.ts';
import { useQuestions } from './useQuestions.ts';

/** The guide of the report in the form. It helps, and never blocks: any order, any gap, closed at any time. */
export function GuidePanel() {
  const selected = useDesk((state) => state.selection.callId ?? state.selection.incidentId);
  return <Guide key={selected} />;
}

function Guide() {
  const t = useTexts();
  const language = useLanguage();
  const answerText = useAnswerText();
  const protocol = useAssessment('protocol');
  const questions = useAssessment('questions');
  const advice = useAssessment('advice');
  const { now, stay, proceed, skip, step } = useQuestions(questions);
  const refused = useRefused();
  const panel = useRef<HTMLDivElement>(null);
  const nowKey = now?.key ?? null;
  /** The cursor goes along to the next question, but only when it is in the guide already, and before the next key. */
  const follow =
    <A extends unknown[]>(act: (...args: A) => void) =>
    (...args: A): void => {
      const inside = panel.current?.contains(document.activeElement) ?? false;
      flushSync(() => act(...args));
      if (inside) focusGuide();
    };

  if (!protocol) {
    return (
      <div className={styles.panel} ref={panel} data-testid="guide" tabIndex={-1} data-focus="guide">
        <p className={styles.none}>{t('screen.guide.none')}</p>
        <Missing testId="guide-missing" />
      </div>
    );
  }
  return (
    <div className={styles.panel} ref={panel} data-testid="guide" data-protocol={protocol.id}>
      <header className={styles.head}>
        <h2 title={t('screen.guide.version', { version: protocol.version })}>{protocol.title[language]}</h2>
        <KeyButton
          tone="quiet"
          hotkey={screenKeys.guide}
          onClick={() => closeGuide()}
          data-testid="guide-close"
        >
          {t('screen.guide.close')}
        </KeyButton>
      </header>
      {now ? (
        <QuestionCard
          key={now.key}
          asked={now}
          place={`${questions.indexOf(now) + 1} / ${questions.length}`}
          refused={refused[now.question.answer.type === 'field' ? now.question.answer.field : now.key]}
          answer={(answer) => edit(changesOf(now, answer))}
          stay={() => stay(now.key)}
          proceed={follow(() => proceed(now.key))}
          skip={follow(() => skip(now.key))}
          step={follow(step)}
        />
      ) : (
        <div
          className={styles.none}
          role="group"
          tabIndex={-1}
          data-focus="guide"
          data-testid="guide-done"
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp') follow(step)(-1);
          }}
        >
          {t('screen.guide.allAsked')}
        </div>
      )}
      <Advice advice={advice} sources={protocol.sources} />
      <h3 className={styles.listTitle}>{t('screen.guide.questions')}</h3>
      <ol className={styles.list}>
        {questions.map((asked) => {
          const said = answerText(asked);
          return (
            <li key={asked.key}>
              <button
                type="button"
                className={styles.row}
                aria-current={asked.key === nowKey ? 'step' : undefined}
                onClick={() => {
                  flushSync(() => stay(asked.key));
                  focusGuide();
                }}
                data-testid={`guide-row-${asked.question.id}`}
                data-answered={asked.answer !== null}
              >
                <span aria-hidden>{asked.answer === null ? '○' : '✓'}</span>
                <span>{asked.question.label[language]}</span>
                <span className={styles.said}>{said || t('screen.guide.unanswered')}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
