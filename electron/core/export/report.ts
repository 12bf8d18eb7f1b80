import type Database from 'better-sqlite3';
import type { ChainHead } from './chains.ts';
import type { Scope } from './scope.ts';

/** What every format of a report is made from: one snapshot of the log. */
export interface Report {
  db: Database.Database;
  scope: Scope;
  redacted: boolean;
  room: string;
  station: string;
  /** The only thing in a report that is another one when it is made again. */
  exportedAt: number;
  chains: readonly ChainHead[];
  calls: number;
  /** Told of every batch of calls that was taken into the report. */
  took(calls: number): void;
}
