import Database from 'better-sqlite3';

/** The view that a projection row holds. Text that is no JSON was not written by us: the file is damaged. */
export function readView<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Database.SqliteError('a stored view is not readable', 'SQLITE_CORRUPT');
  }
}
