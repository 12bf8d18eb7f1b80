import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The key under which a number's history is kept: E.164 for Indonesian and foreign numbers,
 * the digits as they are for short codes and extensions, null for a withheld number.
 */
export function numberKey(raw: string | null): string | null {
  if (raw === null) return null;
  const dialled = raw.replace(/[^\d+*#]/g, '');
  if (!/\d/.test(dialled)) return null;
  if (/^\d{1,6}$/.test(dialled)) return dialled;
  return parsePhoneNumberFromString(dialled, 'ID')?.number ?? dialled;
}

/** As people read it: `0812-3456-7890`, `(0321) 861234`, `+65 6123 4567`; unknown shapes stay as they are. */
export function formatNumber(raw: string): string {
  const parsed = raw.length > 6 ? parsePhoneNumberFromString(raw, 'ID') : undefined;
  if (!parsed?.isPossible()) return raw;
  return parsed.country === 'ID' ? parsed.formatNational() : parsed.formatInternational();
}
