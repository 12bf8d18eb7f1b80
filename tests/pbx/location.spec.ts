import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { field, saved } from '../e2e/app.ts';
import { geopriv, presence } from '../unit/pidf.ts';
import { audioBothWays, callBar, expect, lastCall, test } from './harness/room.ts';

const circle = geopriv(
  '<gs:Circle srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>-7.546 112.233</gml:pos><gs:radius uom="urn:ogc:def:uom:EPSG::9001">350</gs:radius></gs:Circle>',
);
const pidf = presence(circle).trim().split('\n');

test.use({ roomOptions: { map: true, pbx: { locationReferences: true } } });

/** Where the PBX keeps the places of its callers, and what it was asked for. */
async function placeServer(body: string) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.accept);
    response.setHeader('content-type', 'application/pidf+xml').end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/place`,
    asked,
    close: () => server.close(),
  };
}

/** How many points of the map have the colour in which the network's place is drawn. */
async function drawnAsPlace(page: Page): Promise<number> {
  const map = page.locator('[data-map="ready"]');
  const picture = (await map.screenshot()).toString('base64');
  return map.evaluate(async (element, base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!pen) return -1;
    pen.fillStyle = getComputedStyle(element).getPropertyValue('--map-chosen');
    pen.fillRect(0, 0, 1, 1);
    const colour = pen.getImageData(0, 0, 1, 1).data;
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    let drawn = 0;
    for (let at = 0; at < data.length; at += 4) {
      if ([0, 1, 2].every((part) => Math.abs((data[at + part] ?? 0) - (colour[part] ?? 0)) < 4)) drawn += 1;
    }
    return drawn;
  }, picture);
}

test('a call that brings its place rings, carries sound, and its place is taken by one key only', async ({
  room,
}) => {
  const { siaga } = room;
  const { workstation } = siaga;
  const telephone = await room.telephone();
  await expect(workstation.locator('[data-map="ready"]')).toBeVisible();
  const before = await drawnAsPlace(workstation);
  const caller = await room.party({
    mediaPort: telephone.port,
    location: pidf,
    steps: ['call', 'ring', 'answered', 'wait for BYE'],
  });
  await callBar(siaga, 'ringing');
  await expect(workstation.getByTestId('network-location')).toContainText('Kec. Jombang');
  await expect(workstation.getByTestId('network-location')).toContainText('350');
  await workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, telephone);
  await expect(workstation.getByTestId('point')).toBeHidden();
  // Drawn on the map, though nobody has taken it.
  await expect.poll(() => drawnAsPlace(workstation)).toBeGreaterThan(before + 40);
  await workstation.screenshot({ path: 'test-results/network-location.png' });
  await workstation.keyboard.press('Alt+KeyF');
  await expect(workstation.getByTestId('point')).toContainText('-7.54600, 112.23300');
  await expect(field(workstation, 'pointSource')).toHaveValue('pidf');
  await expect(field(workstation, 'pointCertainty')).toHaveValue('near');
  await expect(field(workstation, 'pointRadius')).toHaveValue('350');
  await expect(field(workstation, 'kecamatan')).toHaveValue('Jombang');
  await saved(workstation);
  await workstation.keyboard.press('F8');
  expect(await caller.running.ended).toBe(0);
  await expect
    .poll(() => lastCall(siaga))
    .toMatchObject({
      location: {
        kind: 'position',
        shape: 'circle',
        point: { lat: -7.546, lon: 112.233 },
        radius: 350,
        method: 'Cell',
      },
    });
});

test('a place that cannot be read does not lose the call: the screen says so, the log keeps it as it came', async ({
  room,
}) => {
  const { siaga } = room;
  const { workstation } = siaga;
  const telephone = await room.telephone();
  const broken = pidf.slice(0, -2);
  const caller = await room.party({
    mediaPort: telephone.port,
    location: broken,
    steps: ['call', 'ring', 'answered', 'wait for BYE'],
  });
  await callBar(siaga, 'ringing');
  await expect(workstation.getByTestId('network-location')).toContainText('tidak terbaca');
  await workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, telephone);
  await workstation.keyboard.press('F8');
  expect(await caller.running.ended).toBe(0);
  const bodies = siaga.read((db) =>
    db.prepare(`SELECT body FROM log WHERE type = 'call.rang'`).pluck().all(),
  ) as string[];
  expect(bodies.at(-1)).toContain('pres:uji@example.com');
});

test('a call without a place has no line about it; for one with a reference the PBX is asked', async ({
  room,
}) => {
  const { siaga, party } = room;
  const place = siaga.workstation.getByTestId('network-location');
  const bare = await party({ mediaPort: 9, steps: ['call', 'ring', 'answered', 'wait for BYE'] });
  await callBar(siaga, 'ringing');
  await expect(siaga.workstation.getByTestId('call-number')).toBeVisible();
  await expect(place).toHaveCount(0);
  await siaga.workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');
  await siaga.workstation.keyboard.press('F8');
  expect(await bare.running.ended).toBe(0);
  await siaga.workstation.keyboard.press('Alt+KeyS');
  await expect.poll(() => lastCall(siaga)?.state).toBe('ended');
  const server = await placeServer(presence(circle));
  const referred = await party({
    mediaPort: 9,
    locationReference: server.address,
    steps: ['call', 'ring', 'answered', 'wait for BYE'],
  });
  await callBar(siaga, 'ringing');
  await expect(place).toContainText('Kec. Jombang');
  await siaga.workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');
  await siaga.workstation.keyboard.press('F8');
  expect(await referred.running.ended).toBe(0);
  expect(server.asked).toEqual(['application/pidf+xml']);
  server.close();
});
