import type { Command } from 'commander';
import { rebuild } from '../../core/log/rebuild.ts';
import { addVerb, openLog } from '../run.ts';

export function addRebuild(program: Command): void {
  addVerb(
    program,
    (command) =>
      command
        .name('rebuild')
        .description('Make every list and the search index again from the log. Close the app first.'),
    (options) => {
      const db = openLog(options, 'write');
      try {
        const entries = rebuild(db);
        return { json: { entries }, text: `Rebuilt from ${entries} entries.` };
      } finally {
        db.close();
      }
    },
  );
}
