import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { configure } from '../../electron/core/agency/decide.ts';
import { located } from '../../electron/core/call/decide.ts';
import { registerCommands } from '../../electron/core/commands.ts';
import { openDatabase } from '../../electron/core/database/open.ts';
import { createDispatch } from '../../electron/core/dispatch.ts';
import { attemptFailed, reroute, revive } from '../../electron/core/handoff/decide.ts';
import { openStore, realSource } from '../../electron/core/log/store.ts';
import * as people from '../../electron/core/people/decide.ts';
import { createRegistry } from '../../electron/core/registry.ts';
import { startIndexing } from '../../electron/core/search/indexing.ts';
import type { CommandInput } from '../../shared/contract/index.ts';
import { CallId, HandOffId, newPersonId } from '../../shared/domain/ids.ts';
import { sampleProtocol } from '../unit/protocol/sample.ts';
import { agencies } from './agencies.ts';
import { asking } from './asking.ts';
import { anyCommand, type Command } from './commands.ts';

// A counterexample is worth little more for being the smallest: looking for it stops after two minutes.
fc.configureGlobal({ interruptAfterTimeLimit: 120_000, markInterruptAsFailure: true });

export const protocols = [sampleProtocol(), { ...sampleProtocol(), id: 'sample-rest', subCategories: [] }];

const siti = [newPersonId(), 'Siti', 'administrator'] as const;
const bagus = [newPersonId(), 'Bagus', 'operator'] as const;

/** A log in which these commands were carried out, to look at. */
export async function afterCommands(
  commands: Command[],
  check: (db: Database.Database, failures: string[]) => void,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-property-'));
  const file = path.join(folder, 'siaga112.db');
  const db = openDatabase(file);
  try {
    const store = openStore(db, 'UJI', { ...realSource, protocols: () => protocols });
    for (const agency of agencies()) store.commit('system', (world) => configure(world, agency));
    const registry = createRegistry();
    const indexing = startIndexing(store, (error) => {
      throw error;
    });
    registerCommands(registry, store, indexing);
    const failures: string[] = [];
    const { ask } = asking(createDispatch(registry, file, (text) => failures.push(text)));
    for (const [i, { name, input }] of commands.entries()) {
      await ask(name, input);
      // The words of some changes are written one by one, those of others together.
      if (i % 3 === 0) indexing.settle();
      // A reference was asked meanwhile.
      if (name === 'call.hold' || name === 'call.resume') {
        const { callId } = input as CommandInput<'call.hold'>;
        const answer = name === 'call.hold' ? { body: 'lokasi' } : ({ failure: 'timeout' } as const);
        store.commit('system', (world) => located(world, CallId.parse(callId), answer));
      }
      // People are set up meanwhile, and mistype their PINs.
      if (name === 'shift.withdraw' || name === 'shift.resume') {
        const [personId, called, role] = name === 'shift.withdraw' ? siti : bagus;
        store.commit('Siti', (world) => people.add(world, { personId, name: called, role }));
        store.commit('system', () => people.refusedPin(personId, 'wrong'));
        if (i % 2 === 0) store.commit('Siti', (world) => people.remove(world, { personId }));
        else store.commit('Siti', () => ({ facts: [people.signedIn(personId, 'shift', true)] }));
      }
      // A channel did not work meanwhile, or will not.
      if (name === 'handoff.printed') {
        const { handOffId, revision = 0, printed, note } = input as CommandInput<'handoff.printed'>;
        const failure = {
          error: 'E_WEBHOOK_REFUSED',
          nextAttemptAt: null,
          revision,
          reroute: true,
          hopeless: !printed,
        };
        const id = HandOffId.parse(handOffId);
        store.commit('system', (world) => attemptFailed(world, id, failure));
        if (note.length % 2 === 0) store.commit('system', (world) => reroute(world, id));
        if (note.length % 3 === 0) store.commit('system', (world) => revive(world, id));
      }
    }
    indexing.stop();
    check(db, failures);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Commands in any order. */
export const story = fc.array(anyCommand, { maxLength: 60, size: 'max' });
