import { HEAD_FILE } from './head.ts';
import { inXml } from './sheet.ts';

// The parts of the package around the sheets (ECMA-376 Part 2, Part 1 §18.2, §18.8).

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** `style` in sheet.ts counts these. */
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm:ss.000"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="0.000000"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4E4E4"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8">${[
  '<xf xfId="0"/>',
  '<xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"/>',
  '<xf xfId="0" numFmtId="49" applyNumberFormat="1"/>',
  '<xf xfId="0" numFmtId="49" applyNumberFormat="1" quotePrefix="1"/>',
  '<xf xfId="0" numFmtId="164" applyNumberFormat="1"/>',
  '<xf xfId="0" numFmtId="165" applyNumberFormat="1"/>',
  '<xf xfId="0" numFmtId="1" applyNumberFormat="1"/>',
  '<xf xfId="0" numFmtId="166" applyNumberFormat="1"/>',
].join('')}</cellXfs></styleSheet>`;

const quoted = (text: string): string => inXml(text).replaceAll('"', '&quot;');

export interface Part {
  name: string;
  /** `A1:C95`: what its filters are over. */
  range: string;
}

/** LibreOffice shows filters only where the workbook names what they are over (§18.2.5). */
const filterOf = ({ name, range }: Part, index: number): string =>
  `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${inXml(name)}'!${range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}</definedName>`;

/** Everything that belongs to these sheets, by its place in the package. */
export function parts(sheets: readonly Part[]): [name: string, text: string][] {
  const numbered = sheets.map(({ name }, index) => [quoted(name), index + 1] as const);
  return [
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${documents}"><bookViews><workbookView/></bookViews><sheets>${numbered
        .map(([name, n]) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`)
        .join('')}</sheets><definedNames>${sheets.map(filterOf).join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${relations}">${numbered
        .map(
          ([, n]) =>
            `<Relationship Id="rId${n}" Type="${documents}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        )
        .join('')}<Relationship Id="rId0" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${documents}/custom-properties" Target="${HEAD_FILE}"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/${HEAD_FILE}" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>${numbered
        .map(
          ([, n]) =>
            `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${types}.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
    ],
  ];
}
