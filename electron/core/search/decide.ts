import type { CommandArgs } from '../../../shared/contract/index.ts';
import { cleanLine } from '../../../shared/text/clean.ts';
import { type Decision, facts, refused } from '../log/decision.ts';
import type { SearchFact } from '../log/entries.ts';

export function save(input: CommandArgs<'search.save'>): Decision<SearchFact> {
  const name = cleanLine(input.name).toWellFormed();
  if (name === '') return refused('E_INPUT_INVALID', { field: 'name' });
  const { words, number, operator, ...rest } = input.query;
  const query = {
    ...rest,
    words: words.toWellFormed(),
    number: number.toWellFormed(),
    operator: operator?.toWellFormed() ?? null,
  };
  return facts({ type: 'search.saved', subject: input.searchId, data: { name, query } });
}

export const forget = (input: CommandArgs<'search.forget'>): Decision<SearchFact> =>
  facts({ type: 'search.forgotten', subject: input.searchId, data: {} });
