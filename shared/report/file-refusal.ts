import { type Refusal, refuse } from '../contract/errors.ts';

/** What the failure of a report's file means to people; null for an error that is none of a file's. */
export function refusalOfFile(error: unknown, file: string): Refusal | null {
  const name = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
  const folder = file.slice(0, Math.max(name, 1));
  const { code: cause = '', syscall } = error as { code?: string; syscall?: string };
  const renaming = syscall === 'rename';
  if (!/^E[A-Z0-9]+$/.test(cause)) return null;
  if (cause === 'ENOSPC' || cause === 'EDQUOT') return refuse('E_EXPORT_FULL', { folder }).refusal;
  // A file that is open on Windows, or in Excel on a share, cannot be replaced.
  if (cause === 'EBUSY' || cause === 'ETXTBSY' || (renaming && (cause === 'EPERM' || cause === 'EACCES')))
    return refuse('E_EXPORT_OPEN', { file: file.slice(name + 1) }).refusal;
  return refuse('E_EXPORT_FOLDER', { folder, cause }).refusal;
}
