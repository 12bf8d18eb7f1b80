import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { Config } from '../../../shared/config/schema.ts';
import { type Refusal, refuse } from '../../../shared/contract/errors.ts';

export interface ReadConfig {
  config: Config;
  /** What is wrong with the file; each bad key has fallen back to its default. */
  problems: Refusal[];
  /** The pbx section is there but unusable: no telephone rather than a training mode nobody asked for. */
  pbxBroken: boolean;
  exists: boolean;
}

const SHOWN = 40;

/** A value as a person may recognise it; never a secret. */
function shown(raw: unknown, at: readonly PropertyKey[]): string {
  let value: unknown = raw;
  for (const key of at) {
    if (key === 'password' || key === 'secret') return '•••';
    value =
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = value === undefined ? '–' : String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** The innermost issue: a union hides what is wrong inside its nearest option. */
function innermost(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0];
    if (nearest) {
      const inner = innermost(nearest);
      return { path: [...issue.path, ...inner.path], message: inner.message };
    }
  }
  if (issue.code === 'unrecognized_keys')
    return { path: [...issue.path, issue.keys[0] ?? ''], message: 'unknown key' };
  return { path: [...issue.path], message: issue.message };
}

/** Reads the settings; whatever is wrong is said, and the rest still counts. */
export function readConfig(file: string): ReadConfig {
  const name = path.basename(file);
  const broken = (cause: string): ReadConfig => ({
    config: Config.parse({}),
    problems: [refuse('E_CONFIG_UNREADABLE', { file: name, cause }).refusal],
    pbxBroken: true,
    exists: true,
  });
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return { config: Config.parse({}), problems: [], pbxBroken: false, exists: false };
    }
    // JSON.parse quotes the text around the fault, which may be a password.
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const code = (error as NodeJS.ErrnoException).code;
    return broken(code ?? (position ? `karakter ke-${position}` : 'JSON'));
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return broken('JSON');
  return validate(raw as Record<string, unknown>, name);
}

function validate(raw: Record<string, unknown>, file: string): ReadConfig {
  const problems: Refusal[] = [];
  const good = { ...raw };
  let pbxBroken = false;
  for (let round = 0; round <= Object.keys(raw).length; round += 1) {
    const parsed = Config.safeParse(good);
    if (parsed.success) return { config: parsed.data, problems, pbxBroken, exists: true };
    for (const issue of parsed.error.issues) {
      const { path: at, message } = innermost(issue);
      const top = String(at[0] ?? '');
      if (!(top in good)) continue;
      const key = at.map(String).join('.');
      problems.push(
        refuse('E_CONFIG_INVALID', { file, key, value: shown(raw, at), expected: message }).refusal,
      );
      if (top === 'pbx') pbxBroken = true;
    }
    for (const issue of parsed.error.issues) delete good[String(innermost(issue).path[0] ?? '')];
  }
  return { config: Config.parse({}), problems, pbxBroken, exists: true };
}
