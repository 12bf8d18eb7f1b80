import Database from 'better-sqlite3';

/** The least that a durable log can do: one row, committed with synchronous=FULL. */
export function openBareLog(file: string): { commit(body: string): void; close(): void } {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE entry (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO entry (body) VALUES (?)');
  return {
    commit: (body) => void insert.run(body),
    close: () => void db.close(),
  };
}
