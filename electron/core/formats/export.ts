import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { IncidentFormat } from '../../../shared/contract/incident.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import type { Room } from '../handoff/message.ts';
import type { World } from '../log/decision.ts';
import { endings, incidentIn } from './of-incident.ts';

/** Writes an incident into a file that appears whole or not at all. */
export async function exportIncident(
  format: IncidentFormat,
  world: World,
  room: Room,
  incident: Incident,
  folder: string,
): Promise<Result<{ file: string }>> {
  const file = path.join(folder, `siaga112_${incident.number}.${endings[format]}`);
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(unfinished, incidentIn(format, world, room, incident).text);
    await rename(unfinished, file);
    return ok({ file });
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (/^E[A-Z]+$/.test(code)) return refuse('E_EXPORT_FOLDER', { folder, cause: code });
    throw error;
  }
}
