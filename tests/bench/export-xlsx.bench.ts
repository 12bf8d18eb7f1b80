/** The workbook of a day of 100,000 calls, against what the CSV is measured against (`export-csv.bench.ts`). */
import { measureExport } from './exporting.ts';

await measureExport('xlsx', 3);
