import path from 'node:path';
import Database from 'better-sqlite3';
import { rebuild } from '../../electron/core/log/rebuild.ts';
import { newHandOffId, newShiftId } from '../../shared/domain/ids.ts';
import { begunForm } from './calls.ts';
import { expect, test } from './fixture.ts';
import { openInProcess } from './open-core.ts';
import { projections } from './projections.ts';

test('both confirm a hand-over: the one who goes, then the one who comes; the log tells who had what', async ({
  folder,
}) => {
  const core = openInProcess(folder, []);
  const shiftId = newShiftId();
  const next = newShiftId();
  try {
    const { incidentId } = await begunForm(core);
    await core.tell('shift.start', { shiftId, operator: 'Siti' });
    const list = { incidents: [incidentId], late: [newHandOffId()] };
    expect(await core.ask('shift.offer', { to: 'SITI', note: '', ...list })).toMatchObject({
      refusal: { code: 'E_SHIFT_SAME' },
    });
    const first = await core.tell('shift.offer', { to: 'Bagus', note: 'Cek Ploso', ...list });
    // What does not exist was never handed over.
    expect(first.handOver).toMatchObject({ to: 'Bagus', incidents: [incidentId], late: [], takenAt: null });
    await core.tell('shift.withdraw', {});
    const gone = { shiftId: next, offeredAt: first.handOver?.at ?? 0 };
    expect(await core.ask('shift.take', gone)).toMatchObject({ refusal: { code: 'E_SHIFT_NO_OFFER' } });

    const { handOver } = await core.tell('shift.offer', { to: 'Bagus', note: 'Cek Ploso', ...list });
    const taken = await core.tell('shift.take', { shiftId: next, offeredAt: handOver?.at ?? 0 });
    expect(taken).toMatchObject({
      id: next,
      operator: 'Bagus',
      takenFrom: { operator: 'Siti', note: 'Cek Ploso' },
      handOver: null,
    });
    // Pressed twice: nothing more happens.
    await core.tell('shift.take', { shiftId: next, offeredAt: handOver?.at ?? 0 });
    const found = await core.tell('search.find', { query: { words: 'ploso' } });
    expect(found.rows).toMatchObject([
      { kind: 'shift', shift: { id: shiftId, note: 'Cek Ploso', handOver: { to: 'Bagus' } } },
    ]);
  } finally {
    core.close();
  }
  const db = new Database(path.join(folder, 'data', 'siaga112.db'));
  try {
    const facts = db
      .prepare(`SELECT actor, type FROM log WHERE type LIKE 'shift.%' ORDER BY seq`)
      .raw()
      .all();
    expect(facts).toEqual([
      ['Siti', 'shift.started'],
      ['Siti', 'shift.offered'],
      ['Siti', 'shift.withdrawn'],
      ['Siti', 'shift.offered'],
      ['Bagus', 'shift.taken'],
      ['Bagus', 'shift.ended'],
      ['Bagus', 'shift.started'],
    ]);
    const live = projections(db);
    rebuild(db);
    expect(projections(db)).toEqual(live);
  } finally {
    db.close();
  }
});
