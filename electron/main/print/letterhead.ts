import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Letterhead } from '../../../shared/report/Heading.tsx';

const pictures: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};

/** A letterhead whose picture cannot be read is one without a picture. */
export async function letterheadOf(config: {
  lines: string[];
  logo?: string | undefined;
}): Promise<Letterhead> {
  const { lines, logo } = config;
  const type = pictures[path.extname(logo ?? '').toLowerCase()];
  if (!logo || !type) return { lines, logo: null };
  const picture = await readFile(logo).catch(() => null);
  return { lines, logo: picture && `data:${type};base64,${picture.toString('base64')}` };
}
