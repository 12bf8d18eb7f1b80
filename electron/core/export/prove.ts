import { createHash, type Hash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { Selection } from '../../../shared/domain/selection.ts';
import { shippedShifts } from '../../../shared/domain/shift-plan.ts';
import { wibDay } from '../../../shared/time/wib.ts';
import { DATABASE_FILE, openDatabase } from '../database/open.ts';
import { blanked, fault, type LogRow } from '../log/chain.ts';
import { rebuild } from '../log/rebuild.ts';
import { chainHeads } from './chains.ts';
import { csv } from './csv.ts';
import { Head } from './head.ts';
import { json } from './json.ts';
import { linesOf } from './lines.ts';
import { proofFileOf, readProof } from './proof-file.ts';
import type { Report } from './report.ts';
import { prepareRows } from './rows.ts';
import { type Scope, scopeOf, shiftScope } from './scope.ts';
import { openWorkbook } from './xlsx/prove.ts';

/** What a JSON export says of itself (json.ts). */
const JsonHead = Head.extend({ format: z.literal('siaga112-log'), version: z.literal(2) });

export interface Proof {
  selection: Selection;
  /** Lines of the file that were held against the log: one an entry, a call, an incident. */
  lines: number;
  /** Entries whose personal data the log has blanked since; their hashes still agree. */
  blanked: number;
  /** The first thing that is not as the log has it. */
  difference: { line: number; what: string } | null;
}

/** The last moment that four digits of a year can say: no day is still to come. */
const LAST_MOMENT = Date.UTC(9999, 11, 31);

const SQL_ENTRY = 'SELECT * FROM log WHERE station = ? AND seq = ?';
const SQL_UP_TO = 'SELECT * FROM log WHERE station = ? AND seq <= ?';
const SQL_COPY = `INSERT INTO log (station, seq, at, hlc, actor, type, subject, body, prev_hash, hash)
  VALUES (@station, @seq, @at, @hlc, @actor, @type, @subject, @body, @prev_hash, @hash)`;

/**
 * Makes the report again from the log as it stood then, and compares every line. What was logged since does not
 * matter: the file, or the one beside a CSV, names how long each chain was.
 */
export async function prove(log: Database.Database, file: string): Promise<Result<Proof>> {
  const refused = (cause: string) => refuse('E_PROOF_FILE', { file: path.basename(file), cause });
  try {
    switch (path.extname(file).toLowerCase()) {
      case '.xlsx':
        return (await proveWorkbook(log, file)) ?? refused('XLSX');
      case '.csv': {
        const told = await beside(file);
        return (told && (await proveLines(log, file, told))) ?? refused(path.basename(proofFileOf(file)));
      }
      case '.pdf':
        return refused('PDF');
      default:
        return (await proveLines(log, file, null)) ?? refused('JSON');
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code && /^E[A-Z]+$/.test(code)) return refused(code);
    throw error;
  }
}

/** `told`: what stands beside the file, or null where it says itself what it is about. Null where it does not. */
async function proveLines(
  log: Database.Database,
  file: string,
  told: Made | null,
): Promise<Result<Proof> | null> {
  const sealed = createHash('sha256');
  const lines = linesOf(readParts(file, sealed));
  try {
    const made = told ?? (await atItsHead(lines));
    if (!made) return null;
    const found = await asOf(log, made.head, (report) => compare(log, report, made, lines));
    if (!found) return null;
    // Every line is the log's, so it is the hash beside them that was changed.
    const changed = found.difference === null && made.sha256 !== null && sealed.digest('hex') !== made.sha256;
    return ok(changed ? { ...found, difference: { line: 0, what: 'another SHA-256' } } : found);
  } finally {
    await lines.return(undefined);
  }
}

/** Null for what is no workbook of ours, or one that another program has saved since. */
async function proveWorkbook(log: Database.Database, file: string): Promise<Result<Proof> | null> {
  const workbook = await openWorkbook(file);
  try {
    const { head } = workbook ?? {};
    if (!workbook || !head) return null;
    const found = await asOf(log, head, async (report) => {
      const { rows, difference } = await workbook.compare(report);
      return { lines: rows, blanked: 0, difference };
    });
    return found && ok(found);
  } finally {
    workbook?.close();
  }
}

/** The report of this head made from the log as it stood then. Null where the head does not tell what it is about. */
async function asOf(
  log: Database.Database,
  head: Head,
  work: (report: Report) => Promise<Omit<Proof, 'selection'>>,
): Promise<Proof | null> {
  const scope = scopeOfHead(head);
  if (!scope) return null;
  const { selection, room, station, redacted, chains } = head;
  for (const { station: chain, entries, hash } of chains) {
    const row = log.prepare(SQL_ENTRY).get(chain, entries) as LogRow | undefined;
    const what = `chain ${chain}, entry ${entries}: ${row ? 'another hash in the log' : 'not in the log'}`;
    if (row?.hash.toString('hex') !== hash)
      return { selection, lines: 0, blanked: 0, difference: { line: 0, what } };
  }
  return asItStood(log, head, async (db) => {
    const calls = prepareRows(db, scope);
    const exportedAt = Date.parse(head.exportedAt);
    const took = (): void => undefined;
    const report = { db, scope, redacted, room, station, exportedAt, chains, calls, took };
    return { selection, ...(await work(report)) };
  });
}

/** How a file is made again. */
interface Made {
  head: Head;
  /** Lines of it that have been read already. */
  read: readonly string[];
  sha256: string | null;
  again(report: Report): Iterable<string>;
}

async function beside(file: string): Promise<Made | null> {
  const proof = await readProof(file);
  return proof && { head: proof, read: [], sha256: proof.sha256, again: csv };
}

async function* readParts(file: string, sealed: Hash): AsyncGenerator<string> {
  for await (const part of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    sealed.update(part);
    yield part;
  }
}

const LONGEST_HEAD = 1_000;

async function atItsHead(lines: AsyncGenerator<string>): Promise<Made | null> {
  const read: string[] = [];
  while (read.length < LONGEST_HEAD) {
    const next = await lines.next();
    if (next.done) return null;
    read.push(next.value);
    if (next.value !== ' "entries": [') continue;
    try {
      const head = JsonHead.parse(JSON.parse(`${read.join('\n')}]}`));
      return { head, read, sha256: null, again: json };
    } catch {
      return null;
    }
  }
  return null;
}

/** Null for a search whose words the file does not tell, and for a shift that is not of its day. */
function scopeOfHead({ selection, from, to }: Head): Scope | null {
  if (selection.kind === 'shift') {
    if (from === null || to === null || wibDay(Date.parse(from)) !== selection.day) return null;
    return shiftScope({
      name: selection.shift,
      day: selection.day,
      from: Date.parse(from),
      to: Date.parse(to),
    });
  }
  const scope = scopeOf(selection, shippedShifts, LAST_MOMENT);
  return scope.ok ? scope.value : null;
}

/** The log itself when nothing was added since, otherwise its entries of then, folded anew beside it. */
async function asItStood<T>(
  log: Database.Database,
  head: Head,
  work: (db: Database.Database) => Promise<T>,
): Promise<T> {
  if (JSON.stringify(chainHeads(log)) === JSON.stringify(head.chains)) return work(log);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-proof-'));
  const db = openDatabase(path.join(folder, DATABASE_FILE));
  try {
    const copy = db.prepare(SQL_COPY);
    db.transaction(() => {
      for (const { station, entries } of head.chains)
        for (const row of log.prepare(SQL_UP_TO).iterate(station, entries)) copy.run(row);
    })();
    rebuild(db);
    return await work(db);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  log: Database.Database,
  report: Report,
  { read, again }: Made,
  rest: AsyncGenerator<string>,
): Promise<Omit<Proof, 'selection'>> {
  const proof = { lines: 0, blanked: 0 };
  const expected = linesOf(again(report));
  const known = log.prepare(SQL_ENTRY);
  async function* given(): AsyncGenerator<string> {
    yield* read;
    yield* rest;
  }
  for await (const line of given()) {
    const wanted = await expected.next();
    proof.lines += 1;
    if (wanted.done) return { ...proof, difference: { line: proof.lines, what: 'more than the log has' } };
    if (line === wanted.value) continue;
    if (blankedSince(known, line)) {
      proof.blanked += 1;
      continue;
    }
    // What follows from data that is no longer there cannot be made again.
    if (proof.blanked > 0 && !line.includes('"prevHash"')) return { ...proof, difference: null };
    return { ...proof, difference: { line: proof.lines, what: nameOf(wanted.value) } };
  }
  const missing = await expected.next();
  return missing.done
    ? { ...proof, difference: null }
    : { ...proof, difference: { line: proof.lines + 1, what: nameOf(missing.value) } };
}

/** The line is an entry that proves by its own hash, and the log has it still, but for its personal data. */
function blankedSince(known: Database.Statement, line: string): boolean {
  const entry = parsed(line);
  if (typeof entry?.['hash'] !== 'string' || typeof entry['prevHash'] !== 'string') return false;
  const row = known.get(entry['station'], entry['seq']) as LogRow | undefined;
  if (!row || row.hash.toString('hex') !== entry['hash'] || blanked(row.body) !== row.body) return false;
  const { prevHash, hash, body, ...rest } = entry;
  const given = {
    ...rest,
    body: JSON.stringify(body),
    prev_hash: Buffer.from(prevHash as string, 'hex'),
    hash: Buffer.from(hash as string, 'hex'),
  } as LogRow;
  return fault(given, row.seq, row.prev_hash) === null;
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    return JSON.parse(line.replace(/,$/, '')) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** What the log has there, in words that lead to it. */
function nameOf(line: string): string {
  const found = parsed(line) as {
    station?: string;
    seq?: number;
    call?: { id: string };
    incident?: { number: string };
  } | null;
  if (found?.seq !== undefined) return `entry ${found.seq} of chain ${found.station}`;
  if (found?.call) return `call ${found.call.id}`;
  if (found?.incident) return `incident ${found.incident.number}`;
  // The last cell of a table's row.
  const id = /;([0-9a-f-]{36})\r?$/.exec(line)?.[1];
  return id ? `call ${id}` : line.trim().slice(0, 80);
}
