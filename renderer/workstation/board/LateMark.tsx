import styles from './board.module.css';

/** A triangle: late is told by a shape and a word, not by a colour alone. */
export const LateMark = () => (
  <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
    <path d="M8 1.5 15 14H1Z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
    <path d="M8 6v4M8 11.6v.8" stroke="currentColor" strokeWidth="1.8" />
  </svg>
);
