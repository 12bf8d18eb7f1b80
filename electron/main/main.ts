import path from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  Menu,
  powerMonitor,
  session,
  shell,
  type WebContents,
} from 'electron';
import type { AppStatus } from '../../shared/contract/app.ts';
import type { Sender } from '../../shared/contract/define.ts';
import { errorCodes, isProtocolError, ok, type Result, refuse } from '../../shared/contract/errors.ts';
import type { OwedPages } from '../../shared/contract/export.ts';
import type { Slip } from '../../shared/contract/handoff.ts';
import {
  type CommandArgs,
  type CommandName,
  type CommandOutput,
  type EventName,
  events,
} from '../../shared/contract/index.ts';
import type { FromCore } from '../../shared/contract/wire.ts';
import type { AgencyId } from '../../shared/domain/ids.ts';
import { desktop as desktopEn } from '../../shared/i18n/en/desktop.ts';
import { ring as ringTextsEn } from '../../shared/i18n/en/ring.ts';
import { desktop as desktopId } from '../../shared/i18n/id/desktop.ts';
import { ring as ringTextsId } from '../../shared/i18n/id/ring.ts';
import { ORIGIN, registerScheme, serveApp } from './app-protocol.ts';
import { routeContract } from './contract-router.ts';
import { coreOptions } from './core-options.ts';
import { type CoreProcess, startCore } from './core-process.ts';
import { beginDemo } from './demo.ts';
import { draw, drawing } from './draw.ts';
import { openLogFile } from './log-file.ts';
import { chooseMap } from './map-file.ts';
import { createNotices } from './notices.ts';
import {
  dataFolder,
  placesFolder,
  protocolFolder,
  resources,
  settingsFile,
  trainingFolder,
} from './paths.ts';
import { watchPbxCertificate } from './pbx-certificate.ts';
import { createPhoneLink, phoneOff, sendEvent } from './phone-link.ts';
import { printHandOff } from './print/hand-off-slip.ts';
import { letterheadOf } from './print/letterhead.ts';
import { madePage } from './print/pages.ts';
import { printSlip, slipPage } from './print/print.ts';
import { startRecordings } from './recording/service.ts';
import { createRingNotification } from './ring-notification.ts';
import { lockDown } from './security.ts';
import { deskOf } from './settings/desk.ts';
import { keyringIsThere } from './settings/secrets.ts';
import { loadSettings, setSecret } from './settings/settings.ts';
import { trainingCommands } from './training/commands.ts';
import { openLibrary } from './training/library.ts';
import { beginAnew, isTrainingChosen } from './training/mode.ts';
import type { Training } from './training/training.ts';
import { startUpdater } from './updater.ts';
import { createPhone } from './windows/phone.ts';
import { supervise } from './windows/supervise.ts';
import { createWorkstation } from './windows/workstation.ts';

/** The calls of today are on the screen by then. */
const PHONE_AFTER_MS = 400;
const PHONE_LATEST_MS = 1_500;

// Before anything is written: where it goes depends on it.
const demo = beginDemo();
const log = openLogFile();

const toDraw = drawing();
if (toDraw !== '') {
  registerScheme();
  app
    .whenReady()
    .then(() => draw(toDraw, log))
    .catch((error: Error) => log.error(`draw: ${error.message}`))
    .finally(() => app.exit());
} else if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  registerScheme();
  // Electron's own has keys that load the page anew and open its tools.
  Menu.setApplicationMenu(null);
  // Dates are typed day first, whatever the PC's own language.
  app.commandLine.appendSwitch('lang', 'id');
  app.whenReady().then(run, (error: Error) => log.error(`start: ${error.message}`));
}

