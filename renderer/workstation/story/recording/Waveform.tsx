import type { KeyboardEvent, PointerEvent } from 'react';
import { formatDuration } from '../../../../shared/time/wib.ts';
import { useTexts } from '../../texts.tsx';
import { outline } from './peaks.ts';
import styles from './recording.module.css';
import type { Player } from './usePlayer.ts';

const STEP_SECONDS = 5;
const LEAP_SECONDS = 30;

/** Both sides of the call over its length, and where it is played: a slider, moved by key or by pointer. */
export function Waveform(props: { sides: readonly number[][] | null; player: Player }) {
  const { sides, player } = props;
  const { at, length, seek } = player;
  const t = useTexts();
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: at - STEP_SECONDS,
    ArrowRight: at + STEP_SECONDS,
    ArrowDown: at - STEP_SECONDS,
    ArrowUp: at + STEP_SECONDS,
    PageDown: at - LEAP_SECONDS,
    PageUp: at + LEAP_SECONDS,
    Home: 0,
    End: length,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = moves[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    seek(to);
  };
  const onPointerDown = ({ clientX, currentTarget }: PointerEvent): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    if (width > 0) seek(((clientX - left) / width) * length);
  };
  const names = [t('screen.recording.caller'), t('screen.recording.desk')];
  return (
    <div className={styles.wave}>
      <div className={styles.names} aria-hidden>
        {names.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={t('screen.recording.position')}
        aria-valuemin={0}
        aria-valuemax={Math.round(length)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={t('screen.recording.at', {
          at: formatDuration(at * 1_000),
          length: formatDuration(length * 1_000),
        })}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        data-testid="waveform"
        data-drawn={sides !== null}
      >
        {sides?.map((peaks, side) => (
          <svg key={names[side]} viewBox={`0 0 ${peaks.length - 1} 2`} preserveAspectRatio="none" aria-hidden>
            <path d={outline(peaks)} />
          </svg>
        ))}
        {!sides && <p className={styles.undrawn}>{t('screen.recording.tooLong')}</p>}
        <span
          className={styles.now}
          style={{ insetInlineStart: `${length > 0 ? (at / length) * 100 : 0}%` }}
        />
      </div>
    </div>
  );
}
