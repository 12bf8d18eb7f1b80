import type { Command } from 'commander';
import { verify } from '../../core/log/verify.ts';
import { addVerb, openLog } from '../run.ts';

export function addVerify(program: Command): void {
  addVerb(
    program,
    (command) =>
      command
        .name('verify')
        .description(
          'Prove that no entry of the log was changed, or name the first bad one. Exit code 1 if one is bad.',
        ),
    (options) => {
      const db = openLog(options, 'read');
      try {
        const verdict = verify(db);
        const bad = verdict.broken.map(({ station, seq, why }) => `Chain ${station}, entry ${seq}: ${why}.`);
        const whole = `${verdict.entries} entries in ${verdict.chains} chain(s): every one is as it was written.`;
        return {
          json: { ok: bad.length === 0, ...verdict },
          text: bad.length === 0 ? whole : bad.join('\n'),
          failed: bad.length > 0,
        };
      } finally {
        db.close();
      }
    },
  );
}
