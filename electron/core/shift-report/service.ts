import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ShiftReports } from '../../../shared/config/schema.ts';
import { type Refusal, type Result, refuse } from '../../../shared/contract/errors.ts';
import { type ShiftPlan, shiftAt, shiftsEnded } from '../../../shared/domain/shift-plan.ts';
import { type ShiftReport, undelivered } from '../../../shared/domain/shift-report.ts';
import { refusalOfFile } from '../../../shared/report/file-refusal.ts';
import { DAY_MS } from '../../../shared/time/wib.ts';
import type { Exporting } from '../export/beside.ts';
import { fileName } from '../export/export.ts';
import { removeUnfinished } from '../export/file.ts';
import type { PagesJob } from '../export/pages.ts';
import { shiftScope } from '../export/scope.ts';
import type { Store } from '../log/store.ts';
import { readView } from '../log/view.ts';
import { delivered, due, waiting } from './decide.ts';
import type { Pages } from './pages.ts';

/** At least so often the clock is asked: a PC sleeps, and its clock is set. */
const LOOK_EVERY_MS = 60_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;
/** Shifts that ended while nobody was there are made up for, as far back as this. */
const MADE_UP_MS = 31 * DAY_MS;

/** Exported for the test that reads their query plans. */
export const SQL = {
  lastEnd: 'SELECT max(ends) FROM shift_reports WHERE ends <= ?',
  owed: `SELECT view FROM shift_reports INDEXED BY shift_reports_owed WHERE owed = 1 AND ends <= ? ORDER BY ends`,
};

export interface ShiftReportService {
  /** Delivers what is owed now. */
  look(): Promise<void>;
  stop(): void;
}

const refusalOf = (done: Result<unknown>): Refusal | null => (done.ok ? null : done.refusal);

/**
 * Leaves each shift's report in the chosen folder. It keeps nothing of its own: the log says what is owed, so a
 * folder that is away and a start in between lose nothing and deliver nothing twice.
 */
export function startShiftReports(options: {
  store: Store;
  databaseFile: string;
  room: string;
  plan: ShiftPlan;
  settings: ShiftReports;
  exporting: Exporting;
  /** Pages are main's to write. */
  print: Pages['print'];
  now?: () => number;
  told: (waiting: Refusal | null) => void;
  onFailure: (error: unknown) => void;
}): ShiftReportService {
  const { store, databaseFile, room, plan, settings, exporting, print, now = Date.now } = options;
  const lastEnd = store.db.prepare(SQL.lastEnd).pluck();
  const owed = store.db.prepare(SQL.owed).pluck();
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let failures = 0;
  let last: string | null = null;

  /** The shift that is running, and those that ended since the log last spoke of one. */
  function foresee(at: number): void {
    const running = shiftAt(plan, at);
    const since = lastEnd.get(at) as number | null;
    const ended = since === null ? [] : shiftsEnded(plan, Math.max(since, at - MADE_UP_MS), at);
    const shifts = running ? [...ended, running] : ended;
    store.commit('system', (world, context) => due(world, shifts, settings, context), at);
  }

  const tell = (refusal: Refusal | null): void => {
    const text = JSON.stringify(refusal);
    if (text === last) return;
    last = text;
    options.told(refusal);
  };

  async function refusalOfFolder(): Promise<Refusal | null> {
    try {
      await stat(settings.folder);
      return null;
    } catch (error) {
      const refusal = refusalOfFile(error, path.join(settings.folder, '.'));
      if (refusal) return refusal;
      throw error;
    }
  }

  /** Why it has to wait; null when all of it is there. A file that cannot be written keeps no other from being. */
  async function deliver(report: ShiftReport): Promise<Refusal | null> {
    const { id, redacted } = report;
    let refused: Refusal | null = null;
    for (const format of undelivered(report)) {
      const job = {
        databaseFile,
        folder: settings.folder,
        room,
        station: store.station,
        scope: shiftScope({ ...report, name: report.shift }),
        redacted,
        now: now(),
      };
      const name = fileName({ ...job, format });
      await removeUnfinished(path.join(job.folder, name));
      const refusal =
        format === 'pdf'
          ? await printed(id, job)
          : refusalOf(
              await exporting.file({ ...job, format, makeFolder: false, signal, progress: () => undefined }),
            );
      if (signal.aborted) return null;
      if (refusal) refused ??= refusal;
      else store.commit('system', (world) => delivered(world, id, format, name), now());
    }
    return refused;
  }

  async function printed(reportId: ShiftReport['id'], job: PagesJob): Promise<Refusal | null> {
    const pages = await exporting.pages(job);
    return pages.ok ? print({ ...pages.value, reportId }, signal) : pages.refusal;
  }

  /** Everything that is owed, the oldest first. */
  async function round(): Promise<void> {
    const at = now();
    foresee(at);
    const reports = (owed.all(at) as string[]).map((view) => readView<ShiftReport>(view));
    // Where the folder is away, each report would wait for it as long.
    const away = reports.length > 0 ? await refusalOfFolder() : null;
    let refused: Refusal | null = null;
    let left = reports.length;
    for (const report of reports) {
      if (signal.aborted) return;
      const refusal = away ?? (await deliver(report));
      if (signal.aborted) return;
      if (refusal) {
        refused ??= refusal;
        store.commit('system', (world) => waiting(world, report.id, refusal), now());
      } else left -= 1;
    }
    failures = refused ? failures + 1 : 0;
    const cause = String(refused?.params['cause'] ?? refused?.code);
    tell(refused && refuse('E_REPORT_WAITING', { folder: settings.folder, cause, count: left }).refusal);
  }

  async function look(): Promise<void> {
    clearTimeout(timer);
    try {
      await round();
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      options.onFailure(error);
    }
    if (signal.aborted) return;
    const untilEnd = (shiftAt(plan, now())?.to ?? Number.POSITIVE_INFINITY) - now();
    const wait =
      failures > 0
        ? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10))
        : LOOK_EVERY_MS;
    timer = setTimeout(() => void service.look(), Math.max(1, Math.min(wait, untilEnd)));
  }

  const service: ShiftReportService = {
    look() {
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
    stop() {
      stopping.abort();
      clearTimeout(timer);
    },
  };
  return service;
}
