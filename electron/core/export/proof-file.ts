import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Refusal } from '../../../shared/contract/errors.ts';
import { writeWhole } from './file.ts';
import { Head, headOf } from './head.ts';
import type { Report } from './report.ts';

/** What stands beside a table that has no room for it: where it is from, where the log stood, and its hash. */
const ProofFile = Head.extend({
  format: z.literal('siaga112-proof'),
  version: z.literal(1),
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
type ProofFile = z.infer<typeof ProofFile>;

export const proofFileOf = (file: string): string => `${file}.bukti.json`;

/** Not to be cancelled any more: the table is there. */
export function writeProof(report: Report, file: string, sha256: string): Promise<Refusal | null> {
  const proof: ProofFile = {
    format: 'siaga112-proof',
    version: 1,
    file: path.basename(file),
    sha256,
    ...headOf(report),
  };
  const content = [`${JSON.stringify(proof, null, 1)}\n`];
  return writeWhole(proofFileOf(file), content, { makeFolder: false });
}

/** Null where there is none that can be read. */
export async function readProof(file: string): Promise<ProofFile | null> {
  try {
    return ProofFile.parse(JSON.parse(await readFile(proofFileOf(file), 'utf8')));
  } catch {
    return null;
  }
}
