import { createContext, type ReactNode, useContext } from 'react';
import type { Refusal } from '../../shared/contract/errors.ts';
import { type Formats, formats } from '../../shared/i18n/formats.ts';
import { createTexts, type Language, type Say, sentence, type Texts } from '../../shared/i18n/index.ts';

const Current = createContext<Texts>(createTexts('id'));

export function TextsProvider({ texts, children }: { texts: Texts; children: ReactNode }) {
  return <Current.Provider value={texts}>{children}</Current.Provider>;
}

/** The catalogue itself, for keys that the log makes. */
export const useCatalogue = (): Texts => useContext(Current);

/** The words of the screen in its language. */
export const useTexts = (): Say => useContext(Current).t;

/** For texts that come in both languages, such as those of a guide. */
export const useLanguage = (): Language => useContext(Current).language;

/** Days, times and parts in the language of the screen. */
export const useFormats = (): Formats => formats[useLanguage()];

/** What a failure is called on the screen. */
export function useSentence(): (refusal: Refusal) => string {
  const texts = useContext(Current);
  return (refusal) => sentence(texts, refusal);
}
