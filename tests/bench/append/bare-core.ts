/** A process that commits one row for each message and answers: what any log behind a process border costs. */
import Database from 'better-sqlite3';

const db = new Database(process.argv[2]);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE entry (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
const insert = db.prepare('INSERT INTO entry (body) VALUES (?)');
process.on('message', (message) => {
  insert.run(JSON.stringify(message));
  process.send?.({});
});
process.on('disconnect', () => db.close());
