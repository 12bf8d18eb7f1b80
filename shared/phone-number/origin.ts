import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Who was given which prefix: the shape of `resources/numbering/indonesia.json`. */
export interface NumberingPlan {
  /** Where the lists come from. */
  source: string;
  mobile: { operator: string; prefixes: string[] }[];
  areas: { code: string; places: string[] }[];
  services: { number: string; name: string }[];
}

/** What the number itself tells of where it comes from. */
export type Origin =
  /** By prefix. Indonesian numbers cannot be taken to another operator, but brands are sold and merged. */
  | { kind: 'mobile'; operator: string | null }
  | { kind: 'area'; code: string; places: string[] }
  | { kind: 'service'; name: string }
  /** ISO 3166 country, or null where several share the calling code. */
  | { kind: 'foreign'; country: string | null; callingCode: string };

/** Null for what cannot be placed: an extension, a name, an area code that does not exist. */
export function originOf(raw: string, plan: NumberingPlan): Origin | null {
  const dialled = raw.replace(/[^\d+*#]/g, '');
  if (/^\d{1,6}$/.test(dialled)) {
    const service = plan.services.find(({ number }) => number === dialled);
    return service ? { kind: 'service', name: service.name } : null;
  }
  const parsed = parsePhoneNumberFromString(dialled, 'ID');
  if (!parsed) return null;
  if (parsed.countryCallingCode !== '62') {
    return { kind: 'foreign', country: parsed.country ?? null, callingCode: parsed.countryCallingCode };
  }
  const national = `0${parsed.nationalNumber}`;
  if (national.startsWith('08')) {
    const found = plan.mobile.find(({ prefixes }) => prefixes.some((prefix) => national.startsWith(prefix)));
    return { kind: 'mobile', operator: found?.operator ?? null };
  }
  // Codes have three or four digits, and none begins another.
  const area = plan.areas.find(({ code }) => national.startsWith(code));
  return area ? { kind: 'area', code: area.code, places: area.places } : null;
}
