import type { LocationFailure } from '../../../shared/domain/call-location.ts';
import { faultCode, isUntrusted } from '../network-faults.ts';
import { urisOf } from './pidf.ts';

const TIMEOUT_MS = 3_000;
const LARGEST_BODY = 65_536;

/** What came of asking: a document, to be read like one that came with the call, or why there is none. */
export type Asked = { body: string } | { failure: LocationFailure };

/**
 * The first address in `Geolocation` headers that may be asked: HTTP, on a host of the room's own PBX, at any port,
 * and without a name or password in it. A caller may have written it, so everything else is left alone.
 */
export function referenceToFollow(headers: readonly string[], hosts: readonly string[]): URL | null {
  for (const uri of urisOf(headers)) {
    if (!URL.canParse(uri)) continue;
    const url = new URL(uri);
    const isHttp = url.protocol === 'https:' || url.protocol === 'http:';
    if (isHttp && url.username === '' && url.password === '' && hosts.includes(url.hostname)) return url;
  }
  return null;
}

/** Asks for the document (RFC 6753 §4), once: no redirect, no credentials, little time and little room. Never throws. */
export async function askReference(url: URL, stopping: AbortSignal): Promise<Asked> {
  const over = new AbortController();
  const late = setTimeout(() => over.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      credentials: 'omit',
      signal: AbortSignal.any([stopping, over.signal]),
      headers: { accept: 'application/pidf+xml' },
    });
    if (response.status >= 300 && response.status < 400) return { failure: 'redirected' };
    if (response.status !== 200) return { failure: 'refused' };
    const body = await readSmall(response);
    return body === null ? { failure: 'tooLarge' } : { body };
  } catch (error) {
    if (over.signal.aborted) return { failure: 'timeout' };
    return { failure: isUntrusted(faultCode(error)) ? 'untrusted' : 'unreachable' };
  } finally {
    clearTimeout(late);
    // What was not read is not waited for.
    over.abort();
  }
}

/** Null when it goes on beyond what a location may be. */
async function readSmall(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > LARGEST_BODY) return null;
    text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}
