/**
 * Control characters (Unicode Cc), private ones (Co) and invisible format characters (Cf), among them the marks
 * that turn the reading direction (Unicode TR 36 §2.5, "Trojan Source"). Line breaks and tabs are kept here.
 */
const disturbing = /(?![\n\t\u200d])[\p{Cc}\p{Cf}\p{Co}]/gu;
/** The joiner is invisible too, but between two pictures it makes one of them (Unicode TR 51 §2.3): 👨‍👩‍👧. */
const looseJoiner =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

const cleaned = (text: string): string =>
  text.replace(disturbing, '').replace(looseJoiner, '').toWellFormed();

/** Takes out what can disturb a line of text on the screen. Line breaks and tabs become a space. */
export const cleanLine = (text: string): string =>
  cleaned(text.replace(/[\t\r\n\u2028\u2029]+/g, ' ')).trim();

/** The same for text of several lines: line breaks and tabs stay. */
export const cleanText = (text: string): string => cleaned(text.replace(/\r\n?|[\u2028\u2029]/g, '\n'));
