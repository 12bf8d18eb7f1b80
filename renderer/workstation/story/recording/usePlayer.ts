import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../desk/desk.ts';
import { keepOn } from './output.ts';

/** Behind every end: what MediaRecorder wrote does not tell its length, and Chromium finds it by going there. */
const BEHIND_THE_END = 1e7;

export const speeds = [0.75, 1, 1.25, 1.5, 2] as const;

export interface Player {
  playing: boolean;
  /** Seconds. */
  at: number;
  length: number;
  speed: number;
  toggle(): void;
  seek(to: number): void;
  setSpeed(speed: number): void;
}

/** Plays a recording at a speed that leaves voices as high as they are. A call goes first: it stops then. */
export function usePlayer(url: string | null, seconds: number): Player {
  const [audio] = useState(() => new Audio());
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(seconds);
  const [speed, setSpeed] = useState(1);
  const measuring = useRef(true);
  const speaker = useDesk((state) => state.status?.phone.sound.choice.speaker ?? null);
  const inCall = useDesk((state) => (state.status?.phone.calls.length ?? 0) > 0);

  useEffect(() => {
    if (url === null) return;
    const events = new AbortController();
    const on = (name: string, act: () => void): void =>
      audio.addEventListener(name, act, { signal: events.signal });
    measuring.current = true;
    on('loadedmetadata', () => {
      if (Number.isFinite(audio.duration)) measuring.current = false;
      else audio.currentTime = BEHIND_THE_END;
    });
    on('durationchange', () => {
      if (Number.isFinite(audio.duration)) setLength(audio.duration);
    });
    on('seeked', () => {
      if (!measuring.current) return;
      measuring.current = false;
      audio.currentTime = 0;
    });
    on('timeupdate', () => {
      if (!measuring.current) setAt(audio.currentTime);
    });
    on('play', () => setPlaying(true));
    on('pause', () => setPlaying(false));
    audio.src = url;
    return () => {
      events.abort();
      audio.pause();
      audio.removeAttribute('src');
    };
  }, [audio, url]);
  useEffect(() => keepOn(audio, speaker), [audio, speaker]);
  useEffect(() => {
    audio.defaultPlaybackRate = speed;
    audio.playbackRate = speed;
  }, [audio, speed]);
  useEffect(() => {
    if (inCall) audio.pause();
  }, [audio, inCall]);

  return {
    playing,
    at,
    length,
    speed,
    setSpeed,
    toggle() {
      if (audio.paused) void audio.play().catch(() => undefined);
      else audio.pause();
    },
    seek(to) {
      const bounded = Math.max(0, Math.min(length, to));
      audio.currentTime = bounded;
      setAt(bounded);
    },
  };
}
