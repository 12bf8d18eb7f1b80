import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { freePort } from '../pbx/harness/ports.ts';
import { start } from '../pbx/harness/processes.ts';

const run = promisify(execFile);
const NAME = 'kertas';
const SYSTEM = '/usr/lib/cups';

/** The default printer of a scheduler of its own: CUPS itself, whose last step puts the sheets into a folder. */
export interface Printer {
  readonly name: string;
  /** Has an app print here. */
  readonly env: Record<string, string>;
  /** What was printed so far, each sheet as text. */
  sheets(): Promise<string[]>;
  /** Jobs that still wait, as `lpstat` names them. */
  waiting(): Promise<string>;
  /** Somebody pressed pause: the queue takes jobs and prints none. */
  pause(): Promise<void>;
  /** The queue takes no jobs. */
  refuse(): Promise<void>;
  /** The printer cannot print what it gets, and its queue gives every job up. */
  breakDown(): Promise<void>;
  /** Begins to print and does not end. */
  runOutOfPaper(): Promise<void>;
  /** All of that is over. */
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/** The last step of printing: what CUPS calls a backend. It gets the document as the driver made it. */
const backend = `#!/bin/sh
[ $# -eq 0 ] && exit 0
tray="\${DEVICE_URI#tray:}"
[ -e "$tray/broken" ] && { echo "ERROR: broken" >&2; exit 1; }
while [ -e "$tray/empty" ]; do echo "STATE: +media-empty-error" >&2; sleep 0.2; done
cat "\${6:--}" > "$tray/unfinished" && mv "$tray/unfinished" "$tray/$1.pdf"
`;

/** A printer that takes PDF as it is, on A4. */
const driver = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "KERTAS.PPD"
*Manufacturer: "Siaga"
*Product: "(Kertas)"
*ModelName: "Kertas"
*ShortNickName: "Kertas"
*NickName: "Kertas"
*PSVersion: "(3010.000) 0"
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
`;

const everybodyMay = `Browsing Off
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
`;

export async function startPrinter(): Promise<Printer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'siaga112-printer-'));
  const inside = (...names: string[]): string => path.join(folder, ...names);
  const tray = inside('tray');
  for (const name of ['tray', 'etc', 'spool', 'cache', 'state', 'bin/backend', 'bin/filter']) {
    await mkdir(inside(name), { recursive: true });
  }
  for (const name of ['daemon', 'notifier']) await symlink(path.join(SYSTEM, name), inside('bin', name));
  await writeFile(inside('bin/backend/tray'), backend);
  await chmod(inside('bin/backend/tray'), 0o700);
  await writeFile(inside('kertas.ppd'), driver);
  const port = await freePort();
  await writeFile(inside('cupsd.conf'), `Listen 127.0.0.1:${port}\n${everybodyMay}`);
  const places = {
    ServerRoot: inside('etc'),
    ServerBin: inside('bin'),
    RequestRoot: inside('spool'),
    TempDir: inside('spool'),
    CacheDir: inside('cache'),
    StateDir: inside('state'),
    AccessLog: inside('access.log'),
    ErrorLog: inside('error.log'),
    PageLog: inside('page.log'),
  };
  await writeFile(
    inside('cups-files.conf'),
    Object.entries(places)
      .map((line) => `${line.join(' ')}\n`)
      .join(''),
  );
  // AppArmor knows the scheduler by its path and lets it write to the system's folders only.
  await copyFile('/usr/sbin/cupsd', inside('cupsd'));
  await chmod(inside('cupsd'), 0o700);
  const scheduler = start(
    inside('cupsd'),
    ['-f', '-c', inside('cupsd.conf'), '-s', inside('cups-files.conf')],
    folder,
  );
  const env = { CUPS_SERVER: `127.0.0.1:${port}` };
  const cups = async (command: string, ...args: string[]): Promise<string> => {
    const search = `${process.env['PATH']}:/usr/sbin`;
    return (await run(command, args, { env: { ...process.env, ...env, PATH: search, LC_ALL: 'C' } })).stdout;
  };
  await expect.poll(() => cups('lpstat', '-r').catch(() => '')).toContain('scheduler is running');
  await cups('lpadmin', '-p', NAME, '-E', '-v', `tray:${tray}`, '-P', inside('kertas.ppd'));
  await cups('lpadmin', '-p', NAME, '-o', 'printer-error-policy=abort-job');
  await cups('lpadmin', '-d', NAME);
  return {
    name: NAME,
    env,
    async sheets() {
      const names = (await readdir(tray)).filter((name) => name.endsWith('.pdf')).sort();
      return Promise.all(
        names.map(async (name) => (await run('pdftotext', ['-layout', path.join(tray, name), '-'])).stdout),
      );
    },
    waiting: () => cups('lpstat', '-o'),
    async pause() {
      await cups('cupsdisable', NAME);
    },
    async refuse() {
      await cups('cupsreject', NAME);
    },
    breakDown: () => writeFile(path.join(tray, 'broken'), ''),
    runOutOfPaper: () => writeFile(path.join(tray, 'empty'), ''),
    async mend() {
      await cups('cupsenable', NAME);
      await cups('cupsaccept', NAME);
      for (const name of ['broken', 'empty']) await rm(path.join(tray, name), { force: true });
    },
    async stop() {
      await scheduler.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
