import { createStore, useStore } from 'zustand';
import type { AudioFile } from '../../../../shared/training/scenario.ts';
import { ask } from '../../desk/ask.ts';
import { desk, notify } from '../../desk/desk.ts';

/** Which line is being spoken, by the call and the line's id. The microphone itself is the telephone's. */
const store = createStore<{ line: string | null }>(() => ({ line: null }));

export const useRecording = (): string | null => useStore(store, ({ line }) => line);

export const recording = {
  async begin(line: string): Promise<void> {
    const begun = await window.siaga.invoke('phone.beginSpeech', {});
    if (begun.ok) store.setState({ line });
    else notify(begun.refusal);
  },
  /** The line is spoken; null where nothing is to be kept. */
  async end(): Promise<AudioFile | null> {
    store.setState({ line: null });
    return (await ask('phone.endSpeech', { keep: true }))?.audio ?? null;
  },
  drop(line: string): void {
    if (store.getState().line !== line) return;
    store.setState({ line: null });
    void window.siaga.invoke('phone.endSpeech', { keep: false });
  },
};

// A caller goes first: the telephone has dropped the recording.
desk.subscribe(({ status }) => {
  if ((status?.phone.calls.length ?? 0) > 0 && store.getState().line !== null) store.setState({ line: null });
});
