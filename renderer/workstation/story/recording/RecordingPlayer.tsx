import { useEffect, useRef } from 'react';
import { formatDuration } from '../../../../shared/time/wib.ts';
import { KeyButton } from '../../keys/KeyButton.tsx';
import { useLanguage, useTexts } from '../../texts.tsx';
import type { StoryRecording } from '../lines.ts';
import styles from './recording.module.css';
import { speeds, usePlayer } from './usePlayer.ts';
import { useRecording } from './useRecording.ts';
import { Waveform } from './Waveform.tsx';

/** A recording that the operator asked to hear, below the story that it belongs to. */
export function RecordingPlayer(props: { recording: StoryRecording; close: () => void }) {
  const { recording, close } = props;
  const t = useTexts();
  const language = useLanguage();
  const heard = useRecording(recording, close);
  const player = usePlayer(heard?.url ?? null, recording.seconds);
  const { at, length, playing, speed } = player;
  const panel = useRef<HTMLElement>(null);
  const ready = heard !== null;
  useEffect(() => {
    // The operator has just asked for it, and has not gone elsewhere meanwhile.
    if (!ready || !document.activeElement?.matches('[data-testid="listen"], body')) return;
    panel.current?.querySelector<HTMLElement>('[role="slider"]')?.focus();
  }, [ready]);
  return (
    <section
      ref={panel}
      className={styles.player}
      aria-label={t('screen.recording.title', { call: recording.call })}
      data-testid="recording-player"
      data-state={!ready ? 'loading' : playing ? 'playing' : 'paused'}
      onKeyDown={(event) => {
        const onSlider = event.target instanceof Element && event.target.matches('[role="slider"]');
        if (event.key === 'Escape') close();
        else if (event.key === ' ' && onSlider) player.toggle();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <header className={styles.head}>
        <b>{t('screen.recording.title', { call: recording.call })}</b>
        <span className={styles.time} data-testid="recording-time">
          {t('screen.recording.at', {
            at: formatDuration(at * 1_000),
            length: formatDuration(length * 1_000),
          })}
        </span>
      </header>
      {heard ? (
        <Waveform sides={heard.sides} player={player} />
      ) : (
        <p role="status" className={styles.undrawn}>
          {t('screen.recording.loading')}
        </p>
      )}
      <div className={styles.controls}>
        <KeyButton
          tone="primary"
          hotkey={{ code: 'Space' }}
          className={styles.play}
          onClick={player.toggle}
          disabled={!ready}
          data-testid="recording-play"
        >
          {playing ? t('screen.recording.pause') : t('screen.recording.play')}
        </KeyButton>
        <label className={styles.speed}>
          {t('screen.recording.speed')}
          <select name="speed" value={speed} onChange={({ target }) => player.setSpeed(Number(target.value))}>
            {speeds.map((one) => (
              <option key={one} value={one}>
                {one.toLocaleString(language)}×
              </option>
            ))}
          </select>
        </label>
        <span className={styles.keys}>{t('screen.recording.keys')}</span>
        <KeyButton tone="quiet" hotkey={{ code: 'Escape' }} onClick={close}>
          {t('screen.recording.close')}
        </KeyButton>
      </div>
    </section>
  );
}
