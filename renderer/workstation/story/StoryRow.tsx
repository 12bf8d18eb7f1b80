import { useFormats, useTexts } from '../texts.tsx';
import type { StoryLine, StoryRecording } from './lines.ts';
import styles from './story.module.css';

/** A line of the story. One that was typed letter by letter opens to every letter. */
export function StoryRow(props: {
  line: StoryLine;
  /** Said once for the lines of a day. */
  newDay: boolean;
  open: boolean;
  onToggle: () => void;
  onListen: (recording: StoryRecording) => void;
}) {
  const { line, newDay, open, onToggle, onListen } = props;
  const { recording } = line;
  const t = useTexts();
  const formats = useFormats();
  return (
    <>
      {newDay && <h3 className={styles.day}>{formats.date(line.at)}</h3>}
      <article
        className={`${styles.line} ${styles[line.kind]}`}
        data-testid="story-line"
        data-kind={line.kind}
      >
        <time className={styles.time} dateTime={new Date(line.at).toISOString()}>
          {formats.clockSeconds(line.at)}
        </time>
        <div className={styles.what}>
          <p>
            <span className={styles.sentence}>{line.sentence}</span>{' '}
            <span className={styles.who}>
              {line.who}
              {line.from !== null && ` · ${t('story.from', { number: line.from })}`}
            </span>
          </p>
          {line.change && <Change line={line} />}
          {line.text !== '' && <p className={styles.said}>{line.text}</p>}
          {recording && (
            <button
              type="button"
              className={styles.more}
              onClick={() => onListen(recording)}
              data-testid="listen"
            >
              ▶ {t('screen.recording.listen')}
            </button>
          )}
          {line.steps.length > 0 && (
            <button type="button" className={styles.more} aria-expanded={open} onClick={onToggle}>
              {open ? '▾' : '▸'} {t('story.steps', { count: line.steps.length })}
            </button>
          )}
          {open && (
            <ol className={styles.steps}>
              {line.steps.map((step) => (
                <li key={step.key}>
                  <time dateTime={new Date(step.at).toISOString()}>{formats.clockSeconds(step.at)}</time>
                  {step.change?.after}
                </li>
              ))}
            </ol>
          )}
        </div>
      </article>
    </>
  );
}

function Change({ line: { change } }: { line: StoryLine }) {
  const t = useTexts();
  if (!change) return null;
  return (
    <p className={styles.change}>
      <del>{change.before ?? t('story.unknown')}</del>
      <span aria-hidden> → </span>
      <ins>{change.after}</ins>
    </p>
  );
}
