import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { startElectron } from './electron.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** The built app with a user-data folder of its own. */
export interface RunningApp {
  app: ElectronApplication;
  workstation: Page;
  phone: Page;
  userData: string;
  /** Where its log is. */
  dataFolder: string;
  /** The app's own database, read from outside. */
  read<T>(query: (db: Database.Database) => T): T;
  /** The technical log file so far. */
  logFile(): Promise<string>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  config?: unknown;
  /** Written as it is, to be garbage. */
  configText?: string;
  userData?: string;
  args?: string[];
  env?: Record<string, string>;
  /**
   * Whether the map is drawn. Without a graphics card the processor does it, which costs as much as all the rest of a
   * test; the window is the one of a PC that cannot draw it.
   */
  map?: boolean;
}

/** What the OS would be asked for is kept away from tests: fake sound, no keyring, no sandbox as root. */
export function chromiumArgs(map: boolean): string[] {
  const args = [
    '--use-fake-device-for-media-stream',
    '--password-store=basic',
    '--force-prefers-reduced-motion',
    ...(map ? [] : ['--disable-gpu', '--disable-software-rasterizer']),
  ];
  if (process.getuid?.() === 0) args.unshift('--no-sandbox');
  return args;
}

export async function launch(options: LaunchOptions = {}): Promise<RunningApp> {
  const userData = options.userData ?? (await mkdtemp(path.join(os.tmpdir(), 'siaga112-e2e-')));
  const settings = path.join(userData, 'siaga112.config.json');
  if (options.configText !== undefined) await writeFile(settings, options.configText);
  else if (options.config !== undefined) await writeFile(settings, JSON.stringify(options.config));
  const app = await startElectron(
    [...chromiumArgs(options.map ?? false), root, `--user-data-dir=${userData}`, ...(options.args ?? [])],
    // Whoever runs the tests may have a printer.
    { CUPS_SERVER: '127.0.0.1:9', ...options.env },
  );
  const [workstation, phone] = await Promise.all([pageOf(app, 'workstation'), pageOf(app, 'phone')]);
  await expect(workstation.getByTestId('light-audio')).not.toHaveAttribute('data-state', 'unknown');
  await painted(workstation);
  const dataFolder = await workstation.evaluate(async () => {
    const status = await window.siaga.invoke('app.status', {});
    return status.ok ? status.value.settings.dataFolder : '';
  });
  return {
    app,
    workstation,
    phone,
    userData,
    dataFolder,
    read(query) {
      const db = new Database(path.join(dataFolder, 'siaga112.db'), { readonly: true });
      try {
        return query(db);
      } finally {
        db.close();
      }
    },
    logFile: () => readFile(path.join(userData, 'logs', 'siaga112.log'), 'utf8'),
    async close() {
      await app.close();
    },
  };
}

/**
 * Chromium drops the keys that come before a page's first picture: the second frame begins when the first is out.
 * A window that is hidden draws none, and is not waited for.
 */
async function painted(page: Page): Promise<void> {
  const frames = page
    .evaluate(
      () =>
        new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    )
    .catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 5_000);
  });
  await Promise.race([frames, enough]);
  clearTimeout(timer);
}

/** Asks again and again: a window is there before its address is, and its event may come in between. */
async function pageOf(app: ElectronApplication, name: string): Promise<Page> {
  const find = (): Page | undefined =>
    app.windows().find((page) => page.url().startsWith(`app://siaga/${name}/`));
  await expect.poll(() => find() !== undefined, { timeout: 60_000, intervals: [50] }).toBe(true);
  const page = find();
  if (!page) throw new Error(`the ${name} window went away`);
  return page;
}

/** The app for as long as the work lasts; a folder that was made for it goes with it. */
async function whileRunning(
  options: LaunchOptions,
  work: (siaga: RunningApp) => Promise<void>,
): Promise<void> {
  const siaga = await launch(options);
  await work(siaga);
  await siaga.close();
  if (!options.userData) await rm(siaga.userData, { recursive: true, force: true });
}

/** A test with the app in training mode, closed and cleaned up after it. */
export const test = base.extend<{ options: LaunchOptions; siaga: RunningApp }>({
  options: [{}, { option: true }],
  siaga: ({ options }, use) => whileRunning(options, use),
});
export { expect };

/**
 * Tests that need no app of their own, since each begins with another report: starting one takes longer than most of
 * them. A file that says `test.use({ options: … })` has one for itself. Nobody is on the line when a test begins.
 */
export const together = base.extend<{ rest: undefined }, { options: LaunchOptions; siaga: RunningApp }>({
  options: [{}, { option: true, scope: 'worker' }],
  siaga: [({ options }, use) => whileRunning(options, use), { scope: 'worker' }],
  rest: [
    async ({ siaga: { workstation } }, use) => {
      await use(undefined);
      const bar = workstation.getByTestId('call-bar');
      // The page itself is asked: the driver may still wait for a navigation that was refused.
      const state = await workstation.evaluate(() =>
        document.querySelector('[data-testid="call-bar"]')?.getAttribute('data-state'),
      );
      if (state === 'idle') return;
      await workstation.keyboard.press(state === 'ringing' ? 'Shift+F2' : 'F8');
      await expect(bar).toHaveAttribute('data-state', 'idle');
    },
    { auto: true },
  ],
});

/** Settings of a room at work whose PBX does not answer: what is sent to agencies is really sent. */
export const atWork = {
  pbx: { urls: ['wss://127.0.0.1:9/ws'], account: 'op1@127.0.0.1', password: 'kata-sandi' },
};

/** Whoever rings, or is about to, is answered by key. */
export async function answerCall({ workstation }: RunningApp): Promise<void> {
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'ringing');
  await workstation.keyboard.press('F2');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'talking');
}

export async function answerPracticeCall(siaga: RunningApp): Promise<void> {
  await siaga.workstation.keyboard.press('F9');
  await answerCall(siaga);
}

export const field = (page: Page | Locator, name: string) => page.locator(`[name="${name}"]`);
export const saved = (page: Page) => expect(page.getByTestId('saved')).toHaveAttribute('data-state', 'saved');
