import i18next from 'i18next';
import type { Refusal } from '../contract/errors.ts';
import { domain as domainEn } from './en/domain.ts';
import { errors as errorsEn } from './en/errors.ts';
import { lead as leadEn } from './en/lead.ts';
import { screen as screenEn } from './en/screen.ts';
import { story as storyEn } from './en/story.ts';
import { domain } from './id/domain.ts';
import { errors } from './id/errors.ts';
import { lead } from './id/lead.ts';
import { screen } from './id/screen.ts';
import { story } from './id/story.ts';
import type { Key } from './words.ts';

export type Language = 'id' | 'en';

const id = { domain, errors, lead, screen, story };
const en = { domain: domainEn, errors: errorsEn, lead: leadEn, screen: screenEn, story: storyEn };

/**
 * The text of a key, its gaps filled. Said here in a few words: i18next's own types for as many keys cost the compiler
 * more than everything else together.
 */
export type Say = (key: Key<typeof id>, gaps?: Readonly<Record<string, unknown>>) => string;

export interface Texts {
  readonly language: Language;
  t: Say;
  /** For keys that are made of what the log holds: the text, or `null` where there is none. */
  find(key: string, gaps?: Readonly<Record<string, unknown>>): string | null;
}

/** All texts of one language; what a language lacks is said in Indonesian. */
export function createTexts(language: Language): Texts {
  const texts = i18next.createInstance();
  void texts.init({
    lng: language,
    fallbackLng: 'id',
    resources: { id: { translation: id }, en: { translation: en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    // What a fact does not tell any more, because a retention rule blanked it.
    missingInterpolationHandler: () => '–',
    initAsync: false,
  });
  return {
    language,
    t: (key, gaps) => texts.t(key, { ...gaps }),
    find: (key, gaps) => (texts.exists(key, { ...gaps }) ? texts.t(key, { ...gaps }) : null),
  };
}

/** The sentence for people. */
export const sentence = (texts: Texts, { code, params }: Refusal): string =>
  texts.t(`errors.${code}`, params);