function run(): void {
  let workstation: BrowserWindow | null = null;
  let phone: BrowserWindow | null = null;
  let core: CoreProcess | null = null;
  let training: Training | null = null;
  let coreIsUp = false;
  let phoneStatus = phoneOff;
  let quitting = false;

  const desk = deskOf(loadSettings(), isTrainingChosen());
  const { mode, training: practising, settings } = desk;
  const data = dataFolder(practising);
  const { config } = settings;
  let { secrets } = settings;
  const version = `Siaga 112 ${app.getVersion()} on Electron ${process.versions.electron}`;
  log.info(`start: ${version}, process ${process.pid}, ${practising ? 'training' : 'on duty'}`);
  phoneStatus = { ...phoneOff, line: practising ? 'training' : 'sip' };

  const printing = { printer: config.printer, folder: settings.exportFolder, log };

  // Pages are rare: what they are made of is loaded with the first one.
  const writeReport = async (pages: CommandOutput<'log.pages'>, makeFolder: boolean) => {
    const { writePdf } = await import('./print/report.tsx');
    return writePdf(pages, { letterhead: await letterheadOf(config.letterhead), makeFolder }, log);
  };

  const askCore = async (
    name: CommandName,
    input: unknown,
    from: Sender = 'main',
  ): Promise<Result<unknown>> => (await core?.request(name, input, from)) ?? refuse('E_CORE_DOWN');
  const administers = async (): Promise<Result<null>> =>
    (await askCore('people.administers', {})) as Result<null>;
  const isCaller = (contents: WebContents): boolean => contents === training?.window()?.webContents;
  const status = (): AppStatus => ({
    version: app.getVersion(),
    core: coreIsUp,
    phone: { ...phoneStatus, problem: certificate.named(phoneStatus.problem) },
    notices: notices.list(),
    recording: recordings.recording(),
    training: mode,
    demo,
    settings: {
      roomName: config.roomName,
      station: config.station,
      file: settingsFile(),
      dataFolder: data,
      exportFolder: settings.exportFolder,
      mapboxToken: config.mapboxToken ?? null,
      language: config.language,
      theme: config.theme,
      autoAnswerSeconds: config.pbx?.autoAnswerSeconds ?? null,
      shifts: config.shifts,
      secrets: {
        webhook: Object.keys(secrets.webhook) as AgencyId[],
        inbound: Object.keys(secrets.inbound) as AgencyId[],
        smtp: secrets.smtp !== null,
        keyring: keyringIsThere(),
      },
      mail: config.mail !== undefined,
      inbound: config.inbound ?? null,
    },
  });
  const tell = (): void => sendEvent(workstation, 'app.status', status());
  const notices = createNotices(tell);
  const recordings = startRecordings({
    dataFolder: data,
    settings: config.recording,
    core: askCore,
    notices,
    changed: tell,
    failed: (text) => log.error(text),
  });
  const pbxUrls = settings.phone.line === 'sip' ? settings.phone.urls : [];
  const certificate = watchPbxCertificate(session.defaultSession, pbxUrls, tell);
  for (const problem of settings.problems) {
    notices.show(problem, problem.code.startsWith('N_') ? 'warning' : 'error', true);
    log.warn(`settings: ${problem.code} ${problem.params['key'] ?? ''}`);
  }

  // Callers need no microphone; without the permission Chromium would hide their addresses behind mDNS names.
  lockDown(log, (contents) => contents === phone?.webContents || isCaller(contents));
  const pbx = pbxUrls.map((url) => new URL(url).origin);
  serveApp(
    () => ({
      pbx,
      relay: training ? [new URL(training.relay.url).origin] : [],
      mapbox: config.mapboxToken !== undefined,
    }),
    {
      '/print/slip.html': slipPage,
      '/print/pages.html': madePage,
    },
    recordings.fileAt,
  );

  const updater = startUpdater(log);
  const scenarios = openLibrary({ shipped: resources('training'), own: trainingFolder() });
  const phoneLink = createPhoneLink(() => phone);
  const ringing = createRingNotification(
    () => workstation,
    config.language === 'en' ? ringTextsEn : ringTextsId,
  );

  routeContract(
    {
      senderOf: (contents) =>
        contents === workstation?.webContents
          ? 'workstation'
          : contents === phone?.webContents
            ? 'phone'
            : isCaller(contents)
              ? 'caller'
              : null,
      core: async (name, input, from) => {
        const done = await askCore(name, input, from);
        if (done.ok && name === 'call.ring') {
          const { sipCallId, callId } = input as CommandArgs<'call.ring'>;
          training?.lessons.rang(sipCallId, callId);
        }
        return done;
      },
      phone: (name, input) => phoneLink.request(name, input),
      main: {
        'phone.config': () =>
          ok(settings.phone.line === 'training' ? (training?.phone ?? { line: 'off' }) : settings.phone),
        'phone.report': (report) => {
          phoneStatus = report;
          certificate.look(report);
          training?.phoneIs(report);
          // The screen first: the desktop's notification service may take its time.
          tell();
          setImmediate(() => ringing.update(report));
          return ok(null);
        },
        'phone.levels': (levels) => {
          sendEvent(workstation, 'phone.levels', levels);
          return ok(null);
        },
        'recording.begin': ({ callId }) => recordings.begin(callId),
        'recording.append': ({ callId, piece }) => recordings.append(callId, piece),
        'recording.end': ({ callId, failed }) => recordings.end(callId, failed),
        'recording.open': async ({ file }) => {
          const opened = await recordings.open(file);
          return opened.ok ? ok({ url: `${ORIGIN}${opened.value.path}` }) : opened;
        },
        'recording.close': ({ url }) => {
          recordings.close(new URL(url, ORIGIN).pathname);
          return ok(null);
        },
        'app.status': () => ok(status()),
        'app.setSecret': async ({ name, value }) => {
          if (practising) return refuse('E_TRAINING_APART');
          const may = await administers();
          if (!may.ok) return may;
          const set = setSecret(secrets, name, value);
          if (!set.ok) return set;
          secrets = set.value;
          core?.secrets(secrets);
          tell();
          return ok(null);
        },
        'app.referrals': () => ok(settings.referrals),
        'app.zoom': ({ factor }) => {
          workstation?.webContents.setZoomFactor(factor);
          return ok(null);
        },
        'app.showFile': ({ file }) => {
          const inside = path.relative(settings.exportFolder, path.resolve(file));
          if (inside.startsWith('..') || path.isAbsolute(inside)) return refuse('E_FORBIDDEN');
          shell.showItemInFolder(path.resolve(file));
          return ok(null);
        },
        'app.copy': ({ text }) => {
          clipboard.writeText(text);
          return ok(null);
        },
        'map.print': (slip) => printSlip(slip, printing),
        'log.exportPdf': async (input) => {
          const pages = await askCore('log.pages', input);
          if (!pages.ok) return pages;
          return writeReport(pages.value as CommandOutput<'log.pages'>, true);
        },
        'lesson.printCertificate': async ({ trainer, ...days }) => {
          const done = await askCore('lesson.certificate', days);
          if (!done.ok) return done;
          const letterhead = await letterheadOf(config.letterhead);
          const room = { name: config.roomName, letterhead, folder: settings.exportFolder };
          const certificate = done.value as CommandOutput<'lesson.certificate'>;
          const { writeCertificate } = await import('./print/certificate.tsx');
          return writeCertificate(certificate, { ...room, trainer, now: Date.now() }, log);
        },
        'map.choose': async () => {
          const may = await administers();
          if (!may.ok) return may;
          return chooseMap(
            workstation,
            phoneStatus.calls.length > 0,
            (config.language === 'en' ? desktopEn : desktopId).chooseMap,
            (file) => askCore('map.import', { file }),
          );
        },
        ...trainingCommands({
          mode,
          scenarios,
          line: () => training,
          core: askCore,
          onTheLine: () => phoneStatus.calls.length > 0,
          shown: (words) => sendEvent(workstation, 'training.shown', words),
          beginAnew(other) {
            log.info(`training: ${other ? 'the desk leaves its duty' : 'the desk is back on duty'}`);
            updater.hold();
            beginAnew(other);
          },
        }),
        'app.painted': ({ callId, at }) => {
          const call = phoneStatus.calls.find((live) => live.callId === callId);
          if (call) log.info(`screen-pop: ${Math.round(at - call.since)} ms`);
          return ok(null);
        },
      },
    },
    log,
  );

  const printForAgency = async (slip: Slip): Promise<void> => {
    const { handOffId, revision } = slip;
    const done = await printHandOff(slip, printing);
    await askCore('handoff.printed', { handOffId, revision, ...done });
  };
  const printForShift = async ({ reportId, ...pages }: OwedPages): Promise<void> => {
    const done = await writeReport(pages, false);
    await askCore('report.printed', { reportId, refusal: done.ok ? null : done.refusal });
  };
  const heard = (message: Exclude<FromCore, { kind: 'reply' }>): void => {
    switch (message.kind) {
      case 'opened':
        coreIsUp = true;
        notices.clear([
          'E_CORE_DOWN',
          'E_DB_LOCKED',
          'E_DB_READONLY',
          'E_DB_FULL',
          'E_DB_OPEN',
          'E_DB_NEWER',
          'E_DB_NOT_OURS',
          'E_INTERNAL',
        ]);
        for (const problem of message.problems) notices.show(problem, 'error', true);
        tell();
        recordings.logIsUp();
        return;
      case 'problem':
        notices.show(message.refusal, 'warning', true);
        return;
      case 'unavailable':
        coreIsUp = false;
        notices.show(message.refusal, 'error', true);
        return;
      case 'event': {
        const targets: readonly string[] = events[message.name as EventName].to;
        if (targets.includes('workstation')) sendEvent(workstation, message.name, message.payload);
        if (targets.includes('phone')) sendEvent(phone, message.name, message.payload);
        if (message.name === 'handoff.print') void printForAgency(message.payload as Slip);
        if (message.name === 'report.print') void printForShift(message.payload as OwedPages);
        return;
      }
      case 'protocols':
        notices.clear(errorCodes.filter(isProtocolError));
        for (const problem of message.problems) notices.show(problem, 'warning', true);
        return;
      case 'reports':
        notices.clear(['E_REPORT_WAITING']);
        if (message.waiting) notices.show(message.waiting, 'warning', true);
        return;
      case 'line':
        log[message.level](`core: ${message.text}`);
        return;
      case 'closed':
        return;
    }
  };
  // Before any window: the stand-in's forked core would inherit the end of a renderer that is just being
  // started, and its death would never be heard of.
  core = startCore(
    coreOptions(desk, {
      dataFolder: data,
      placesFolder: placesFolder(),
      mapFolder: resources('map'),
      protocols: { shipped: resources('protocols'), own: protocolFolder() },
    }),
    {
      message: heard,
      died(code, wait) {
        coreIsUp = false;
        log.error(`core: ended with code ${code}; starting again in ${Math.round(wait)} ms`);
        if (wait > 2_000) notices.show(refuse('E_CORE_DOWN').refusal, 'error', true);
        else notices.show(refuse('N_CORE_RESTARTED').refusal, 'warning', false);
      },
    },
  );
  // The window draws itself while the log is opened.
  workstation = createWorkstation(`Siaga 112 – ${config.roomName}`);
  supervise(workstation, (reason) => {
    log.error(`workstation: ${reason}; loading it again`);
    recordings.closeAll();
    notices.show(refuse('N_SCREEN_RESTARTED').refusal, 'warning', false);
  });
  workstation.on('close', (event) => {
    // Closing the window would end the call: the caller comes first.
    if (!quitting && phoneStatus.calls.length > 0) {
      event.preventDefault();
      notices.show(refuse('N_CALL_KEEPS_WINDOW').refusal, 'warning', false);
    }
  });
  workstation.on('closed', () => {
    workstation = null;
    app.quit();
  });

  const openLine = async (): Promise<void> => {
    try {
      const { openTraining } = await import('./training/training.ts');
      training = await openTraining(log, (callId, lesson) => {
        void askCore('lesson.began', { callId, lesson }).then((done) => {
          if (!done.ok) log.error(`lesson: ${done.refusal.code}`);
        });
      });
    } catch (error) {
      log.error(`training: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
  };
  let line: Promise<void> | undefined;
  const openPhone = async (): Promise<void> => {
    if (practising) {
      line ??= openLine();
      await line;
    }
    if (phone || quitting) return;
    phone = createPhone();
    supervise(phone, (reason) => {
      log.error(`phone: ${reason}; loading it again`);
      phoneLink.lost();
      void recordings.endAll();
      training?.phoneIs(null);
      phoneStatus = { ...phoneOff, line: phoneStatus.line };
      notices.show(refuse('N_PHONE_RESTARTED').refusal, 'warning', false);
    });
  };
  // The screen is drawn first: both at once take twice as long. A screen that cannot be drawn does not keep
  // the telephone from ringing.
  workstation.once('ready-to-show', () => setTimeout(() => void openPhone(), PHONE_AFTER_MS));
  setTimeout(() => void openPhone(), PHONE_LATEST_MS);

  powerMonitor.on('resume', () => phoneLink.send('phone.look', {}));
  app.on('second-instance', () => {
    if (workstation?.isMinimized()) workstation.restore();
    workstation?.focus();
  });
  app.on('before-quit', (event) => {
    if (quitting) return;
    event.preventDefault();
    quitting = true;
    phone?.destroy();
    training?.close();
    void recordings
      .stop()
      .then(() => core?.close())
      .finally(() => app.quit());
  });
}
