import path from 'node:path';
import { ok, type Result } from '../../../shared/contract/errors.ts';
import type { IncidentFormat } from '../../../shared/contract/incident.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { writeWhole } from '../export/file.ts';
import type { Room } from '../handoff/message.ts';
import type { World } from '../log/decision.ts';
import { endings, incidentIn } from './of-incident.ts';

/** Writes an incident into a file. */
export async function exportIncident(
  format: IncidentFormat,
  world: World,
  room: Room,
  incident: Incident,
  folder: string,
): Promise<Result<{ file: string }>> {
  const file = path.join(folder, `siaga112_${incident.number}.${endings[format]}`);
  const content = [incidentIn(format, world, room, incident).text];
  const refusal = await writeWhole(file, content, { makeFolder: true });
  return refusal ? { ok: false, refusal } : ok({ file });
}
