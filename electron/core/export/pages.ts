import path from 'node:path';
import { ok, type Result } from '../../../shared/contract/errors.ts';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import { domain } from '../../../shared/i18n/id/domain.ts';
import type { ReportData } from '../../../shared/report/data.ts';
import { openDatabase } from '../database/open.ts';
import { figuresOf } from '../figures/figures.ts';
import { areaName } from '../gazetteer/area-names.ts';
import { chainHeads } from './chains.ts';
import { type ExportJob, fileName } from './export.ts';
import {
  agenciesOf,
  countPractice,
  type IncidentRow,
  incidentRows,
  prepareIncidents,
  prepareRows,
} from './rows.ts';
import { shownFigures } from './shown.ts';
import { inWords } from './summary.ts';

/** Paper is for reading: a month's incidents fill some thirty pages. */
const MOST_INCIDENTS = 1_000;
const LONGEST_TEXT = 300;

export type PagesJob = Omit<ExportJob, 'format' | 'signal' | 'progress' | 'makeFolder'>;

/** What the pages of a report are drawn from. */
export function pagesOf(job: PagesJob): Result<CommandOutput<'log.pages'>> {
  const { scope, redacted, room, station } = job;
  const db = openDatabase(job.databaseFile, { readonly: true });
  try {
    db.exec('BEGIN');
    const calls = prepareRows(db, scope);
    const of = prepareIncidents(db, scope);
    const figures = figuresOf(db, { from: scope.from, to: scope.to });
    const agencies = agenciesOf(db);
    const short = new Map<string, string>(agencies.map(({ id, shortName }) => [id, shortName]));
    const incidents: ReportData['incidents'] = [];
    for (const rows of incidentRows(db, redacted)) {
      const listed = rows.slice(0, MOST_INCIDENTS - incidents.length);
      incidents.push(...listed.map((row) => lineOf(row, short)));
      if (incidents.length === MOST_INCIDENTS) break;
    }
    const places = figures.byKecamatan.map(({ key }) => [key ?? '', areaName(key)] as const);
    const data: ReportData = {
      room,
      station,
      about: inWords(scope.selection, redacted),
      exportedAt: job.now,
      redacted,
      calls,
      practice: countPractice(db, scope),
      figures: shownFigures(figures, redacted),
      names: Object.fromEntries([...agencies.map(({ id, name }) => [id, name] as const), ...places]),
      chains: chainHeads(db),
      incidents,
      unlisted: of - incidents.length,
    };
    return ok({ file: path.join(job.folder, fileName({ ...job, format: 'pdf' })), data });
  } finally {
    db.close();
  }
}

const cut = (text: string): string =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;

function lineOf(
  { incident, priority, handOffs }: IncidentRow,
  agencies: ReadonlyMap<string, string>,
): ReportData['incidents'][number] {
  const { fields } = incident;
  const areas = [areaName(fields.desa), areaName(fields.kecamatan)];
  const unsaid = areas.filter((name) => !fields.locationText.includes(name));
  return {
    number: incident.number,
    at: incident.createdAt,
    category: fields.category,
    priority,
    place: cut([fields.locationText, ...unsaid].filter(Boolean).join(', ')),
    what: cut(fields.whatHappened),
    status: incident.status,
    handOffs: handOffs
      .map((one) => `${agencies.get(one.agencyId) ?? one.agencyId}: ${domain.handOffState[one.state]}`)
      .join('; '),
    practice: incident.training,
  };
}
