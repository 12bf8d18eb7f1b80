import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ok, type Refusal, refuse } from '../../shared/contract/errors.ts';
import type { EventName, EventPayload } from '../../shared/contract/index.ts';
import type { CoreOptions, Secrets } from '../../shared/contract/wire.ts';
import { type Lazy, lazily } from '../../shared/lazily.ts';
import { configure } from './agency/decide.ts';
import { createTrials } from './agency/trial.ts';
import { registerCommands } from './commands.ts';
import { DATABASE_FILE, openDatabase, refusalOf } from './database/open.ts';
import { chainOf, recover, recoveryPending } from './database/recover.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { exportBeside } from './export/beside.ts';
import { exportService } from './export/service.ts';
import { exportIncident } from './formats/export.ts';
import { handOffIn } from './formats/of-incident.ts';
import { openGazetteer } from './gazetteer/gazetteer.ts';
import type { Outgoing } from './handoff/channels/channel.ts';
import { emailChannel } from './handoff/channels/email.ts';
import { printChannel } from './handoff/channels/print.ts';
import { sipChannel } from './handoff/channels/sip.ts';
import { type Body, webhookChannel } from './handoff/channels/webhook.ts';
import { answered } from './handoff/decide.ts';
import { startInbound } from './handoff/inbound/server.ts';
import { preview, siagaBody } from './handoff/message.ts';
import { type Channels, startOutbox } from './handoff/outbox.ts';
import { reassess } from './incident/decide.ts';
import { startFollowing } from './location/follow.ts';
import type { World } from './log/decision.ts';
import { openStore, realSource, type Source, type Store } from './log/store.ts';
import { verifyService } from './log/verify-service.ts';
import { mapFolder } from './map/folder.ts';
import { startMaps } from './map/service.ts';
import { startPeople } from './people/service.ts';
import { type Library, openLibrary } from './protocol/library.ts';
import { openIncidentIds } from './protocol/open-incidents.ts';
import { createRegistry } from './registry.ts';
import { startIndexing } from './search/indexing.ts';
import { createPages } from './shift-report/pages.ts';
import { startShiftReports } from './shift-report/service.ts';

export interface Core {
  dispatch: Dispatch;
  /** What went wrong and was dealt with while opening. */
  problems: Refusal[];
  /** An administrator set or forgot one. */
  secrets(secrets: Secrets): void;
  close(): void;
}

export interface CoreHooks {
  publish<N extends EventName>(name: N, payload: EventPayload<N>): void;
  line(level: 'info' | 'warn' | 'error', text: string): void;
  /** Everything that is wrong with the question guides now. */
  protocols(problems: readonly Refusal[]): void;
  /** Reports that shifts should have left by now and that wait, or none. */
  reports(waiting: Refusal | null): void;
  /** The file was found damaged while at work: it has to be closed, put aside and opened anew. */
  damaged(): void;
  /** Something that an administrator can mend came up. */
  problem(refusal: Refusal): void;
}

/**
 * Opens the log and everything that works on it. Throws what `openDatabase` throws, but for a damaged file.
 * `damaged`: SQLite came upon damage at work, so the file is put aside whatever a check would say.
 */
export function openCore(options: CoreOptions, hooks: CoreHooks, damaged = false): Core {
  mkdirSync(options.dataFolder, { recursive: true });
  const file = path.join(options.dataFolder, DATABASE_FILE);
  // The calls of today are on the screen before the guides are read.
  const library = lazily(() => {
    const made = openLibrary(
      { ...options.protocols, accepted: path.join(options.dataFolder, 'protocols') },
      {
        changed: () => following?.(),
        line: hooks.line,
      },
    );
    hooks.protocols(made.problems());
    return made;
  });
  let following: (() => void) | null = null;
  const source: Source = {
    ...realSource,
    training: options.training,
    protocols: () => library.get().protocols(),
  };
  let opened: Opened | null = null;
  try {
    opened = damaged
      ? openRecovered(file, options.station, source, hooks)
      : openWhole(file, options.station, source, hooks);
    const { store, problems } = opened;
    for (const agency of options.agencies) store.commit('system', (world) => configure(world, agency));
    following = () => followGuides(library.get(), store, hooks);
    return assemble(options, hooks, file, store, library, problems);
  } catch (error) {
    library.made()?.stop();
    opened?.store.db.close();
    throw error;
  }
}

