import path from 'node:path';
import type Database from 'better-sqlite3';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { RECORDINGS_FOLDER } from '../../../shared/domain/recording.ts';
import { prove } from '../../core/export/prove.ts';
import { verify } from '../../core/log/verify.ts';
import { verifyRecordings } from '../../core/recording/verify.ts';
import { addVerb, Failure, type Outcome, openLog } from '../run.ts';

interface Options {
  export?: string;
  hash?: string;
}

const SQL_BY_HASH = 'SELECT station, seq FROM log WHERE hash = ?';

export function addVerify(program: Command): void {
  addVerb<Options>(
    program,
    (command) =>
      command
        .name('verify')
        .description(
          'Prove that no entry of the log was changed, or name the first bad one, and that every recording is as the log says; with --export, also that a report is, and with --hash, that an entry has the hash that a printed report names. Exit code 1 if not.',
        )
        .option(
          '--export <file>',
          'a JSON, XLSX or CSV report as it was written from this log (a CSV has its .bukti.json beside it); a PDF is paper, which has --hash',
        )
        .addOption(new Option('--hash <hash>', 'the last hash that a printed report names').argParser(hash)),
    async ({ export: file, hash: named, ...options }) => {
      const db = openLog(options, 'read');
      try {
        const log = whole(db);
        const sound = await recordings(db, path.join(options.data, RECORDINGS_FOLDER));
        let all = together(log, 'recordings', sound);
        if (file !== undefined) all = together(all, 'export', await proved(db, path.resolve(file)));
        if (named !== undefined) all = together(all, 'hash', found(db, named));
        return all;
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

async function recordings(db: Database.Database, folder: string): Promise<Outcome & { json: object }> {
  const verdict = await verifyRecordings(db, folder);
  const { whole: good, removed, faults } = verdict;
  const bad = faults.map(({ file, why }) => `Recording ${file}: ${why}.`);
  const gone = removed > 0 ? ` ${removed} removed by their time or size.` : '';
  return {
    json: { ok: bad.length === 0, ...verdict },
    text:
      bad.length > 0
        ? bad.join('\n')
        : good + removed > 0
          ? `${good} recording(s) are as they were written.${gone}`
          : '',
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

function found(db: Database.Database, named: string): Outcome & { json: object } {
  const entry = db.prepare(SQL_BY_HASH).get(Buffer.from(named, 'hex')) as
    | { station: string; seq: number }
    | undefined;
  return {
    json: {
      ok: entry !== undefined,
      hash: named,
      station: entry?.station ?? null,
      entry: entry?.seq ?? null,
    },
    text: entry
      ? `That hash is entry ${entry.seq} of chain ${entry.station}.`
      : 'No entry of this log has that hash.',
    failed: entry === undefined,
  };
}

function hash(text: string): string {
  const plain = text.replace(/\s/g, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(plain)) throw new InvalidArgumentError('It must be 64 hexadecimal digits.');
  return plain;
}

const together = (
  one: Outcome & { json: object },
  name: string,
  other: Outcome & { json: object },
): Outcome & { json: object } => ({
  json: { ...one.json, ok: !one.failed && !other.failed, [name]: other.json },
  text: [one.text, other.text].filter(Boolean).join('\n'),
  failed: one.failed || other.failed || false,
});
