/** One measurement. `baseline` was taken in the same run, because these machines are noisy. */
export interface Measurement {
  name: string;
  value: number;
  unit: string;
  baseline: number;
  ratio: number;
  n: number;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Prints one JSON line. */
export function report(measured: Omit<Measurement, 'ratio'>): void {
  const { name, value, unit, baseline, n } = measured;
  const line: Measurement = {
    name,
    value: rounded(value),
    unit,
    baseline: rounded(baseline),
    ratio: rounded(value / baseline),
    n,
  };
  console.log(JSON.stringify(line));
}

/** The value below which a share of all values lies; `share` from 0 to 1 (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}
