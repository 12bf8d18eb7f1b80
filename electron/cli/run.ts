import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { type Refusal, refuse } from '../../shared/contract/errors.ts';
import { createTexts, sentence } from '../../shared/i18n/index.ts';
import { WibDay } from '../../shared/time/wib.ts';
import { DATABASE_FILE, openDatabase, refusalOf } from '../core/database/open.ts';
import { defaultDataFolder } from './data-folder.ts';

/** What every verb can be told. */
export interface CommonOptions {
  data: string;
  json?: true;
}

/** What a verb has to say; `failed` makes the exit code 1. */
export interface Outcome {
  json: unknown;
  text: string;
  failed?: boolean;
}

/** A failure with its code, for the administrator. */
export class Failure extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(sentence(createTexts('en'), refusal));
    this.refusal = refusal;
  }
}

export const databaseFile = (options: CommonOptions): string => path.join(options.data, DATABASE_FILE);

/** Opens the log of a data folder; only `create` makes one that is not there. */
export function openLog(options: CommonOptions, mode: 'read' | 'write' | 'create'): Database.Database {
  const file = databaseFile(options);
  if (mode === 'create') mkdirSync(options.data, { recursive: true });
  else if (!existsSync(file)) throw new Failure(refuse('E_DB_OPEN', { file, cause: 'no such file' }).refusal);
  return openDatabase(file, { readonly: mode === 'read' });
}

/** The station whose chain the newest entry belongs to, without the count of chains begun after a damage. */
export const stationOf = (db: Database.Database): string | undefined =>
  (
    db.prepare('SELECT station FROM log ORDER BY hlc DESC LIMIT 1').pluck().get() as string | undefined
  )?.split('~')[0];

/** Adds a verb with the options that all share, and turns its outcome into output and an exit code. */
export function addVerb<Options extends object>(
  program: Command,
  declare: (command: Command) => Command,
  run: (options: Options & CommonOptions, ...args: string[]) => Outcome | Promise<Outcome>,
): void {
  declare(program.command('verb'))
    .option('--data <folder>', 'data folder', defaultDataFolder(false))
    .addOption(new Option('--training', 'the log of training mode').conflicts('data'))
    .option('--json', 'print one JSON object')
    .action(async (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      const { training, ...told } = command.opts<Options & CommonOptions & { training?: true }>();
      const options = { ...told, data: training ? defaultDataFolder(true) : told.data } as Options &
        CommonOptions;
      try {
        const outcome = await run(options, ...command.args);
        console.log(options.json ? JSON.stringify(outcome.json) : outcome.text);
        if (outcome.failed) process.exitCode = 1;
      } catch (error) {
        const { code, message } = explain(error, databaseFile(options));
        if (options.json) console.log(JSON.stringify({ error: { code, message } }));
        else console.error(`${code}: ${message}`);
        process.exitCode = 1;
      }
    });
}

function explain(error: unknown, file: string): { code: string; message: string } {
  if (error instanceof Failure) return { code: error.refusal.code, message: error.message };
  const known = refusalOf(error, file);
  if (known) return { code: known.code, message: new Failure(known).message };
  return { code: 'E_INTERNAL', message: error instanceof Error ? error.message : String(error) };
}

export function day(text: string): WibDay {
  const parsed = WibDay.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('It must be a WIB day, YYYY-MM-DD.');
  return parsed.data;
}

/** A whole number in a range. */
export const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
