/** How loud a channel is, in so many steps over its whole length: the largest sample of each, 0…1. */
export function peaksOf(samples: Float32Array, steps: number): number[] {
  const width = samples.length / steps;
  return Array.from({ length: steps }, (_, step) => {
    let most = 0;
    const end = Math.min(samples.length, Math.ceil((step + 1) * width));
    for (let at = Math.floor(step * width); at < end; at += 1)
      most = Math.max(most, Math.abs(samples[at] ?? 0));
    return Math.min(1, most);
  });
}

/** An outline that rises above and falls below the middle of a box of `steps` × 2. */
export function outline(peaks: readonly number[]): string {
  const points = (sign: number) => peaks.map((peak, x) => `${x} ${(1 + sign * peak).toFixed(3)}`);
  return `M${[...points(-1), ...points(1).reverse()].join('L')}Z`;
}
