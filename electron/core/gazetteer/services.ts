import type { AgencyPost } from '../../../shared/domain/agency.ts';
import type { ImportedPlace } from './place-file.ts';

const hospitals = /rumah sakit|\brs(u|ud|ia|i)?\b|hospital|puskesmas|klinik|clinic/i;
const posts = /\bpos\b|damkar|pemadam|fire.?station|ambulan|police|polsek|polres|\bbpbd\b|\bpmi\b/i;

/**
 * What an imported place is to somebody who sends help. Its category decides, never its name: a shop may be called
 * after the hospital beside it.
 */
export function serviceOf({ kind, name, category, point }: ImportedPlace): AgencyPost | null {
  if (kind !== 'landmark' || name.length > 100) return null;
  if (hospitals.test(category)) return { name, kind: 'hospital', ...point };
  return posts.test(category) ? { name, kind: 'post', ...point } : null;
}
