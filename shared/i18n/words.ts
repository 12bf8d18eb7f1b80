/**
 * The same keys with any text. A key that counts something ends with `_other` (CLDR plural categories, as i18next
 * and `Intl.PluralRules` name them); a language with a singular form of its own adds `_one` beside it.
 */
export type Words<T> = T extends string
  ? string
  : { readonly [K in keyof T]: Words<T[K]> } & {
      readonly [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_one` : never]?: string;
    };

/** Every text's name: `screen.call.answer`. A counted one is named without the ending of its plural form. */
export type Key<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${infer Stem}_other`
      ? Stem
      : K
    : `${K}.${Key<T[K]>}`;
}[keyof T & string];
