/** Letters, digits and single dashes: safe in a file name on every system. */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || '-';
