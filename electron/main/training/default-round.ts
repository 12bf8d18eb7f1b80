import type { Caller } from '../../../shared/training/caller.ts';

const PATIENCE_SECONDS = 60;

/** Somebody who cannot speak makes themselves heard. */
const presses: Caller['lines'] = [{ when: { on: 'waited', seconds: 4 }, press: '5' }];

const caller = (
  number: string,
  displayName: string,
  background: Caller['background'],
  lines: Caller['lines'] = [],
): Caller => ({
  number,
  displayName,
  background,
  lines,
  patienceSeconds: PATIENCE_SECONDS,
  repeats: lines.length > 0,
  agencies: [],
});

/** Who calls when no scenario was chosen, over and over. Callers who do not exist. */
export const defaultRound: readonly Caller[] = [
  caller('0811000001', 'Latihan: kebakaran rumah', 'fire'),
  caller('0811000002', 'Latihan: kecelakaan', 'street'),
  caller('0811000003', 'Latihan: diam saja', 'breath', presses),
  caller('0811000004', 'Latihan: iseng', 'laughter'),
];
