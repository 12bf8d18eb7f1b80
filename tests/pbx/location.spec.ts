import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { field, saved } from '../e2e/app.ts';
import { geopriv, presence } from '../unit/pidf.ts';
import { audioBothWays, callBar, expect, lastCall, test } from './harness/room.ts';

const circle = geopriv(
  '<gs:Circle srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>-7.546 112.233</gml:pos><gs:radius uom="urn:ogc:def:uom:EPSG::9001">350</gs:radius></gs:Circle>',
);
const document = presence(circle).trim().split('\n');

test.use({ roomOptions: { pbx: { locationReferences: true } } });

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
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

test('a call that brings its place rings, carries sound, and its place is taken by one key only', async ({
  room,
}) => {
  const { siaga } = room;
  const { workstation } = siaga;
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    location: document,
    steps: ['call', 'ring', 'answered', 'wait for BYE'],
  });
  await callBar(siaga, 'ringing');
  await expect(workstation.getByTestId('network-location')).toContainText('Kec. Jombang');
  await expect(workstation.getByTestId('network-location')).toContainText('350');
  await workstation.keyboard.press('F2');
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, telephone);
  await expect(workstation.getByTestId('point')).toBeHidden();
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
  const broken = document.slice(0, -2);
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
  await using server = await placeServer(presence(circle));
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
});
