import type { CommandArgs } from '../../../shared/contract/index.ts';
import { numberKey } from '../../../shared/phone-number/phone-number.ts';
import { cleanLine } from '../../../shared/text/clean.ts';
import { type Decision, facts, refused, type World } from '../log/decision.ts';
import type { NumberFact } from '../log/entries.ts';

/** A withheld number has no note: it may be anybody's. */
export function note(world: World, input: CommandArgs<'number.note'>): Decision<NumberFact> {
  const number = cleanLine(input.number);
  const key = numberKey(number);
  if (key === null) return refused('E_INPUT_INVALID', { field: 'number' });
  const text = cleanLine(input.text);
  if (text === (world.number(key)?.note?.text ?? '')) return facts();
  return facts({ type: 'number.noted', subject: input.noteId, data: { number, text } });
}
