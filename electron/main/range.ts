/** Which bytes a request asks for; `end` is included (RFC 9110 §14.1.2). */
export type Range = { start: number; end: number } | 'whole' | 'unsatisfiable';

/** One range of bytes; several at once, other units and what cannot be read are answered with the whole file. */
export function rangeOf(header: string | null, size: number): Range {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return 'whole';
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'whole';
  return start > end ? 'unsatisfiable' : { start, end };
}
