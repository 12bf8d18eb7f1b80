/** The notice that ships beside the data: the licence asks that it goes with every copy. */
export const sources = `# Map data

| file | holds |
| --- | --- |
| \`desa.geojson\` | the 306 villages (302 desa, 4 kelurahan) of Kabupaten Jombang |
| \`kecamatan.geojson\`, \`kabupaten.geojson\` | the 21 kecamatan and the kabupaten, dissolved from the villages |
| \`neighbours.geojson\` | the kabupaten and kota around, cut to the part the map can show |
| \`labels.geojson\` | a point well inside each area, where its name is written |

Source: <https://github.com/cahyadsn/wilayah_boundaries>, commit
\`3c5a7960f4d227a38489094d84252bdbb3f978a5\`, © 2024 Cahya DSN, MIT. Administrative codes as in Kepmendagri
300.2.2-2138 of 2025. Changed: coordinates rounded to five decimals (about a metre), slivers between
neighbouring villages closed in the dissolved outlines. Made by \`build/map/derive.ts\`.

## MIT License

Copyright (c) 2024 Cahya DSN

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;
