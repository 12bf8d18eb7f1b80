/** Runs the named benchmarks, or all of them, one after the other, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.ts';
import { withDisplay } from './display.ts';

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'tests', 'bench');
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length));

const names = process.argv.slice(2).length > 0 ? process.argv.slice(2) : known;
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`unknown benchmark ${unknown.join(', ')}; one of ${known.join(', ')}`);
  process.exit(2);
}
await bundle();
const failed = await withDisplay((env) =>
  names.filter((name) => {
    const done = spawnSync(
      process.execPath,
      ['--expose-gc', '--disable-warning=ExperimentalWarning', path.join(folder, `${name}.bench.ts`)],
      { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } },
    );
    return done.status !== 0;
  }),
);
if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);
