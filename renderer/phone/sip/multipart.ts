/** One part of a multipart body (RFC 2046 §5.1). */
export interface Part {
  type: string;
  id: string;
  body: string;
}

const MOST_PARTS = 10;

/** Header lines without folds, by lower-case full name. */
export function headersOf(head: string): (readonly [name: string, value: string])[] {
  return head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      if (colon <= 0) return [];
      const name = line.slice(0, colon).trim().toLowerCase();
      return [[compact[name] ?? name, line.slice(colon + 1).trim()] as const];
    });
}
/** RFC 3261 §7.3.3. */
const compact: Readonly<Record<string, string>> = {
  c: 'content-type',
  l: 'content-length',
  i: 'call-id',
  f: 'from',
  t: 'to',
};

/** The parts of a body, those of a part that has parts itself among them. */
export function partsOf(type: string, body: string, depth = 0): Part[] {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (!mark || depth > 2) return [];
  const pieces = `\r\n${body}`.split(`\r\n--${mark}`).slice(1, MOST_PARTS + 1);
  return pieces.flatMap((piece) => {
    if (piece.startsWith('--')) return [];
    // The rest of the boundary's line may be padded.
    const rest = piece.replace(/^[ \t]*\r\n/, '');
    const end = rest.startsWith('\r\n') ? 0 : rest.indexOf('\r\n\r\n');
    if (end < 0) return [];
    const headers = new Map(headersOf(rest.slice(0, end)));
    const content = rest.slice(end + (end === 0 ? 2 : 4));
    const own = headers.get('content-type') ?? 'text/plain';
    if (/^multipart\//i.test(own)) return partsOf(own, content, depth + 1);
    const encoded = headers.get('content-transfer-encoding')?.toLowerCase() === 'base64';
    return [
      { type: own, id: headers.get('content-id') ?? '', body: encoded ? fromBase64(content) : content },
    ];
  });
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  } catch {
    return text;
  }
}
