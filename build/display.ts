import { type ChildProcess, spawn } from 'node:child_process';

/** Starts a virtual display on a free number; resolves when it answers. */
async function startXvfb(): Promise<{ display: string; xvfb: ChildProcess }> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const pipe = xvfb.stdio[3];
  if (!pipe || !('on' in pipe)) throw new Error('Xvfb has no display pipe');
  const display = await new Promise<string>((resolve, reject) => {
    pipe.once('data', (data: Buffer) => resolve(`:${data.toString().trim()}`));
    xvfb.once('error', reject);
    xvfb.once('exit', () => reject(new Error('Xvfb could not start')));
  });
  return { display, xvfb };
}

/** Runs `work` with a display: the one that is there, or a virtual one for as long as the work lasts. */
export async function withDisplay<T>(
  work: (env: NodeJS.ProcessEnv, virtual: boolean) => T | Promise<T>,
  options: { always?: boolean } = {},
): Promise<T> {
  const here = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (process.platform !== 'linux' || (here && !options.always)) return work({}, false);
  const { display, xvfb } = await startXvfb();
  try {
    return await work({ DISPLAY: display }, true);
  } finally {
    xvfb.kill();
  }
}
