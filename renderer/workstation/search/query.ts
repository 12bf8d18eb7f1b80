import { createStore, useStore } from 'zustand';
import { emptyQuery, type SearchQuery } from '../../../shared/domain/search.ts';
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
