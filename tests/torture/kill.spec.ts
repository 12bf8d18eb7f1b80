import fc from 'fast-check';
import { AgencyId, newHandOffId } from '../../shared/domain/ids.ts';
import { begunForm } from '../integration/calls.ts';
import { anyCommand } from '../integration/commands.ts';
import { expect, prove, test } from './core.ts';

test('killed again and again at any command, the core keeps every acknowledged one', async ({
  folder,
  start,
}) => {
  test.setTimeout(300_000);
  const setup = start();
  await setup.hears('opened');
  const { incidentId } = await begunForm(setup, { victims: 0 });
  await setup.close();
  let victims = 0;
  for (let round = 1; round <= 25; round += 1) {
    const core = start();
    await core.hears('opened');
    const before = await core.tell('desk.snapshot', {});
    const now = before.incidents.find((incident) => incident.id === incidentId)?.fields.victims ?? -1;
    expect([victims, victims + 1]).toContain(now);
    victims = now;
    const others = fc
      .sample(anyCommand, { numRuns: 60, seed: round })
      .filter(({ name }) => name !== 'call.reconcile');
    const cut = 1 + ((round * 37) % 50);
    const killed = Promise.withResolvers<void>();
    const typing = (async () => {
      for (let i = 0; ; i += 1) {
        const other = others[i % others.length];
        if (other) void core.ask(other.name, other.input);
        const result = await core.ask('incident.edit', { incidentId, changes: { victims: victims + 1 } });
        if (!result.ok) return;
        victims += 1;
        if (i === cut) killed.resolve(core.kill());
      }
    })();
    await killed.promise;
    await typing;
    prove(folder);
  }
});

test('killed while it delivers, the core sends a hand-off once or says that it is queued', async ({
  folder,
  start,
}) => {
  test.setTimeout(300_000);
  for (let round = 0; round < 10; round += 1) {
    const core = start();
    await core.hears('opened');
    const { incidentId } = await begunForm(core);
    const handOffId = newHandOffId();
    const pressed = core.ask('handoff.create', { handOffId, incidentId, agencyId: AgencyId.parse('damkar') });
    if (round % 2 === 0) await pressed;
    await core.kill();
    const acknowledged = (await pressed).ok;
    const next = start();
    await next.hears('opened');
    const list = await next.tell('handoff.list', { incidentId });
    if (acknowledged) expect(list).toMatchObject([{ id: handOffId, state: 'queued' }]);
    else expect(list.length).toBeLessThanOrEqual(1);
    await next.close();
    prove(folder);
  }
});
