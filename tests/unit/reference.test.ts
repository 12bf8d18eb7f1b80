import { describe, expect, test } from 'vitest';
import * as call from '../../electron/core/call/decide.ts';
import { referenceToFollow } from '../../electron/core/location/reference.ts';
import { locationHosts } from '../../electron/main/settings/location-hosts.ts';
import { Config } from '../../shared/config/schema.ts';
import { Call } from '../../shared/domain/call.ts';
import { geopriv, presence } from './pidf.ts';
import { Desk, hangUp, ids, ring } from './world.ts';

const hosts = ['pbx.example', '127.0.0.1', '[::1]'];
const followed = (...headers: string[]): string | null => referenceToFollow(headers, hosts)?.href ?? null;

describe('which reference is asked', () => {
  test.each([
    'https://pbx.example/loc/123',
    'http://pbx.example/loc/123',
    // The place server of a PBX is rarely its WebSocket: the host decides, at any port.
    'https://pbx.example:8443/loc?id=1',
    'http://127.0.0.1:8080/loc',
    'http://[::1]:8080/loc',
  ])('%s', (uri) => {
    expect(followed(`<${uri}>`)).toBe(uri);
  });

  test.each([
    ['another host', 'https://lis.example/loc'],
    ['a host below it', 'https://a.pbx.example/loc'],
    ['a host that begins like it', 'https://pbx.example.com/loc'],
    ['its name as a name to log in with', 'https://pbx.example@lis.example/loc'],
    ['a backslash before it', 'https://lis.example\\@pbx.example/loc'],
    ['a name in it', 'https://op1@pbx.example/loc'],
    ['a password in it', 'https://:rahasia@pbx.example/loc'],
    ['another scheme', 'ftp://pbx.example/loc'],
    ['a file', 'file://pbx.example/etc/hostname'],
    ['a script', 'javascript:fetch("https://pbx.example")'],
    ['data', 'data:text/html,pbx.example'],
    ['a SIP address', 'sips:loc123@pbx.example'],
    ['no address', 'pbx.example/loc'],
    ['nothing', ''],
  ])('never %s: %s', (_what, uri) => {
    expect(followed(`<${uri}>`)).toBeNull();
  });

  test('the case of a host, and its number written otherwise, are the same host', () => {
    expect(followed('<HTTPS://PBX.Example/Loc>')).toBe('https://pbx.example/Loc');
    expect(followed('<http://0x7f.1/loc>')).toBe('http://127.0.0.1/loc');
  });

  test('the first that may be asked, of several', () => {
    expect(
      followed(
        '<sip:a@pbx.example>, <https://lis.example/1>;x=y',
        '<https://pbx.example/2>, <http://127.0.0.1/3>',
      ),
    ).toBe('https://pbx.example/2');
    expect(followed('https://pbx.example/without-brackets')).toBeNull();
  });

  test('none without a host that may be asked', () => {
    expect(referenceToFollow(['<https://pbx.example/loc>'], [])).toBeNull();
  });
});

describe('the hosts that may be asked', () => {
  const pbx = (change: object) =>
    Config.parse({
      pbx: {
        urls: ['wss://PBX.example:7443/ws', 'ws://127.0.0.1:8088', 'wss://pbx.example'],
        account: 'op1@pbx.example',
        password: 'rahasia',
        ...change,
      },
    });

  test('are none, unless the administrator says so', () => {
    expect(locationHosts(pbx({}))).toEqual([]);
    expect(locationHosts(pbx({ locationReferences: false }))).toEqual([]);
    expect(locationHosts(Config.parse({}))).toEqual([]);
  });

  test('are those of the PBX addresses', () => {
    expect(locationHosts(pbx({ locationReferences: true }))).toEqual(['pbx.example', '127.0.0.1']);
  });
});

describe('what was asked for', () => {
  const body = presence(
    geopriv('<gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>-7.546 112.233</gml:pos></gml:Point>'),
  );
  const reference = { headers: ['<https://pbx.example/loc>'], parts: [] };
  const direct = { headers: [], parts: [{ type: 'application/pidf+xml', id: '', body }] };
  const rung = (location: object) => {
    const desk = new Desk();
    const id = ids.call();
    desk.do((w) => call.ring(w, ring(id, { location })), 'phone');
    const placeOf = () => {
      const found = Call.parse(desk.call(id));
      return found.direction === 'in' ? found.location : undefined;
    };
    const located = (asked: Parameters<typeof call.located>[2]) =>
      desk.do((w) => call.located(w, id, asked), 'system');
    return { desk, id, placeOf, located };
  };

  test('is the place that it would have been in the INVITE itself', () => {
    const asked = rung(reference);
    expect(asked.placeOf()).toEqual({ kind: 'reference' });
    expect(asked.located({ body })).toEqual(['call.located']);
    expect(asked.placeOf()).toEqual(rung(direct).placeOf());
    expect(asked.placeOf()).toMatchObject({ kind: 'position', point: { lat: -7.546, lon: 112.233 } });
    const fact = asked.desk.entries.at(-1);
    expect(fact?.data).toMatchObject({ result: 'received', rawLocation: { parts: [{ body }] } });
  });

  test('changes nothing when it comes twice, or where no reference was', () => {
    const asked = rung(reference);
    asked.located({ failure: 'timeout' });
    expect(asked.placeOf()).toEqual({ kind: 'unreadable', failure: 'timeout' });
    expect(asked.located({ body })).toEqual([]);
    expect(asked.placeOf()).toEqual({ kind: 'unreadable', failure: 'timeout' });
    const direct2 = rung(direct);
    expect(direct2.located({ failure: 'refused' })).toEqual([]);
    const desk = new Desk();
    expect(desk.do((w) => call.located(w, ids.call(), { body }))).toEqual([]);
  });

  test('is kept when the caller has hung up meanwhile: where to look is worth more then', () => {
    const asked = rung(reference);
    asked.desk.do((w) => call.endCall(w, hangUp(asked.id, { kind: 'cancelled' })));
    expect(asked.located({ body })).toEqual(['call.located']);
    expect(asked.desk.call(asked.id)).toMatchObject({
      state: 'ended',
      location: { kind: 'position' },
      qualification: { disposition: 'abandoned' },
    });
  });

  test('may hold no place, and no further reference is looked for in it', () => {
    for (const odd of ['', 'lokasi: pasar', '<!DOCTYPE x []><x/>', '<https://pbx.example/next>']) {
      const asked = rung(reference);
      asked.located({ body: odd });
      expect(asked.placeOf()).toEqual({ kind: 'unreadable' });
      expect(asked.desk.entries.at(-1)?.data).toMatchObject({ result: 'unreadable' });
    }
  });
});
