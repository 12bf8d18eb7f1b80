import { mkdirSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as call from '../../electron/core/call/decide.ts';
import { openDatabase } from '../../electron/core/database/open.ts';
import * as incident from '../../electron/core/incident/decide.ts';
import type { Context, Decision, World } from '../../electron/core/log/decision.ts';
import { openStore } from '../../electron/core/log/store.ts';
import type { Disposition } from '../../shared/domain/disposition.ts';
import { newCallId, newIncidentId } from '../../shared/domain/ids.ts';
import type { IncidentChanges } from '../../shared/domain/incident.ts';
import { dataFolderName } from '../../shared/domain/training-mode.ts';

/** A real call of an earlier hour. */
export interface PastCall {
  number: string | null;
  disposition: Disposition;
  minutesAgo: number;
  report?: IncidentChanges;
}

/** A user-data folder whose log, that of training mode or of duty, knows these calls. */
export function past(calls: readonly PastCall[], { training = true } = {}): string {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'siaga112-e2e-'));
  const data = path.join(userData, dataFolderName(training));
  mkdirSync(data);
  const db = openDatabase(path.join(data, 'siaga112.db'));
  const store = openStore(db, 'MEJA-1');
  for (const { number, disposition, minutesAgo, report } of calls) {
    const at = Date.now() - minutesAgo * 60_000;
    const callId = newCallId();
    const incidentId = newIncidentId();
    const does = (decide: (world: World, context: Context) => Decision): void => {
      const done = store.commit('Siti', decide, at);
      if (!done.ok) throw new Error(done.refusal.code);
    };
    const ring = { callId, at, number, displayName: '', sipCallId: callId, training: false };
    does((world) => call.ring(world, ring));
    does((world) => call.answer(world, { callId, at }));
    if (report) does((w, context) => incident.create(w, { incidentId, callId, changes: report }, context));
    does((w, context) =>
      call.qualify(w, { callId, disposition, reason: '', incidentId: null, details: null }, context),
    );
    const end = { kind: 'hangup', by: 'caller', sipCode: null, cause: '' } as const;
    does((world) => call.endCall(world, { callId, at, end }));
  }
  db.close();
  return userData;
}
