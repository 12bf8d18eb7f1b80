import { expect, test } from 'vitest';
import { unheard } from '../../../renderer/phone/audio/call-sound.ts';
import { type Hearing, hear, silenceIn } from '../../../renderer/phone/audio/silence.ts';
import { newCallId } from '../../../shared/domain/ids.ts';

const still = unheard(newCallId());

/** Looks twice a second; what is said and heard in each half second. Answers each change of what is found. */
function watch(seconds: number, sound: (at: number) => { heard: boolean; said: boolean; muted?: boolean }) {
  const found: [at: number, silent: string | null][] = [];
  let hearing: Hearing | undefined;
  let [packets, spoken] = [0, 0];
  for (let at = 0; at <= seconds; at += 0.5) {
    const { heard, said, muted = false } = sound(at);
    if (heard) packets += 25;
    if (said) spoken += 0.01;
    hearing = hear(hearing, at * 1_000, { ...still, packets, spoken }, muted);
    const silent = silenceIn(hearing, at * 1_000);
    if (silent !== (found.at(-1)?.[1] ?? null)) found.push([at, silent]);
  }
  return found;
}

test('a conversation is left alone, also while the operator listens in a quiet room', () => {
  expect(watch(60, () => ({ heard: true, said: true }))).toEqual([]);
  expect(watch(15, (at) => ({ heard: true, said: at < 3 }))).toEqual([]);
});

test('sound that takes two seconds to begin is no alarm', () => {
  expect(watch(10, (at) => ({ heard: at > 2, said: at > 2 }))).toEqual([]);
});

test('a caller from whom nothing arrives is told within three seconds, and no longer than it lasts', () => {
  expect(watch(10, (at) => ({ heard: at >= 5, said: true }))).toEqual([
    [2.5, 'line'],
    [5, null],
  ]);
  expect(watch(30, (at) => ({ heard: at < 20, said: true }))).toEqual([[22, 'line']]);
});

test('a microphone that does not even hear the greeting is told within three seconds', () => {
  expect(watch(10, (at) => ({ heard: true, said: at >= 4 }))).toEqual([
    [2.5, 'microphone'],
    [4, null],
  ]);
});

test('a microphone that dies in the middle of a call is told, one that the operator muted is not', () => {
  expect(watch(60, (at) => ({ heard: true, said: at < 5 }))).toEqual([[24.5, 'microphone']]);
  expect(watch(60, () => ({ heard: true, said: false, muted: true }))).toEqual([]);
});
