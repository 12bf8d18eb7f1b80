import type { i18n, TFunction } from 'i18next';
import { createContext, type ReactNode, useContext } from 'react';
import type { Refusal } from '../../shared/contract/errors.ts';
import { createTexts, type Language, sentence } from '../../shared/i18n/index.ts';

export const Texts = createContext<i18n>(createTexts('id'));

export function TextsProvider({ texts, children }: { texts: i18n; children: ReactNode }) {
  return <Texts.Provider value={texts}>{children}</Texts.Provider>;
}

/** The words of the screen in its language. */
export const useTexts = (): TFunction => useContext(Texts).t;

/** For texts that come in both languages, such as those of a guide. */
export const useLanguage = (): Language => (useContext(Texts).language === 'en' ? 'en' : 'id');

/** What a failure is called on the screen. */
export function useSentence(): (refusal: Refusal) => string {
  const texts = useContext(Texts);
  return (refusal) => sentence(texts, refusal);
}
