import type Database from 'better-sqlite3';
import { openProjections } from '../../electron/core/log/projections.ts';
import { wordIndexer } from '../../electron/core/search/index-words.ts';

/** Every row of every projection, and every word of the index with its place. */
export function projections(db: Database.Database): Record<string, unknown[]> {
  wordIndexer(db, openProjections(db))();
  db.exec(
    `CREATE VIRTUAL TABLE IF NOT EXISTS temp.place_vocabulary USING fts5vocab(main, place_text, 'instance')`,
  );
  db.exec(
    `CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search_text, 'instance')`,
  );
  const all = (sql: string): unknown[] => db.prepare(sql).all();
  return {
    calls: all('SELECT * FROM calls ORDER BY id'),
    incidents: all('SELECT * FROM incidents ORDER BY id'),
    handoffs: all('SELECT * FROM handoffs ORDER BY id'),
    agencies: all('SELECT * FROM agencies ORDER BY id'),
    numbers: all('SELECT * FROM numbers ORDER BY number_key'),
    people: all('SELECT * FROM people ORDER BY id'),
    shifts: all('SELECT * FROM shifts ORDER BY id'),
    pastPlaces: all('SELECT * FROM past_places ORDER BY id'),
    placeTerms: all('SELECT * FROM place_terms ORDER BY term'),
    placeWords: all('SELECT * FROM temp.place_vocabulary ORDER BY term, doc'),
    documents: all('SELECT * FROM search_docs ORDER BY rowid'),
    shiftReports: all('SELECT * FROM shift_reports ORDER BY id'),
    savedSearches: all('SELECT * FROM saved_searches ORDER BY id'),
    callFigures: all('SELECT * FROM call_figures ORDER BY id'),
    incidentFigures: all('SELECT * FROM incident_figures ORDER BY id'),
    handOffFigures: all('SELECT * FROM handoff_figures ORDER BY id'),
    words: all('SELECT * FROM temp.vocabulary ORDER BY term, doc, offset'),
  };
}
