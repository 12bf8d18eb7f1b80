import path from 'node:path';
import type { Command } from 'commander';
import { mapFolder } from '../../core/map/folder.ts';
import { importMap } from '../../core/map/import.ts';
import { addVerb, Failure } from '../run.ts';

export function addImportMap(program: Command): void {
  addVerb(
    program,
    (command) =>
      command
        .name('import-map')
        .argument('<file>', 'a PMTiles archive (version 3) that holds all of Jombang')
        .description(
          'Check a PMTiles file and take it into use as the map; a running app shows it at once. ' +
            'Vector tiles in the Protomaps or OpenMapTiles schema, or pictures.',
        ),
    async (options, file = '') => {
      const folder = mapFolder(path.resolve(options.data));
      const done = await importMap({
        file: path.resolve(file),
        folder,
        now: Date.now(),
        progress: showProgress(),
      });
      if (!done.ok) throw new Failure(done.refusal);
      const { name, schema, minZoom, maxZoom, size } = done.value;
      const kind = schema ?? 'pictures';
      return {
        json: done.value,
        text: `${name} is in use: ${kind}, zoom ${minZoom} to ${maxZoom}, ${Math.ceil(size / 1024)} KiB.`,
      };
    },
  );
}

/** A line on a terminal that rewrites itself; nothing where output goes to a file. */
function showProgress(): (progress: { step: string; done: number; total: number }) => void {
  let shown = '';
  return ({ step, done, total }) => {
    if (!process.stderr.isTTY) return;
    const line = `${step} ${Math.floor((100 * done) / Math.max(1, total))} %`;
    if (line !== shown) process.stderr.write(`\r${line.padEnd(12)}${done >= total ? '\r' : ''}`);
    shown = line;
  };
}
