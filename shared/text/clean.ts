/**
 * Takes out what can disturb a line of text on the screen: control characters (Unicode Cc),
 * and invisible format characters (Cf), among them the marks that turn the reading direction
 * (Unicode TR 36 §2.5, "Trojan Source"). Line breaks and tabs become a space.
 */
export const cleanLine = (text: string): string =>
  text
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, '')
    .toWellFormed()
    .trim();

/** The same for text of several lines: line breaks and tabs stay. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Co}]/gu, '')
    .toWellFormed();
