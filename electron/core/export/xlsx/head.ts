import { readXml } from '../../location/xml.ts';
import { Head } from '../head.ts';

// What a workbook says of itself for `siaga verify`: custom properties (ECMA-376 Part 1 §22.3), which Excel shows under
// the file's properties. It takes no more than 255 letters in one, so the text of the head goes on in the next.

export const HEAD_FILE = 'docProps/custom.xml';
const NAME = 'siaga112';
const MOST_LETTERS = 240;

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const code = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The part, by its place in the package. */
export function headPart(head: Head): [file: string, text: string] {
  // In ASCII, so that a piece ends at no half of a letter.
  const text = JSON.stringify(head).replace(/[^ -~]/g, code);
  const pieces = text.match(new RegExp(`.{1,${MOST_LETTERS}}`, 'g')) ?? [];
  const properties = pieces.map(
    (piece, index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${NAME}-${index + 1}"><vt:lpwstr>${piece.replace(/[&<>]/g, (mark) => marks[mark] ?? '')}</vt:lpwstr></property>`,
  );
  return [
    HEAD_FILE,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join('')}</Properties>`,
  ];
}

/** Throws where it is none that we wrote. */
export function readHead(part: string): Head {
  const pieces = readXml(part).children.filter(({ attributes }) =>
    attributes['name']?.startsWith(`${NAME}-`),
  );
  return Head.parse(JSON.parse(pieces.map(({ children }) => children[0]?.text ?? '').join('')));
}
