import { Command, CommanderError } from 'commander';
import { addExport } from './verbs/export.ts';
import { addFigures } from './verbs/figures.ts';
import { addHandOver } from './verbs/hand-over.ts';
import { addImportMap } from './verbs/import-map.ts';
import { addImportPlaces } from './verbs/import-places.ts';
import { addIncident } from './verbs/incident.ts';
import { addPeople } from './verbs/people.ts';
import { addRebuild } from './verbs/rebuild.ts';
import { addSearch } from './verbs/search.ts';
import { addSeed } from './verbs/seed.ts';
import { addStats } from './verbs/stats.ts';
import { addVerify } from './verbs/verify.ts';

const BAD_USAGE = 2;

const program = new Command('siaga112')
  .description(
    'The log of a Siaga 112 workstation, from a terminal. Exit codes: 0 done, 1 failed, 2 bad usage.',
  )
  .exitOverride()
  .showHelpAfterError();
for (const add of [
  addSeed,
  addExport,
  addIncident,
  addVerify,
  addRebuild,
  addStats,
  addFigures,
  addHandOver,
  addSearch,
  addImportMap,
  addImportPlaces,
  addPeople,
])
  add(program);

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : BAD_USAGE;
});
