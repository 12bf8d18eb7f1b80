import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import { checkProtocol } from '../../../shared/protocol/check.ts';
import type { Protocol } from '../../../shared/protocol/schema.ts';

const LARGEST = 1024 * 1024;

/** A file of a protocol folder: what it says, or what is wrong with it. */
export type ProtocolFile = { file: string; text: string } & ({ protocol: Protocol } | { problem: Refusal });

/** The protocols of a folder by file name. A folder that is not there holds none. */
export function readFolder(folder: string): ProtocolFile[] {
  return namesIn(folder).map((file) => {
    try {
      if (statSync(path.join(folder, file)).size > LARGEST) return unreadable(file, '> 1 MB');
      return parse(file, readFileSync(path.join(folder, file), 'utf8'));
    } catch (error) {
      return unreadable(file, (error as NodeJS.ErrnoException).code ?? 'I/O');
    }
  });
}

/** Only `*.json`: what editors put beside it while they save is none of ours. */
export const isProtocolFile = (name: string): boolean => /^[^.].*\.json$/i.test(name);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isProtocolFile).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const unreadable = (file: string, cause: string): ProtocolFile => ({
  file,
  text: '',
  problem: refuse('E_PROTOCOL_UNREADABLE', { key: file, file, cause }).refusal,
});

export function parse(file: string, text: string): ProtocolFile {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return unreadable(file, `JSON ${placeOf(error, text)}`.trimEnd());
  }
  const checked = checkProtocol(raw);
  if ('protocol' in checked) return { file, text, protocol: checked.protocol };
  const { code, path: at, found } = checked.problem;
  return { file, text, problem: refuse(code, { key: file, file, path: at, found }).refusal };
}

/** Line and column as an editor counts them; V8 does not always tell them, but then the sign it stumbled over. */
function placeOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return /^Unexpected token ('.+?'),/s.exec(message)?.[1] ?? '';
  const before = text.slice(0, Number(position)).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
