import fc from 'fast-check';
import { errorCodes } from '../../shared/contract/errors.ts';
import { type CommandName, commands } from '../../shared/contract/index.ts';
import { anyCommand } from '../integration/commands.ts';
import { expect, prove, test } from './core.ts';

const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
const names = Object.keys(commands) as CommandName[];
const strange = ['', '__proto__', 'constructor', 'toString', 'call.', 'log.export\u0000'];

/** A valid input with some of its values, or some of its keys, replaced by anything. */
const spoilt = fc
  .tuple(anyCommand, fc.array(fc.tuple(fc.nat(), json), { maxLength: 3 }))
  .map(([command, changes]) => {
    const input: Record<string, unknown> = { ...(command.input as object) };
    const keys = Object.keys(input);
    for (const [pick, value] of changes) {
      const key = keys[pick % (keys.length + 1)] ?? '__proto__';
      Object.defineProperty(input, key, { value, enumerable: true, configurable: true });
    }
    return { name: command.name as string, input: input as unknown };
  });

const garbage = fc.oneof(
  { weight: 3, arbitrary: spoilt },
  { weight: 2, arbitrary: fc.record({ name: fc.constantFrom<string>(...names, ...strange), input: json }) },
  {
    weight: 1,
    arbitrary: anyCommand.map(({ name, input }) => ({ name: name as string, input: input as unknown })),
  },
);

test('whatever is sent over the contract is answered, and the log stays whole', async ({ folder, start }) => {
  test.setTimeout(600_000);
  const core = start();
  await core.hears('opened');
  const codes = new Set<string>(errorCodes);
  await fc.assert(
    fc.asyncProperty(garbage, async ({ name, input }) => {
      // An export of a random day is a file; the rest is what is asked here.
      const result = await core.ask(name as CommandName, input as never);
      if (result.ok) return;
      expect(codes).toContain(result.refusal.code);
      expect(result.refusal.code).not.toBe('E_INTERNAL');
      expect(result.refusal.code).not.toBe('E_CORE_DOWN');
    }),
    { numRuns: 5_000 },
  );
  expect(core.child.exitCode).toBeNull();
  expect(core.said.filter((message) => message.kind === 'line' && message.level === 'error')).toEqual([]);
  await core.close();
  prove(folder);
});
