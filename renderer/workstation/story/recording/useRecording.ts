import { useEffect, useState } from 'react';
import { refuse } from '../../../../shared/contract/errors.ts';
import { ask } from '../../desk/ask.ts';
import { notify } from '../../desk/desk.ts';
import type { StoryRecording } from '../lines.ts';
import { peaksOf } from './peaks.ts';

/** Decoded it is 400 kB a second, for a moment. */
const LONGEST_DRAWN_SECONDS = 900;
/** Enough for a picture; the least that Web Audio has to know (§1.1). */
const SAMPLE_RATE = 8_000;
const STEPS = 400;

export interface HeardRecording {
  /** Of the sound in this window's memory, where the player can move freely. */
  url: string;
  /** The caller's side and the desk's; null for one that is too long to be drawn. */
  sides: readonly number[][] | null;
}

/** Tells the log that it is listened to, reads the recording and draws it. Null until it is there. */
export function useRecording({ file, seconds }: StoryRecording, failed: () => void): HeardRecording | null {
  const [heard, setHeard] = useState<HeardRecording | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one opening is one listening
  useEffect(() => {
    let over = false;
    let url: string | null = null;
    async function open(): Promise<void> {
      const lent = await ask('recording.open', { file });
      if (!lent) return failed();
      try {
        const bytes = over ? null : await bytesOf(lent.url);
        if (!bytes || over) return;
        url = URL.createObjectURL(new Blob([bytes], { type: 'audio/webm' }));
        const sides = seconds <= LONGEST_DRAWN_SECONDS ? await draw(bytes) : null;
        if (!over) setHeard({ url, sides });
      } catch {
        if (over) return;
        notify(refuse('E_RECORDING_UNREADABLE').refusal);
        failed();
      } finally {
        void window.siaga.invoke('recording.close', { url: lent.url });
      }
    }
    void open();
    return () => {
      over = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [file]);
  return heard;
}

async function bytesOf(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.arrayBuffer();
}

async function draw(bytes: ArrayBuffer): Promise<number[][]> {
  const context = new OfflineAudioContext(2, 1, SAMPLE_RATE);
  // Decoding takes the bytes away.
  const sound = await context.decodeAudioData(bytes.slice(0));
  return [0, 1].map((channel) =>
    peaksOf(sound.getChannelData(Math.min(channel, sound.numberOfChannels - 1)), STEPS),
  );
}
