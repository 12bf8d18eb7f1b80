import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
} from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../electron/core/database/open.ts';
import { verifyRecordings } from '../../electron/core/recording/verify.ts';
import type { Notices } from '../../electron/main/notices.ts';
import { type RecordingFiles, recordingFiles } from '../../electron/main/recording/folder.ts';
import { createRecorder } from '../../electron/main/recording/recorder.ts';
import { type Recordings, startRecordings } from '../../electron/main/recording/service.ts';
import { Config } from '../../shared/config/schema.ts';
import type { Notice } from '../../shared/contract/app.ts';
import { ok } from '../../shared/contract/errors.ts';
import type { CommandName } from '../../shared/contract/index.ts';
import { type CallId, newCallId, newShiftId } from '../../shared/domain/ids.ts';
import { recordingFile } from '../../shared/domain/recording.ts';
import { DAY_MS } from '../../shared/time/wib.ts';
import { answeredCall, begunForm, hangUp } from './calls.ts';
import type { OpenCore } from './open-core.ts';
import { test as base, expect } from './opened.ts';

const NOON = Date.parse('2026-11-25T12:00:00+07:00');
const piece = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Desk {
  core: OpenCore;
  recordings: Recordings;
  /** Codes of notices that were shown, and of standing ones that were taken away, by `-`. */
  notices: string[];
  files: RecordingFiles;
  folder: string;
  clock: { at: number };
  /** Whether the log can be told of anything. */
  log: { isUp: boolean };
}

interface DeskOptions {
  settings?: object;
  core?: OpenCore;
}

/** The recordings of a desk over its log, without windows: the test is the telephone. */
const test = base.extend<{ desk: (options?: DeskOptions) => Desk }>({
  desk: async ({ folder, open }, use) => {
    const started: Recordings[] = [];
    await use(({ settings = {}, core = open([]) } = {}) => {
      const dataFolder = path.join(folder, 'data');
      const notices: string[] = [];
      const clock = { at: NOON };
      const log = { isUp: true };
      const list: Notice[] = [];
      const shown: Notices = {
        list: () => list,
        show: ({ code }) => notices.push(code),
        clear: (codes) => notices.push(...codes.map((code) => `-${code}`)),
      };
      const recordings = startRecordings({
        dataFolder,
        settings: Config.parse({ recording: settings }).recording,
        core: (name: CommandName, input) =>
          log.isUp
            ? core.core.dispatch(name, input, 'main')
            : Promise.resolve({ ok: false, refusal: { code: 'E_CORE_DOWN', params: {} } }),
        notices: shown,
        changed: () => undefined,
        failed: () => undefined,
        now: () => clock.at,
      });
      started.push(recordings);
      const place = path.join(dataFolder, 'recordings');
      return { core, recordings, notices, files: recordingFiles(place), folder: place, clock, log };
    });
    for (const recordings of started) await recordings.stop();
  },
});

async function record({ recordings }: Desk, callId: CallId, ...pieces: string[]): Promise<void> {
  expect(await recordings.begin(callId)).toEqual(ok(null));
  for (const text of pieces) expect(await recordings.append(callId, piece(text))).toEqual(ok(null));
}

const facts = (folder: string, type: string): { subject: string; data: Record<string, unknown> }[] => {
  const db = openDatabase(path.join(folder, 'data', 'siaga112.db'), { readonly: true });
  try {
    return (
      db.prepare('SELECT subject, body FROM log WHERE type = ? ORDER BY seq').all(type) as {
        subject: string;
        body: string;
      }[]
    ).map(({ subject, body }) => ({ subject, data: JSON.parse(body).data }));
  } finally {
    db.close();
  }
};

const verdict = async (desk: Desk, folder: string) => {
  const db = openDatabase(path.join(folder, 'data', 'siaga112.db'), { readonly: true });
  try {
    return await verifyRecordings(db, desk.folder);
  } finally {
    db.close();
  }
};

test('a call is on the disk piece by piece while it runs, and in the log with its hash when it is over', async ({
  desk,
  folder,
}) => {
  const room = desk();
  const callId = await answeredCall(room.core);
  await record(room, callId, 'satu ', 'dua ');
  const file = recordingFile('2026-11-25', callId, 1);
  expect(readFileSync(room.files.whole(file), 'utf8')).toBe('satu dua ');
  expect(room.recordings.recording()).toEqual([callId]);
  expect(facts(folder, 'call.recorded')).toEqual([]);
  await hangUp(room.core, callId);
  await room.recordings.end(callId, false);
  expect(room.recordings.recording()).toEqual([]);
  const sha256 = createHash('sha256').update('satu dua ').digest('hex');
  expect(facts(folder, 'call.recorded')).toMatchObject([
    { subject: callId, data: { part: 1, file, bytes: 9, sha256, from: NOON, recovered: false } },
  ]);
  expect(readdirSync(path.dirname(room.files.whole(file)))).toEqual([`${callId}.webm`]);
  expect(await verdict(room, folder)).toEqual({ whole: 1, removed: 0, faults: [] });
});

