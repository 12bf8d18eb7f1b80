import type { SentLocation } from '../../../shared/domain/call-location.ts';
import type { Part } from './multipart.ts';

const LONGEST_HEADER = 4_000;
const LONGEST_PART = 65_536;

/** Everything of an INVITE that may tell where the caller is, as it came; the core reads it. */
export function sentLocation(request: object, parts: readonly Part[]): SentLocation | null {
  const headers =
    'getHeaders' in request && typeof request.getHeaders === 'function'
      ? (request.getHeaders('Geolocation') as unknown[]).map((header) =>
          String(header).slice(0, LONGEST_HEADER),
        )
      : [];
  if (headers.length === 0 && parts.length === 0) return null;
  return {
    headers: headers.slice(0, 10),
    parts: parts.slice(0, 5).map(({ type, id, body }) => ({
      type: type.slice(0, 200),
      id: id.slice(0, 500),
      body: body.slice(0, LONGEST_PART),
    })),
  };
}
