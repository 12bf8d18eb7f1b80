import i18next, { type i18n } from 'i18next';
import type { Refusal } from '../contract/errors.ts';
import { domain as domainEn } from './en/domain.ts';
import { errors as errorsEn } from './en/errors.ts';
import { screen as screenEn } from './en/screen.ts';
import { story as storyEn } from './en/story.ts';
import { domain } from './id/domain.ts';
import { errors } from './id/errors.ts';
import { screen } from './id/screen.ts';
import { story } from './id/story.ts';

export type Language = 'id' | 'en';

const id = { domain, errors, screen, story };
const en = { domain: domainEn, errors: errorsEn, screen: screenEn, story: storyEn };

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof id };
  }
}

/** All texts of one language; what a language lacks is said in Indonesian. */
export function createTexts(language: Language): i18n {
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
  return texts;
}

/** The sentence for people. */
export const sentence = (texts: i18n, { code, params }: Refusal): string => texts.t(`errors.${code}`, params);