test('what a dead app left is finished by the next one, once, and says so; a call that goes on has a second part', async ({
  desk,
  folder,
}) => {
  const dead = desk();
  const callId = await answeredCall(dead.core);
  await record(dead, callId, 'sebelum mati');
  // The dead one closes nothing and tells nothing any more.
  dead.log.isUp = false;
  const next = desk({ core: dead.core });
  await record(next, callId, 'sesudahnya');
  next.recordings.logIsUp();
  await expect.poll(() => next.notices).toContain('N_RECORDING_RECOVERED');
  await next.recordings.end(callId, false);
  expect(facts(folder, 'call.recorded').map(({ data }) => data)).toMatchObject([
    { part: 1, recovered: true, bytes: 12 },
    { part: 2, recovered: false, bytes: 10, file: recordingFile('2026-11-25', callId, 2) },
  ]);
  expect(await next.files.unfinished()).toEqual([]);
  expect(await verdict(next, folder)).toEqual({ whole: 2, removed: 0, faults: [] });
});

test('a recording that ends while the log is down, or before the log knows its call, is told once it can be', async ({
  desk,
  folder,
}) => {
  const room = desk();
  const [one, unknown] = [await answeredCall(room.core), newCallId()];
  await record(room, one, 'a');
  await record(room, unknown, 'b');
  room.log.isUp = false;
  await room.recordings.end(one, false);
  room.log.isUp = true;
  await room.recordings.end(unknown, false);
  expect(facts(folder, 'call.recorded').map(({ subject }) => subject)).toEqual([one]);
  const at = Date.now();
  await room.core.tell('call.ring', {
    callId: unknown,
    at,
    number: null,
    displayName: '',
    sipCallId: 'x',
    training: false,
  });
  room.recordings.logIsUp();
  await expect
    .poll(() => facts(folder, 'call.recorded').map(({ subject }) => subject))
    .toEqual([one, unknown]);
  expect(room.notices).not.toContain('N_RECORDING_RECOVERED');
});

test('a call of which nothing was heard leaves no file', async ({ desk, folder }) => {
  const room = desk();
  const callId = await answeredCall(room.core);
  await record(room, callId);
  await room.recordings.end(callId, false);
  expect(facts(folder, 'call.recorded')).toEqual([]);
  expect(await room.files.all()).toEqual([]);
  expect(readdirSync(room.folder)).toEqual([]);
});

test('verify names a recording that was changed or is missing without the log saying why', async ({
  desk,
  folder,
}) => {
  const room = desk();
  const calls = [await answeredCall(room.core), await answeredCall(room.core), await answeredCall(room.core)];
  for (const callId of calls) {
    await record(room, callId, 'suara');
    await room.recordings.end(callId, false);
  }
  const [changed = '', missing = ''] = calls.map((callId) => recordingFile('2026-11-25', callId, 1));
  appendFileSync(room.files.whole(changed), '!');
  rmSync(room.files.whole(missing));
  expect(await verdict(room, folder)).toEqual({
    whole: 1,
    removed: 0,
    faults: [
      { file: changed, why: 'changed' },
      { file: missing, why: 'missing' },
    ],
  });
});

test('what is older than it is kept goes, and the log says so before; that it is missing is no fault', async ({
  desk,
  folder,
}) => {
  const room = desk({ settings: { keepDays: 30 } });
  const [old, young, running] = [
    await answeredCall(room.core),
    await answeredCall(room.core),
    await answeredCall(room.core),
  ];
  for (const callId of [old, young]) {
    await record(room, callId, 'suara');
    await room.recordings.end(callId, false);
  }
  await record(room, running, 'masih');
  const file = recordingFile('2026-11-25', old, 1);
  const age = (callId: CallId, days: number) => {
    const then = (room.clock.at - days * DAY_MS) / 1_000;
    utimesSync(room.files.whole(recordingFile('2026-11-25', callId, 1)), then, then);
  };
  age(old, 31);
  age(young, 29);
  age(running, 31);
  room.log.isUp = false;
  room.recordings.logIsUp();
  await room.recordings.end(newCallId(), false);
  expect(existsSync(room.files.whole(file))).toBe(true);
  room.log.isUp = true;
  room.recordings.logIsUp();
  await expect.poll(() => room.notices).toContain('N_RECORDINGS_REMOVED');
  expect((await room.files.all()).map((one) => one.file).sort()).toEqual(
    [young, running].map((callId) => recordingFile('2026-11-25', callId, 1)).sort(),
  );
  expect(facts(folder, 'call.recordingRemoved')).toEqual([
    { subject: old, data: { part: 1, file, rule: 'age' } },
  ]);
  expect(await verdict(room, folder)).toEqual({ whole: 1, removed: 1, faults: [] });
});

