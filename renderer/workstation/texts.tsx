import { createContext, type ReactNode, useContext } from 'react';
import type { Refusal } from '../../shared/contract/errors.ts';
import { type Formats, formats } from '../../shared/i18n/formats.ts';
import { type Language, type Say, sentence, type Texts } from '../../shared/i18n/index.ts';

const Current = createContext<Texts | null>(null);

export function TextsProvider({ texts, children }: { texts: Texts; children: ReactNode }) {
  return <Current.Provider value={texts}>{children}</Current.Provider>;
}

/** The catalogue itself, for keys that the log makes. */
export function useCatalogue(): Texts {
  const texts = useContext(Current);
  if (!texts) throw new Error('no texts');
  return texts;
}

/** The words of the screen in its language. */
export const useTexts = (): Say => useCatalogue().t;

/** For texts that come in both languages, such as those of a guide. */
export const useLanguage = (): Language => useCatalogue().language;

/** Days, times and parts in the language of the screen. */
export const useFormats = (): Formats => formats[useLanguage()];

/** What a failure is called on the screen. */
export function useSentence(): (refusal: Refusal) => string {
  const texts = useCatalogue();
  return (refusal) => sentence(texts, refusal);
}
