import { createStore, useStore } from 'zustand';
import { emptyQuery, type SearchQuery } from '../../../shared/domain/search.ts';
import type { Selection } from '../../../shared/domain/selection.ts';
import { showCover } from '../view.ts';

/** What is looked for. It stays when the screen is closed, so that one result after the other can be opened. */
const search = createStore<{ query: SearchQuery }>(() => ({ query: emptyQuery }));

export const useQuery = (): SearchQuery => useStore(search, (state) => state.query);

export const setQuery = (change: Partial<SearchQuery>): void =>
  search.setState(({ query }) => ({ query: { ...query, ...change } }));

/** Shows what fits, and nothing of an earlier search. */
export function searchFor(query: Partial<SearchQuery>): void {
  search.setState({ query: { ...emptyQuery, ...query } });
  showCover('search');
}

/** What is looked for, as a report is about it; null while nothing is. */
export function asSelection({ words, ...filters }: SearchQuery): Selection | null {
  if (filters.figure !== null) return null;
  const { words: _, ...none } = emptyQuery;
  const filtered = JSON.stringify(filters) !== JSON.stringify(none);
  const text = words.trim();
  if (text === '' && !filtered) return null;
  return { kind: 'search', text, ...(filtered ? { filters } : {}) };
}
