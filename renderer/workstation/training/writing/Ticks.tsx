import styles from './writing.module.css';

/** Any of a few words. */
export function Ticks<Word extends string>(props: {
  legend: string;
  name: string;
  chosen: readonly Word[];
  words: readonly (readonly [Word, string])[];
  change: (chosen: Word[]) => void;
}) {
  const { legend, name, chosen, words, change } = props;
  return (
    <fieldset className={styles.ticks}>
      <legend>{legend}</legend>
      {words.map(([word, said]) => (
        <label key={word} className={styles.tick}>
          <input
            type="checkbox"
            name={`${name}-${word}`}
            checked={chosen.includes(word)}
            onChange={({ target }) =>
              change(
                words
                  .map(([each]) => each)
                  .filter((each) => (each === word ? target.checked : chosen.includes(each))),
              )
            }
          />
          {said}
        </label>
      ))}
    </fieldset>
  );
}
