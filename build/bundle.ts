/** Bundles what Electron loads into dist/, when a source is newer than the last bundle. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';

const root = path.dirname(import.meta.dirname);
const dist = path.join(root, 'dist');
const stamp = path.join(dist, '.stamp');
const inputs = ['shared', 'electron', 'renderer', 'resources', 'build', 'package-lock.json'];

/**
 * Runs in Electron's main process, a sandboxed preload, or Node: one CommonJS file each, and beside it those parts of main
 * and core that are loaded when they are needed.
 */
const script = (entry: string, out: string, target: string): InlineConfig => ({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3', 'electron-updater'] },
  build: {
    ssr: path.join(root, entry),
    outDir: path.join(dist, path.dirname(out)),
    emptyOutDir: false,
    target,
    minify: 'oxc' as const,
    sourcemap: true,
    rollupOptions: {
      external: ['electron', 'better-sqlite3', 'electron-updater', /^node:/, ...builtinModules],
      output: {
        format: 'cjs',
        entryFileNames: path.basename(out),
        chunkFileNames: '[name].cjs',
        codeSplitting: ['main/main.cjs', 'core/core.cjs'].includes(out),
      },
    },
  },
});

interface Modules {
  getModuleInfo(id: string): { importedIds: string[] } | null;
}

/** A module and all that it cannot be read without. */
function withImports(id: string, modules: Modules, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) withImports(imported, modules, found);
  return found;
}

/** Which file is to hold what several parts of a page share: what its first screen cannot do without, or the rest. */
function sharedFile(page: string): (id: string, modules: Modules) => string {
  let first: Set<string> | undefined;
  return (id, modules) => {
    first ??= withImports(path.join(root, 'renderer', page, 'index.html'), modules);
    return first.has(id) ? 'common' : 'later';
  };
}

const page = (name: string): InlineConfig => ({
  configFile: false,
  root: path.join(root, 'renderer', name),
  base: './',
  logLevel: 'warn',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: path.join(dist, 'renderer', name),
    emptyOutDir: true,
    target: 'chrome114',
    sourcemap: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4_000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Our pages forbid code that is made at run time. Zod would try it all the same, once, and V8 reads the whole
        // bundle again to tell of the attempt: 20 ms before anything is drawn.
        banner: 'globalThis.__zod_globalConfig ??= { jitless: true };',
        // What the first screen shares with the panels that come later would be thirty small files, each of which
        // is asked for by itself before anything is drawn; and what only those share must not be read before.
        codeSplitting: {
          groups: [
            {
              name: sharedFile(name),
              debugName: 'shared',
              minShareCount: 2,
              test: /^(?!.*node_modules.(maplibre|mapbox)-gl)/,
            },
          ],
        },
      },
    },
  },
});

const bundles: InlineConfig[] = [
  script('electron/main/main.ts', 'main/main.cjs', 'node18'),
  script('electron/preload/workstation.ts', 'preload/workstation.cjs', 'node18'),
  script('electron/preload/phone.ts', 'preload/phone.cjs', 'node18'),
  script('electron/core/main.ts', 'core/core.cjs', 'node22'),
  script('electron/core/export/thread.ts', 'core/export.cjs', 'node22'),
  script('electron/cli/siaga.ts', 'cli/siaga.cjs', 'node22'),
  page('phone'),
  page('caller'),
  page('workstation'),
];

function fingerprint(): string {
  const hash = createHash('sha256');
  const visit = (file: string): void => {
    const info = statSync(file);
    if (info.isDirectory()) for (const name of readdirSync(file).sort()) visit(path.join(file, name));
    else hash.update(`${file} ${info.size} ${info.mtimeMs}\n`);
  };
  for (const input of inputs) visit(path.join(root, input));
  return hash.digest('hex');
}

/** Builds everything, or nothing when dist/ is fresh. */
export async function bundle(): Promise<void> {
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.error('[siaga112] Building…');
  rmSync(stamp, { force: true });
  mkdirSync(dist, { recursive: true });
  for (const config of bundles) await build(config);
  writeFileSync(stamp, now);
}

if (import.meta.main) await bundle();
