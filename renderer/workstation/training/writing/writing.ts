import { z } from 'zod';
import { createStore, useStore } from 'zustand';
import type { Scenario } from '../../../../shared/training/scenario.ts';
import { type CallDraft, Draft } from './draft.ts';

const STORED = 'scenario-drafts';

const Writing = z.object({
  /** Whether scenarios are written rather than chosen. */
  open: z.boolean(),
  /** Which one. */
  current: z.string().nullable(),
  /** What is not saved yet, by id. It outlives the panel and the window. */
  drafts: z.record(z.string(), Draft),
});
type Writing = z.infer<typeof Writing>;

const nothing: Writing = { open: false, current: null, drafts: {} };

function stored(): Writing {
  try {
    return Writing.safeParse(JSON.parse(localStorage.getItem(STORED) ?? 'null')).data ?? nothing;
  } catch {
    return nothing;
  }
}

const store = createStore<Writing & { call: number; removed: Scenario | null }>(() => ({
  ...stored(),
  call: 0,
  removed: null,
}));
store.subscribe(({ open, current, drafts }) =>
  localStorage.setItem(STORED, JSON.stringify({ open, current, drafts })),
);

export const useWriting = <T>(select: (state: ReturnType<typeof store.getState>) => T): T =>
  useStore(store, select);

export const writing = {
  open: (open: boolean): void => store.setState({ open }),
  /** Shows that one; what was typed into another is kept. */
  show: (current: string | null): void => store.setState({ current, call: 0 }),
  showCall: (call: number): void => store.setState({ call }),
  change: (draft: Draft): void =>
    store.setState(({ drafts }) => ({ current: draft.id, drafts: { ...drafts, [draft.id]: draft } })),
  /** It is saved, or what was typed is not wanted. */
  forget: (id: string): void =>
    store.setState(({ drafts }) => ({
      drafts: Object.fromEntries(Object.entries(drafts).filter(([each]) => each !== id)),
    })),
  /** For taking the removal back. */
  removed: (removed: Scenario | null): void => store.setState({ removed }),
};

/** What the parts of the form are given: a call, its place, and how to change it. */
export interface CallPart {
  call: CallDraft;
  index: number;
  problem: (field: string) => string | undefined;
  change: (changes: Partial<CallDraft>) => void;
}
