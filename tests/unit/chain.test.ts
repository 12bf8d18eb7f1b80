import { expect, test } from 'vitest';
import { fault, genesis, randomSalt, seal } from '../../electron/core/log/chain.ts';
import { newIncidentId } from '../../shared/domain/ids.ts';

const row = seal(
  {
    type: 'incident.edited',
    subject: newIncidentId(),
    data: { changes: { whatHappened: 'Kebakaran di pasar', victims: 2 } },
    station: 'UJI',
    seq: 1,
    at: 1_790_000_000_000,
    hlc: '000',
    actor: 'Siti',
  },
  genesis,
  randomSalt,
);

test('an entry as it was written has no fault', () => {
  expect(fault(row, 1, genesis)).toBeNull();
});

test('any letter of the stored body that is another one is a fault, in keys, brackets and values alike', () => {
  for (let place = 0; place < row.body.length; place += 1) {
    for (const letter of ['x', '"', ' ', '}']) {
      const body = row.body.slice(0, place) + letter + row.body.slice(place + 1);
      if (body !== row.body) expect(fault({ ...row, body }, 1, genesis), body).not.toBeNull();
    }
  }
});
