import path from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { refuse } from '../../../shared/contract/errors.ts';
import { IncidentFormat } from '../../../shared/contract/incident.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { exportIncident } from '../../core/formats/export.ts';
import { openProjections } from '../../core/log/projections.ts';
import { readView } from '../../core/log/view.ts';
import { addVerb, Failure, openLog, stationOf } from '../run.ts';

interface Options {
  format: IncidentFormat;
  out: string;
  domain: string;
  room: string;
}

const SQL_OF_DAY = 'SELECT view FROM incidents WHERE day = ?';

export function addIncident(program: Command): void {
  addVerb<Options>(
    program,
    (command) =>
      command
        .name('incident')
        .description('Write one incident in a standard format (docs/formats.md) into a file.')
        .argument('<number>', 'the incident, for example 20261124-007', number)
        .addOption(
          new Option('--format <format>', 'eido (NENA-STA-021) or cap (CAP 1.2)')
            .choices(IncidentFormat.options)
            .default('eido'),
        )
        .option('--out <folder>', 'folder for the file, made if it is not there', '.')
        .option('--domain <name>', 'name of the room in the format', 'siaga112.invalid')
        .option('--room <name>', 'name of the room for people', 'Jombang Siaga 112'),
    async ({ format, out, domain, room: roomName, ...options }, wanted = '') => {
      const db = openLog(options, 'read');
      try {
        const day = `${wanted.slice(0, 4)}-${wanted.slice(4, 6)}-${wanted.slice(6, 8)}`;
        const views = db.prepare(SQL_OF_DAY).pluck().all(day) as string[];
        const incident = views
          .map((view) => readView<Incident>(view))
          .find((candidate) => candidate.number === wanted);
        if (!incident) throw new Failure(refuse('E_NOT_FOUND').refusal);
        const room = { station: stationOf(db) ?? 'MEJA-1', roomName, domain };
        const world = openProjections(db);
        const done = await exportIncident(format, world, room, incident, path.resolve(out));
        if (!done.ok) throw new Failure(done.refusal);
        const { file } = done.value;
        return { json: { file, number: wanted, format }, text: `${wanted} in ${file}` };
      } finally {
        db.close();
      }
    },
  );
}

function number(text: string): string {
  if (!/^\d{8}-\d{3,}$/.test(text)) throw new InvalidArgumentError('It must look like 20261124-007.');
  return text;
}
