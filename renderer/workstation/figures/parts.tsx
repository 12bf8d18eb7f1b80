import type { ReactNode } from 'react';
import styles from './figures.module.css';

/** The head of a table: words in its first column, numbers in the others. */
export function Heads({ words, numbers }: { words: string; numbers: readonly string[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{words}</th>
        {numbers.map((head) => (
          <th key={head} scope="col" className={styles.number}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The cell of a bar, 0 to 1 of its width. The number beside it says the same. */
export function BarCell({ part }: { part: number }) {
  return (
    <td className={styles.barCell} aria-hidden>
      <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" role="presentation">
        <rect width={part * 100} height="10" />
      </svg>
    </td>
  );
}

/** What opens the calls behind a figure; `label` where the figure itself is the button. */
export function Rows(props: { open: () => void; title?: string; label?: string; children: ReactNode }) {
  const { open, title, label, children } = props;
  return (
    <button type="button" className={styles.link} title={title} aria-label={label} onClick={open}>
      {children}
    </button>
  );
}
