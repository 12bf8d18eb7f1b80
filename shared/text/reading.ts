/** For slow readers, in a language they may not speak every day: 150 words a minute and a moment to look up. */
export const readingMs = (text: string): number => 1_500 + text.split(/\s+/).length * 400;
