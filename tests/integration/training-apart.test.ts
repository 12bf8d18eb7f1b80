import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from '../../electron/core/database/open.ts';
import { verify } from '../../electron/core/log/verify.ts';
import { coreOptions } from '../../electron/main/core-options.ts';
import { type Desk, deskOf } from '../../electron/main/settings/desk.ts';
import type { Settings } from '../../electron/main/settings/settings.ts';
import { Config } from '../../shared/config/schema.ts';
import { type HandOffId, type IncidentId, newHandOffId, newIncidentId } from '../../shared/domain/ids.ts';
import { dataFolderName } from '../../shared/domain/training-mode.ts';
import { agencies } from './agencies.ts';
import { answeredCall, hangUp } from './calls.ts';
import { type CoreProcess, startCore } from './core-process.ts';
import { damkar, SECRET } from './open-core.ts';
import { startReceiver } from './receiver.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const steps = fc.array(fc.constantFrom('switch', 'kill', 'restart', 'report', 'call'), {
  minLength: 4,
  maxLength: 12,
});

/** A room whose agencies, mail, inbound endpoint and reports all work. */
const roomIn = (folder: string, url: string): Settings => {
  const line = { urls: ['wss://pbx.example/ws'], account: 'meja1@pbx.example', password: 'rahasia' };
  const mail = { host: '127.0.0.1', port: 1, security: 'none', from: 'ruang@uji.example' };
  const shiftReports = { folder: path.join(folder, 'laporan') };
  const config = Config.parse({ station: 'UJI', pbx: line, mail, shiftReports });
  return {
    config,
    agencies: agencies({
      damkar: [
        { kind: 'webhook', url },
        { kind: 'email', to: ['pos@uji.example'] },
      ],
    }),
    secrets: { webhook: { [damkar]: SECRET }, inbound: {}, smtp: 'rahasia' },
    phone: { line: 'sip', training: false, ...line, displayName: '', dtmf: 'rfc4733' },
    exportFolder: path.join(folder, 'laporan'),
    referrals: [],
    problems: [],
  };
};

const started = (desk: Desk, folder: string): CoreProcess =>
  startCore(
    folder,
    coreOptions(desk, {
      dataFolder: path.join(folder, dataFolderName(desk.training)),
      placesFolder: path.join(folder, 'data', 'places'),
      mapFolder: path.join(root, 'resources', 'map'),
      protocols: { shipped: path.join(root, 'resources', 'protocols'), own: path.join(folder, 'protocols') },
    }),
  );

interface Done {
  incidents: IncidentId[];
  handOffs: HandOffId[];
}

async function report(core: CoreProcess, done: Done): Promise<void> {
  const incidentId = newIncidentId();
  await core.tell('incident.create', { incidentId, callId: null, changes: { whatHappened: 'Api' } });
  await handOver(core, incidentId, done);
}

async function takeCall(core: CoreProcess, done: Done, training: boolean): Promise<void> {
  const callId = await answeredCall(core, '081234567890', '', training);
  const incidentId = newIncidentId();
  await core.tell('incident.create', { incidentId, callId, changes: { whatHappened: 'Api' } });
  await core.tell('call.qualify', { callId, disposition: 'emergency', incidentId });
  await handOver(core, incidentId, done);
  await hangUp(core, callId);
}

async function handOver(core: CoreProcess, incidentId: IncidentId, done: Done): Promise<void> {
  const handOffId = newHandOffId();
  await core.tell('handoff.create', { handOffId, incidentId, agencyId: damkar });
  done.incidents.push(incidentId);
  done.handOffs.push(handOffId);
}

/** What the log of one side holds. */
function held(folder: string, training: boolean) {
  const db = openDatabase(path.join(folder, dataFolderName(training), 'siaga112.db'), { readonly: true });
  try {
    const all = (sql: string) => (db.prepare(sql).pluck().all() as string[]).sort();
    return {
      broken: verify(db).broken,
      stations: all('SELECT DISTINCT station FROM log'),
      incidents: all('SELECT id FROM incidents'),
      practice: all("SELECT DISTINCT view ->> 'training' FROM incidents"),
      handOffs: all('SELECT id FROM handoffs'),
    };
  } finally {
    db.close();
  }
}

test('training and duty never mix, whenever the desk changes over, crashes or starts again', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-apart-'));
      const receiver = await startReceiver(SECRET);
      const room = roomIn(folder, receiver.url);
      const sides = {
        duty: { incidents: [], handOffs: [] } as Done,
        training: { incidents: [], handOffs: [] } as Done,
      };
      let desk = deskOf(room, false);
      let core = started(desk, folder);
      await core.hears('opened');
      const next = async (training: boolean): Promise<void> => {
        desk = deskOf(room, training);
        core = started(desk, folder);
        await core.hears('opened');
      };
      try {
        for (const step of ['report', 'switch', 'report', ...plan, 'call']) {
          const side = desk.training ? sides.training : sides.duty;
          if (step === 'report') await report(core, side);
          else if (step === 'call') await takeCall(core, side, desk.training);
          else if (step === 'kill') {
            await core.kill();
            await next(desk.training);
          } else {
            await core.close();
            await next(step === 'switch' ? !desk.training : desk.training);
          }
        }
        await core.close();
        // On duty at last, everything that is owed goes out.
        await next(false);
        await receiver.reached(sides.duty.handOffs.length);
        await core.close();
        expect([...receiver.acted].sort()).toEqual([...sides.duty.handOffs].sort());
        expect(held(folder, false)).toEqual({
          broken: [],
          stations: ['UJI'],
          incidents: [...sides.duty.incidents].sort(),
          practice: [0],
          handOffs: [...sides.duty.handOffs].sort(),
        });
        expect(held(folder, true)).toEqual({
          broken: [],
          stations: ['UJI-LATIHAN'],
          incidents: [...sides.training.incidents].sort(),
          practice: [1],
          handOffs: [...sides.training.handOffs].sort(),
        });
      } finally {
        if (core.child.exitCode === null && core.child.signalCode === null) await core.kill();
        await receiver.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 3 },
  );
}, 120_000);
