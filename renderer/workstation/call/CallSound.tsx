import type { LiveCall } from '../../../shared/contract/phone.ts';
import { useTexts } from '../texts.tsx';
import styles from './call.module.css';

/** What is wrong with the sound of those who are talked to, for as long as it is wrong. */
export function CallSound({ calls }: { calls: readonly LiveCall[] }) {
  const t = useTexts();
  const silent = calls.find((call) => call.phase === 'talking' && call.silent)?.silent;
  return (
    <div className={styles.sound} role="status">
      {silent && (
        <p className={styles.silent} data-testid="silent" data-state={silent}>
          {t(`screen.call.silent.${silent}`)}
        </p>
      )}
    </div>
  );
}
