import { expect, test } from 'vitest';
import { type Slip, slipHtml } from '../../../electron/main/print/slip.ts';

const slip: Slip = {
  language: 'id',
  name: '20261124-001',
  title: 'Kejadian 20261124-001',
  subtitle: '24 November 2026 14.05 WIB',
  rows: [
    ['Apa yang terjadi', 'Kebakaran\ndi pasar'],
    ['Nama pelapor', `<img src=x onerror=alert(1)> & "Budi"`],
  ],
  image: 'data:image/png;base64,AAAA',
  source: 'Batas wilayah © 2024 Cahya DSN (MIT)',
};

test('the slip holds what is known and the map, and keeps the lines of a text', () => {
  const html = slipHtml(slip);
  expect(html).toContain('<h1>Kejadian 20261124-001</h1>');
  expect(html).toContain('Kebakaran<br>di pasar');
  expect(html).toContain('<img src="data:image/png;base64,AAAA" alt="">');
});

test('nothing that a caller said is markup on the slip', () => {
  const html = slipHtml(slip);
  expect(html).not.toContain('<img src=x');
  expect(html).toContain('&#60;img src=x onerror=alert(1)&#62; &#38; &#34;Budi&#34;');
});
