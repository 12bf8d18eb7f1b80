import { app } from 'electron';

const FASTEST = 100;

/**
 * `--training-speed=N`: callers wait N times less and speak N times faster. Only tests use it, which play every
 * scenario to its end.
 */
export function trainingSpeed(): number {
  const speed = Number(app.commandLine.getSwitchValue('training-speed'));
  return speed >= 1 && speed <= FASTEST ? speed : 1;
}
