/**
 * The CSV of a day of 100,000 calls, made by the core process. Baseline: `sqlite3 -csv` dumping the same calls
 * with their incidents and hand-offs, turn by turn. Peak memory is that of the whole process, against the
 * same export of a tenth of the calls: flat means near 1.
 */
import { measureExport } from './exporting.ts';

await measureExport('csv', 5);
