const HEAD = /^-+ (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)\.(\d+)\n[^\n]*\n\n/gm;

/** When sipp sent or received the first message that begins so, in milliseconds since 1970; from its log. */
export function timeOf(log: string, what: RegExp): number | null {
  for (const head of log.matchAll(HEAD)) {
    if (!what.test(log.slice(head.index + head[0].length, head.index + head[0].length + 200))) continue;
    const [, day = '', time = '', fraction = ''] = head;
    return new Date(`${day}T${time}`).getTime() + Number(`0.${fraction}`) * 1_000;
  }
  return null;
}

/** The same clock, for what happens here. */
export const clock = (): number => performance.timeOrigin + performance.now();