/** After the guides were edited: open incidents are looked at anew, and the screen asks for the guides. */
function followGuides(library: Library, store: Store, hooks: CoreHooks): void {
  hooks.protocols(library.problems());
  hooks.publish('protocol.changed', {});
  try {
    for (const id of openIncidentIds(store.db))
      store.commit('system', (world, context) => reassess(world, id, context));
  } catch (error) {
    hooks.line('error', `reassess: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}

function assemble(
  options: CoreOptions,
  hooks: CoreHooks,
  file: string,
  store: Store,
  library: Lazy<Library>,
  problems: Refusal[],
): Core {
  let { secrets } = options;
  const registry = createRegistry();
  registry.handle('protocol.list', () => ok([...library.get().protocols()]));
  const exporting = exportBeside();
  const reports = exportService(
    {
      databaseFile: file,
      folder: options.exportFolder,
      room: options.roomName,
      station: options.station,
      shifts: options.shifts,
    },
    exporting,
    (progress) => hooks.publish('log.exporting', progress),
  );
  const indexing = startIndexing(store, (error) => {
    hooks.line('error', `search index: ${error instanceof Error ? error.message : 'unknown error'}`);
    if (refusalOf(error, file)?.code === 'E_DB_CORRUPT') hooks.damaged();
  });
  registry.handle('log.export', (input) => {
    if (input.selection.kind === 'search') indexing.settle();
    return reports.write(input);
  });
  registry.handle('log.pages', (input) => reports.pages(input));
  registry.handle('log.cancelExport', () => {
    reports.cancel();
    return ok(null);
  });
  const proofs = verifyService(file, (progress) => hooks.publish('log.verifying', progress));
  registry.handle('log.verify', () => proofs.run());
  const gazetteer = lazily(() => {
    const opened = openGazetteer({
      db: store.db,
      mapFolder: options.mapFolder,
      placesFolder: options.placesFolder,
    });
    for (const problem of opened.problems) hooks.problem(problem);
    return opened;
  });
  registry.handle('place.at', (point) => ok(gazetteer.get().at(point)));
  registry.handle('place.search', ({ text }) => ok(gazetteer.get().search(text)));
  const warm = Promise.withResolvers<void>();
  registry.handle('map.posts', async () => {
    await warm.promise;
    return ok(gazetteer.get().services);
  });
  const warmUp = setTimeout(() => {
    warm.resolve();
    try {
      library.get();
      gazetteer.get();
    } catch (error) {
      // Whoever searches hears of it again.
      hooks.line('error', `warm-up: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }, WARM_UP_AFTER_MS);
  store.onChange((changes) => {
    // Whoever asked is answered first.
    setImmediate(() => {
      for (const change of changes) hooks.publish(change.name, change.payload);
    });
  });
  const { station, roomName, domain } = options;
  const room = { station, roomName, domain };
  const { world } = store;
  const bodyIn =
    (looked: World) =>
    (outgoing: Outgoing<'webhook'>): Body => {
      const { format } = outgoing.channel;
      const standard = format === 'siaga' ? null : handOffIn(format, looked, room, outgoing);
      return standard ?? siagaBody(looked, room, outgoing);
    };
  const channels = (looked: World): Channels => ({
    webhook: webhookChannel({ secret: (id) => secrets.webhook[id], body: bodyIn(looked) }),
    email: emailChannel({ mail: options.mail, password: () => secrets.smtp }),
    sip: sipChannel(looked, (transfer) => hooks.publish('handoff.transfer', transfer)),
    print: printChannel(options.roomName, (slip) => hooks.publish('handoff.print', slip)),
  });
  const trials = createTrials({ store, room, channels });
  const people = startPeople(registry, {
    store,
    dataFolder: options.dataFolder,
    training: options.training,
    changed: () => hooks.publish('people.changed', {}),
    problem: hooks.problem,
  });
  registerCommands(registry, store, indexing, trials.printed, people);
  const operator = (): string => world.openShift()?.operator ?? 'operator';
  registry.handle('agency.try', (input) =>
    options.training
      ? refuse('E_TRAINING_APART')
      : trials.run(input, people.inNameOf('administrator') ?? operator()),
  );
  const outbox = startOutbox({
    store,
    room,
    channels: channels(world),
    onFailure: (error) =>
      hooks.line('error', `outbox: ${error instanceof Error ? error.message : 'unknown'}`),
  });
  const following = startFollowing({
    store,
    hosts: options.locationHosts,
    onFailure: (error) =>
      hooks.line('error', `location: ${error instanceof Error ? error.message : 'unknown'}`),
  });
  const inbound =
    options.inbound &&
    startInbound(options.inbound, {
      secret: (id) => secrets.inbound[id],
      answer: (agencyId, { handOffId, state, ...rest }) =>
        store.commit('agency', (w) => answered(w, agencyId, { handOffId, to: state, ...rest })),
      listening: (port) => hooks.line('info', `inbound: listening on port ${port}`),
      failed: (cause) =>
        hooks.problem(
          refuse('E_INBOUND_PORT', {
            host: options.inbound?.host ?? '',
            port: options.inbound?.port ?? 0,
            cause,
          }).refusal,
        ),
      line: hooks.line,
    });
  registry.handle('incident.export', ({ incidentId, format }) => {
    const incident = world.incident(incidentId);
    return incident
      ? exportIncident(format, world, room, incident, options.exportFolder)
      : refuse('E_NOT_FOUND');
  });
  registry.handle('handoff.preview', (input) => {
    const now = { at: Date.now(), actor: operator() };
    const found = preview(world, room, input, bodyIn(world), now);
    return found ? ok(found) : refuse('E_NOT_FOUND');
  });
  const pages = createPages((owed) => hooks.publish('report.print', owed));
  registry.handle('report.printed', (input) => {
    pages.printed(input);
    return ok(null);
  });
  const shiftReports =
    options.shiftReports &&
    startShiftReports({
      store,
      databaseFile: file,
      room: roomName,
      plan: options.shifts,
      settings: options.shiftReports,
      exporting,
      print: pages.print,
      told: hooks.reports,
      onFailure: (error) =>
        hooks.line('error', `reports: ${error instanceof Error ? error.message : 'unknown'}`),
    });
  void shiftReports?.look();
  const maps = startMaps(mapFolder(options.dataFolder), {
    changed: (basemap) => hooks.publish('map.changed', basemap),
    progress: (progress) => hooks.publish('map.importing', progress),
  });
  registry.handle('map.basemap', () => ok(maps.current()));
  registry.handle('map.import', ({ file: chosen }) => maps.import(chosen));
  registry.handle('map.remove', () => maps.remove());
  return {
    dispatch: createDispatch(
      registry,
      file,
      (text, refusal) => {
        hooks.line('error', text);
        if (refusal.code === 'E_DB_CORRUPT') hooks.damaged();
      },
      people.refusal,
    ),
    problems,
    secrets(next) {
      secrets = next;
      outbox.wake();
    },
    close() {
      reports.cancel();
      proofs.stop();
      shiftReports?.stop();
      maps.stop();
      clearTimeout(warmUp);
      gazetteer.made()?.close();
      inbound?.stop();
      outbox.stop();
      following.stop();
      trials.stop();
      people.stop();
      library.made()?.stop();
      indexing.stop();
      store.db.close();
    },
  };
}

/** The first calls of a start come first; whoever asks for a place or a guide before that waits a moment. */
const WARM_UP_AFTER_MS = 3_000;

interface Opened {
  store: Store;
  problems: Refusal[];
}

function openWhole(file: string, station: string, source: Source, hooks: CoreHooks): Opened {
  if (recoveryPending(file)) return openRecovered(file, station, source, hooks);
  try {
    const db = openDatabase(file);
    return { store: openStore(db, chainOf(db, station), source), problems: [] };
  } catch (error) {
    if (refusalOf(error, file)?.code !== 'E_DB_CORRUPT') throw error;
    return openRecovered(file, station, source, hooks);
  }
}

function openRecovered(file: string, station: string, source: Source, hooks: CoreHooks): Opened {
  const { db, chain, kept, entries } = recover(file, station, Date.now());
  hooks.line('error', `database was damaged; kept as ${kept}, ${entries} entries carried over`);
  return { store: openStore(db, chain, source), problems: [{ code: 'E_DB_CORRUPT', params: { kept } }] };
}
