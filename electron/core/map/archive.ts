import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  bytesToHeader,
  Compression,
  type Entry,
  findTile,
  type Header,
  readVarint,
  zxyToTileId,
} from 'pmtiles';

const unzip = promisify(gunzip);

/** What a section of an archive may unpack to; more is a bomb. */
const MOST_BYTES = 64 * 1024 * 1024;
const HEADER_BYTES = 127;
/** Root, leaves, and leaves of leaves (PMTiles specification, version 3). */
const DEEPEST = 4;

/** The file is no whole PMTiles archive. */
export class BrokenArchive extends Error {}
/** The file is something else. */
export class ForeignFile extends Error {}

/** A PMTiles file (version 3), read with distrust: nothing in it can exhaust the memory or go on for ever. */
export interface Archive {
  header: Header;
  size: number;
  metadata(): Promise<Record<string, unknown>>;
  /** Null where the archive has no tile. */
  tile(z: number, x: number, y: number): Promise<Buffer | null>;
  close(): Promise<void>;
}

export async function openArchive(file: string): Promise<Archive> {
  const handle = await open(file, 'r');
  try {
    return await read(handle);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function read(handle: FileHandle): Promise<Archive> {
  const { size } = await handle.stat();
  const header = await readHeader(handle, size);
  const bytes = (offset: number, length: number): Promise<Buffer> => section(handle, size, offset, length);
  const directories = new Map<number, Entry[]>();
  const directory = async (offset: number, length: number): Promise<Entry[]> => {
    const known = directories.get(offset);
    if (known) return known;
    const entries = deserialize(await unpack(await bytes(offset, length), header.internalCompression));
    directories.set(offset, entries);
    return entries;
  };
  await directory(header.rootDirectoryOffset, header.rootDirectoryLength);
  return {
    header,
    size,
    async metadata() {
      const packed = await bytes(header.jsonMetadataOffset, header.jsonMetadataLength);
      const text = (await unpack(packed, header.internalCompression)).toString('utf8');
      const parsed: unknown = parse(text);
      if (typeof parsed !== 'object' || parsed === null) throw new BrokenArchive('metadata');
      return parsed as Record<string, unknown>;
    },
    async tile(z, x, y) {
      const id = zxyToTileId(z, x, y);
      let [offset, length] = [header.rootDirectoryOffset, header.rootDirectoryLength];
      for (let depth = 0; depth < DEEPEST; depth += 1) {
        const entry = findTile(await directory(offset, length), id);
        if (!entry) return null;
        if (entry.runLength > 0) {
          return unpack(
            await bytes(header.tileDataOffset + entry.offset, entry.length),
            header.tileCompression,
          );
        }
        [offset, length] = [header.leafDirectoryOffset + entry.offset, entry.length];
      }
      throw new BrokenArchive('directories too deep');
    },
    close: () => handle.close(),
  };
}

async function readHeader(handle: FileHandle, size: number): Promise<Header> {
  const head = Buffer.alloc(HEADER_BYTES);
  const { bytesRead } = await handle.read(head, 0, HEADER_BYTES, 0);
  if (bytesRead < 8 || head.toString('latin1', 0, 7) !== 'PMTiles' || head[7] !== 3)
    throw new ForeignFile('magic number');
  if (bytesRead < HEADER_BYTES) throw new BrokenArchive('header');
  const header = bytesToHeader(head.buffer.slice(head.byteOffset, head.byteOffset + HEADER_BYTES));
  const sections = [
    [header.rootDirectoryOffset, header.rootDirectoryLength],
    [header.jsonMetadataOffset, header.jsonMetadataLength],
    [header.leafDirectoryOffset, header.leafDirectoryLength ?? 0],
    [header.tileDataOffset, header.tileDataLength ?? 0],
  ] as const;
  for (const [offset, length] of sections) {
    if (offset + length > size) throw new BrokenArchive('cut off');
  }
  return header;
}

async function section(handle: FileHandle, size: number, offset: number, length: number): Promise<Buffer> {
  if (length > MOST_BYTES || offset + length > size) throw new BrokenArchive('section');
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset);
  if (bytesRead < length) throw new BrokenArchive('section');
  return buffer;
}

/** Gzip or nothing: an archive with any other compression is refused before its tiles are read. */
async function unpack(packed: Buffer, compression: Compression): Promise<Buffer> {
  if (compression !== Compression.Gzip) return packed;
  try {
    return await unzip(packed, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    throw new BrokenArchive('gzip', { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BrokenArchive('metadata', { cause: error });
  }
}

/** A directory: how many entries, then their ids, run lengths, lengths and offsets, each column on its own. */
function deserialize(bytes: Buffer): Entry[] {
  const at = { buf: bytes, pos: 0 };
  const next = (): number => {
    const value = at.pos < bytes.length ? readVarint(at) : Number.NaN;
    if (!Number.isSafeInteger(value) || at.pos > bytes.length) throw new BrokenArchive('directory');
    return value;
  };
  const count = next();
  // Every entry takes at least a byte in each of the four columns.
  if (count > bytes.length / 4) throw new BrokenArchive('directory');
  const entries: Entry[] = [];
  let tileId = 0;
  for (let i = 0; i < count; i += 1) {
    tileId += next();
    entries.push({ tileId, offset: 0, length: 0, runLength: 0 });
  }
  for (const entry of entries) entry.runLength = next();
  for (const entry of entries) entry.length = next();
  let before: Entry | undefined;
  for (const entry of entries) {
    const offset = next();
    entry.offset = offset === 0 && before ? before.offset + before.length : offset - 1;
    if (entry.offset < 0) throw new BrokenArchive('directory');
    before = entry;
  }
  return entries;
}
