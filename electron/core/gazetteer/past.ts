import type Database from 'better-sqlite3';
import { Disposition, opensIncident } from '../../../shared/domain/disposition.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { areaName } from './area-names.ts';
import { textWords } from './query.ts';
import { textIndexWriter } from './text-index.ts';

export interface PastPlace {
  name: string;
  landmark: string;
  /** What it is called, in the words of the index: the same place is called the same. */
  words: string;
  kecamatan: string | null;
  desa: string | null;
  lat: number;
  lon: number;
  /** Metres; null when it was exact. */
  radius: number | null;
}

/** Exported for the test that reads their query plans. */
export const SQL = {
  save: `INSERT INTO past_places (incident_id, name, landmark, words, kecamatan, desa, lat, lon, radius)
    VALUES (@incidentId, @name, @landmark, @words, @kecamatan, @desa, @lat, @lon, @radius)
    ON CONFLICT (incident_id) DO UPDATE SET name = @name, landmark = @landmark, words = @words, kecamatan = @kecamatan,
      desa = @desa, lat = @lat, lon = @lon, radius = @radius
    RETURNING id`,
  drop: 'DELETE FROM past_places WHERE incident_id = ? RETURNING id',
};

const MOST_LETTERS = 200;

/** The place that an incident leaves for later ones: one that was true, has a point, and words to find it by. */
function pastPlace(incident: Incident | undefined): PastPlace | null {
  if (!incident || incident.status === 'draft' || incident.training) return null;
  const outcome = Disposition.safeParse(incident.outcome);
  if (outcome.success && !opensIncident(outcome.data)) return null;
  const { point, locationText, landmark, kecamatan, desa } = incident.fields;
  const name = locationText.trim().slice(0, MOST_LETTERS);
  // The point of a whole desa is nobody's place.
  if (!point || point.certainty === 'area' || name === '') return null;
  return {
    name,
    words: textWords(name).single.join(' '),
    landmark: landmark.trim().slice(0, MOST_LETTERS),
    kecamatan,
    desa,
    lat: point.lat,
    lon: point.lon,
    radius: point.certainty === 'near' ? point.radius : null,
  };
}

/** Keeps the places of earlier incidents up to date, incident by incident. */
export function openPastPlaces(db: Database.Database) {
  const statement = {
    save: db.prepare(SQL.save).pluck(),
    drop: db.prepare(SQL.drop).pluck(),
  };
  const index = textIndexWriter(db);
  return function save(incident: Incident, before: Incident | undefined): void {
    const was = pastPlace(before);
    const is = pastPlace(incident);
    if (JSON.stringify(was) === JSON.stringify(is)) return;
    if (!is) {
      index.clear(statement.drop.get(incident.id) as number);
      return;
    }
    const rowid = statement.save.get({ incidentId: incident.id, ...is }) as number;
    if (was) index.clear(rowid);
    const { name, landmark, kecamatan, desa } = is;
    index.save(rowid, textWords([name, landmark, areaName(desa), areaName(kecamatan)].join(' ')));
  };
}
