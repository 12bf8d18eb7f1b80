/** Runs the suites in stages, goes on after a failing one, and ends with `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.ts';
import { withDisplay } from './display.ts';

interface Count {
  passed: number;
  failed: number;
}

const root = path.dirname(import.meta.dirname);
const results = path.join(root, 'test-results');

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return done.status === 0;
}

/** A check without tests of its own counts as one. */
const check = (command: string, args: string[]): Count =>
  run(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

function lint(): Count {
  const parts = [
    check('biome', ['check', '.']),
    check('depcruise', [
      '--config',
      '.dependency-cruiser.cjs',
      'shared',
      'electron',
      'renderer',
      'build',
      'tests',
    ]),
    check('knip', []),
  ];
  return sum(parts);
}

function vitest(project: string): Count {
  const file = path.join(results, `${project}.json`);
  rmSync(file, { force: true });
  const good = run('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number };
  const failed = Math.max(report.numFailedTests, good ? 0 : 1);
  return { passed: report.numPassedTests, failed };
}

/** Windows need a display and the built app. */
async function playwright(project: string): Promise<Count> {
  const file = path.join(results, `${project}.json`);
  rmSync(file, { force: true });
  await bundle();
  const good = await withDisplay((env) =>
    run('playwright', ['test', '--project', project, '--reporter=list,json'], {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    }),
  );
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: Math.max(failed, good ? 0 : 1) };
}

const sum = (counts: Count[]): Count => ({
  passed: counts.reduce((n, count) => n + count.passed, 0),
  failed: counts.reduce((n, count) => n + count.failed, 0),
});

const stages: Record<string, () => Count | Promise<Count>> = {
  lint,
  types: () => check('tsc', ['--noEmit']),
  unit: () => vitest('unit'),
  integration: () => vitest('integration'),
  e2e: () => playwright('e2e'),
  pbx: () => playwright('pbx'),
  torture: () => playwright('torture'),
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : ['lint', 'types', 'unit', 'integration', 'e2e'];
mkdirSync(results, { recursive: true });
const counts: Count[] = [];
for (const name of names) {
  const stage = stages[name];
  if (!stage) {
    console.error(`unknown stage "${name}"; one of ${Object.keys(stages).join(', ')}`);
    process.exit(2);
  }
  console.log(`\n== ${name} ==`);
  const count = await stage();
  console.log(`== ${name}: ${count.passed} passed, ${count.failed} failed`);
  counts.push(count);
}
const total = sum(counts);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
