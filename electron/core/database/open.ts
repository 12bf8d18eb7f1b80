import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Refusal } from '../../../shared/contract/errors.ts';
import { refuse } from '../../../shared/contract/errors.ts';
import { rebuild } from '../log/rebuild.ts';
import { sql as logSql } from './migrations/0001-log.ts';
import { sql as projectionsSql } from './migrations/0002-projections.ts';
import { sql as numbersSql } from './migrations/0003-numbers.ts';
import { sql as incidentsSql } from './migrations/0004-incidents.ts';
import { sql as placesSql } from './migrations/0005-places.ts';
import { sql as mapSql } from './migrations/0006-map.ts';
import { sql as handOffsSql } from './migrations/0007-handoffs.ts';
import { sql as figuresSql } from './migrations/0008-figures.ts';
import { sql as searchSql } from './migrations/0009-search.ts';
import { sql as reportsSql } from './migrations/0010-reports.ts';
import { sql as lessonsSql } from './migrations/0012-lessons.ts';
import { sql as searchStaleSql } from './migrations/0013-search-stale.ts';
import { sql as peopleSql } from './migrations/0014-people.ts';

/** 'SI12' in the file's header (`PRAGMA application_id`): this file is a Siaga 112 log. */
const APPLICATION_ID = 0x53493132;
const migrations = [
  logSql,
  projectionsSql,
  numbersSql,
  incidentsSql,
  placesSql,
  mapSql,
  handOffsSql,
  figuresSql,
  searchSql,
  reportsSql,
  lessonsSql,
  searchStaleSql,
  peopleSql,
];

export const DATABASE_FILE = 'siaga112.db';

/** A problem that people hear of, with its code. */
export class DatabaseProblem extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, cause?: unknown) {
    super(refusal.code, { cause });
    this.refusal = refusal;
  }
}

const problem = (...args: Parameters<typeof refuse>) => new DatabaseProblem(refuse(...args).refusal);

/** What a SQLite error means to people; null for an error that is a bug of ours. */
export function refusalOf(error: unknown, file: string): Refusal | null {
  if (error instanceof DatabaseProblem) return error.refusal;
  if (!(error instanceof Database.SqliteError)) return null;
  const params = { file: path.basename(file) };
  const code = error.code;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return refuse('E_DB_LOCKED').refusal;
  if (code.startsWith('SQLITE_READONLY')) return refuse('E_DB_READONLY', params).refusal;
  if (code.startsWith('SQLITE_FULL')) return refuse('E_DB_FULL').refusal;
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return refuse('E_DB_CORRUPT', { kept: params.file }).refusal;
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR') || code === 'SQLITE_PERM') {
    return refuse('E_DB_OPEN', { ...params, cause: code }).refusal;
  }
  return null;
}

/**
 * Opens (and makes or migrates) the database. Throws `DatabaseProblem` or a SQLite error.
 * A whole `integrity_check` takes minutes on a large file, so a start reads the schema and asks for a
 * `quick_check` only when the last writer did not close the file (its write-ahead log is still there).
 */
export function openDatabase(file: string, options: { readonly?: boolean } = {}): Database.Database {
  const unclean = existsSync(`${file}-wal`);
  if (!options.readonly && existsSync(file)) demandWritable(file);
  const db = new Database(file, { readonly: options.readonly ?? false, timeout: 2_000 });
  try {
    // SQLite before 3.51.3 can lose a transaction when the WAL is reset (sqlite.org/wal.html).
    const version = db.prepare('SELECT sqlite_version() AS v').pluck().get() as string;
    if (version.localeCompare('3.51.3', 'en', { numeric: true }) < 0) {
      throw problem('E_DB_OPEN', { file: path.basename(file), cause: `SQLite ${version}` });
    }
    db.pragma('foreign_keys = ON');
    const fresh = (db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number) === 0;
    const foreign = db.pragma('application_id', { simple: true }) !== APPLICATION_ID;
    if (foreign && (!fresh || options.readonly))
      throw problem('E_DB_NOT_OURS', { file: path.basename(file) });
    if (versionOf(db) > migrations.length) throw problem('E_DB_NEWER', { file: path.basename(file) });
    if (options.readonly) return db;
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // Rarer, larger checkpoints: fewer edits wait for one (4,000 pages are 16 MB of write-ahead log).
    db.pragma('wal_autocheckpoint = 4000');
    if (unclean && db.pragma('quick_check(1)', { simple: true }) !== 'ok') {
      throw new Database.SqliteError('quick_check failed', 'SQLITE_CORRUPT');
    }
    migrate(db);
    // A disk that cannot be written has to be known now, not at the first call of the day.
    db.exec(`BEGIN IMMEDIATE; INSERT INTO meta (key, value) VALUES ('probe', ''); ROLLBACK`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Asked before SQLite opens it: SQLite would give its side files the same rights, and they would stay. */
function demandWritable(file: string): void {
  try {
    accessSync(file, constants.W_OK);
  } catch (error) {
    throw new DatabaseProblem(refuse('E_DB_READONLY', { file: path.basename(file) }).refusal, error);
  }
}

const versionOf = (db: Database.Database): number => db.pragma('user_version', { simple: true }) as number;

function migrate(db: Database.Database): void {
  const version = versionOf(db);
  if (version === migrations.length) return;
  db.transaction(() => {
    for (const sql of migrations.slice(version)) db.exec(sql);
    // Projections that an older version did not have are filled from the log.
    if (version > 0) rebuild(db);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${migrations.length}`);
  }).immediate();
}
