import { request } from 'node:http';

/** An attribute group ends where a tag below this comes (RFC 8010 §3.5.1). */
const FIRST_VALUE_TAG = 0x10;
const tag = {
  operation: 0x01,
  end: 0x03,
  enum: 0x23,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
};
const GET_JOB_ATTRIBUTES = 0x0009;
const PATIENCE_MS = 10_000;

/** `job-state` of RFC 8011 §5.3.7. */
export const jobState = {
  pending: 3,
  held: 4,
  processing: 5,
  stopped: 6,
  canceled: 7,
  aborted: 8,
  completed: 9,
} as const;

export interface CupsJob {
  state: number;
  /** What the job and its printer say of themselves, such as `media-empty-error`. */
  reasons: string[];
}

/**
 * Asks the scheduler how a job stands, which `lpstat` does not tell: there a job that was given up looks like one that was
 * printed. `server` is as `lpstat -H` says it: a socket's path, or host and port. Throws when it is not answered.
 */
export async function askJob(server: string, id: number): Promise<CupsJob> {
  return readJob(await post(server, jobRequest(id)));
}

function jobRequest(id: number): Buffer {
  const head = Buffer.from([2, 0, 0, GET_JOB_ATTRIBUTES, 0, 0, 0, 1, tag.operation]);
  return Buffer.concat([
    head,
    value(tag.charset, 'attributes-charset', 'utf-8'),
    value(tag.language, 'attributes-natural-language', 'en'),
    value(tag.uri, 'job-uri', `ipp://localhost/jobs/${id}`),
    value(tag.keyword, 'requested-attributes', 'job-state'),
    value(tag.keyword, '', 'job-state-reasons'),
    value(tag.keyword, '', 'job-printer-state-reasons'),
    Buffer.from([tag.end]),
  ]);
}

/** One value; without a name it is one more of the attribute before. */
function value(kind: number, name: string, text: string): Buffer {
  const sized = (bytes: Buffer): Buffer[] => [Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes];
  return Buffer.concat([Buffer.from([kind]), ...sized(Buffer.from(name)), ...sized(Buffer.from(text))]);
}

/** Exported for the test that feeds it garbage. Throws on what is no answer about a job. */
export function readJob(answer: Buffer): CupsJob {
  const status = answer.readUInt16BE(2);
  if (status >= 0x0100) throw new Error(`IPP 0x${status.toString(16)}`);
  let state: number | null = null;
  const reasons: string[] = [];
  let name = '';
  let at = 8;
  const piece = (): Buffer => {
    const start = at + 2;
    at = start + answer.readUInt16BE(at);
    if (at > answer.length) throw new Error('IPP answer is cut off');
    return answer.subarray(start, at);
  };
  for (;;) {
    const kind = answer.readUInt8(at);
    at += 1;
    if (kind === tag.end) break;
    if (kind < FIRST_VALUE_TAG) continue;
    name = piece().toString() || name;
    const bytes = piece();
    if (name === 'job-state' && kind === tag.enum) state = bytes.readInt32BE(0);
    if (kind === tag.keyword && name.endsWith('-reasons')) reasons.push(bytes.toString());
  }
  if (state === null) throw new Error('IPP answer without a job');
  return { state, reasons };
}

function post(server: string, body: Buffer): Promise<Buffer> {
  const where = server.startsWith('/') ? { socketPath: server } : hostOf(server);
  const headers = { 'content-type': 'application/ipp', 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const asked = request(
      { ...where, path: '/', method: 'POST', headers, timeout: PATIENCE_MS },
      async (response) => {
        try {
          const pieces: Buffer[] = [];
          for await (const piece of response) pieces.push(piece);
          if (response.statusCode === 200) resolve(Buffer.concat(pieces));
          else reject(new Error(`HTTP ${response.statusCode}`));
        } catch (error) {
          reject(error);
        }
      },
    );
    asked.on('timeout', () => asked.destroy(new Error('CUPS does not answer')));
    asked.on('error', reject);
    asked.end(body);
  });
}

function hostOf(server: string): { host: string; port: string } {
  const { hostname, port } = new URL(`http://${server}`);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port || '80' };
}