test('when all together are larger than there is room for, the oldest go first', async ({ desk, folder }) => {
  const room = desk({ settings: { maxGigabytes: 0.1 } });
  const calls = [await answeredCall(room.core), await answeredCall(room.core), await answeredCall(room.core)];
  for (const [index, callId] of calls.entries()) {
    await record(room, callId, 'suara');
    await room.recordings.end(callId, false);
    truncateSync(room.files.whole(recordingFile('2026-11-25', callId, 1)), 40_000_000);
    const then = NOON / 1_000 - 100 + index;
    utimesSync(room.files.whole(recordingFile('2026-11-25', callId, 1)), then, then);
  }
  room.recordings.logIsUp();
  await expect.poll(() => room.notices).toContain('N_RECORDINGS_REMOVED');
  expect(facts(folder, 'call.recordingRemoved')).toMatchObject([
    { subject: calls[0], data: { rule: 'size' } },
  ]);
  expect(await room.files.all()).toHaveLength(2);
});

test('each listening is in the log with its operator before there is anything to hear, or there is nothing', async ({
  desk,
  folder,
}) => {
  const room = desk();
  const { callId, incidentId } = await begunForm(room.core);
  const file = recordingFile('2026-11-25', callId, 1);
  expect(await room.recordings.open(file)).toMatchObject({ refusal: { code: 'E_RECORDING_GONE' } });
  await record(room, callId, 'suara');
  // While it is written the log does not know of it.
  expect(await room.recordings.open(file)).toMatchObject({ refusal: { code: 'E_NOT_FOUND' } });
  await room.recordings.end(callId, false);
  await room.core.tell('shift.start', { shiftId: newShiftId(), operator: 'Siti' });
  const opened = await room.recordings.open(file);
  if (!opened.ok) throw new Error('refused');
  expect(room.recordings.fileAt(opened.value.path)).toBe(room.files.whole(file));
  room.log.isUp = false;
  expect((await room.recordings.open(file)).ok).toBe(false);
  const story = await room.core.tell('incident.story', { incidentId });
  expect(story.filter(({ type }) => type === 'call.listened')).toMatchObject([
    { actor: 'Siti', subject: callId, data: { file, part: 1 } },
  ]);
  expect(facts(folder, 'call.listened')).toHaveLength(1);
  for (const odd of ['../siaga112.db', file.replace('.webm', '.3.webm')])
    expect(await room.recordings.open(odd)).toMatchObject({ refusal: { code: 'E_RECORDING_GONE' } });
});

test('a room that turned recording off has none, and no folder', async ({ desk }) => {
  const room = desk({ settings: { enabled: false } });
  const callId = await answeredCall(room.core);
  expect(await room.recordings.begin(callId)).toMatchObject({ refusal: { code: 'E_RECORDING_OFF' } });
  expect(room.notices).toEqual([]);
  expect(existsSync(room.folder)).toBe(false);
});

test('a disk that fills up is told first, then ends the recording and keeps what was written', async ({
  folder,
}) => {
  const real = recordingFiles(folder);
  let megabytes = 5_000;
  let at = NOON;
  const told: string[] = [];
  const logged: { bytes: number }[] = [];
  const recorder = createRecorder({
    files: { ...real, freeBytes: async () => megabytes * 1_000_000 },
    enabled: true,
    log: async (fact) => {
      logged.push(fact);
      return true;
    },
    told: ({ code }) => told.push(code),
    roomAgain: () => told.push('again'),
    changed: () => undefined,
    failed: () => undefined,
    now: () => at,
  });
  const callId = newCallId();
  const write = async (free: number) => {
    megabytes = free;
    at += 11_000;
    return (await recorder.append(callId, piece('suara'))).ok;
  };
  await recorder.begin(callId);
  expect(await write(900)).toBe(true);
  expect(await write(5_000)).toBe(true);
  expect(await write(200)).toBe(false);
  expect(told).toEqual(['again', 'E_RECORDING_SPACE', 'again', 'E_RECORDING_SPACE', 'E_RECORDING_STOPPED']);
  expect(logged).toMatchObject([{ bytes: 15 }]);
  expect(await recorder.begin(newCallId())).toMatchObject({ refusal: { code: 'E_RECORDING_STOPPED' } });
});

test('a folder that cannot be written costs the recording and nothing else', async ({ desk, folder }) => {
  mkdirSync(path.join(folder, 'data'), { recursive: true });
  appendFileSync(path.join(folder, 'data', 'recordings'), 'a file in its place');
  const room = desk();
  const callId = await answeredCall(room.core);
  expect(await room.recordings.begin(callId)).toMatchObject({ refusal: { code: 'E_RECORDING_STOPPED' } });
  expect(room.notices).toContain('E_RECORDING_STOPPED');
  expect(await room.recordings.append(callId, piece('x'))).toMatchObject({ ok: false });
  expect(await room.recordings.end(callId, false)).toEqual(ok(null));
});
