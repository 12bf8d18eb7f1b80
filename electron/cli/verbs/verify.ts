import path from 'node:path';
import type Database from 'better-sqlite3';
import type { Command } from 'commander';
import { prove } from '../../core/export/prove.ts';
import { verify } from '../../core/log/verify.ts';
import { addVerb, Failure, type Outcome, openLog } from '../run.ts';

interface Options {
  export?: string;
}

export function addVerify(program: Command): void {
  addVerb<Options>(
    program,
    (command) =>
      command
        .name('verify')
        .description(
          'Prove that no entry of the log was changed, or name the first bad one; with --export, also that a JSON or CSV report is what the log says. Exit code 1 if not.',
        )
        .option(
          '--export <file>',
          'a JSON or CSV report that was written from this log; a CSV has its .bukti.json beside it',
        ),
    async ({ export: file, ...options }) => {
      const db = openLog(options, 'read');
      try {
        const log = whole(db);
        return file === undefined ? log : both(log, await proved(db, path.resolve(file)));
      } finally {
        db.close();
      }
    },
  );
}

function whole(db: Database.Database): Outcome & { json: object } {
  const verdict = verify(db);
  const bad = verdict.broken.map(({ station, seq, why }) => `Chain ${station}, entry ${seq}: ${why}.`);
  const good = `${verdict.entries} entries in ${verdict.chains} chain(s): every one is as it was written.`;
  return {
    json: { ok: bad.length === 0, ...verdict },
    text: bad.length === 0 ? good : bad.join('\n'),
    failed: bad.length > 0,
  };
}

async function proved(db: Database.Database, file: string): Promise<Outcome & { json: object }> {
  const done = await prove(db, file);
  if (!done.ok) throw new Failure(done.refusal);
  const { difference, lines, blanked } = done.value;
  const since = blanked > 0 ? ` Personal data of ${blanked} entries was blanked since.` : '';
  return {
    json: { ok: difference === null, file, ...done.value },
    text: difference
      ? `${file}, line ${difference.line}: not as the log has it (${difference.what}).`
      : `${file}: all ${lines} lines are what the log says.${since}`,
    failed: difference !== null,
  };
}

const both = (log: Outcome & { json: object }, report: Outcome & { json: object }): Outcome => ({
  json: { ...log.json, ok: !log.failed && !report.failed, export: report.json },
  text: `${log.text}\n${report.text}`,
  failed: log.failed || report.failed || false,
});
