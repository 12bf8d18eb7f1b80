import { OpenLocationCode } from 'open-location-code';
import type { Point } from '../domain/incident.ts';
import { METRES_PER_DEGREE, type Spotted } from './spotted.ts';

const CODE = /(?:^|[\s,/])([23456789CFGHJMPQRVWX]{4,8}0{0,4}\+[23456789CFGHJMPQRVWX]{0,5})(?=$|[\s,])/i;

const codes = new OpenLocationCode();

/** An Open Location Code, whole (`6P4JF63M+H6`) or short (`F63M+H6 Jombang`): then the nearest one is meant. */
export function readPlusCode(text: string, reference: Point): Spotted | null {
  const written = CODE.exec(text)?.[1]?.toUpperCase();
  if (!written || !codes.isValid(written)) return null;
  const { lat, lon } = reference;
  const whole = codes.isShort(written) ? codes.recoverNearest(written, lat, lon) : written;
  if (!codes.isFull(whole)) return null;
  const area = codes.decode(whole);
  return {
    kind: 'point',
    point: { lat: area.latitudeCenter, lon: area.longitudeCenter },
    radius:
      Math.max(area.latitudeHi - area.latitudeLo, area.longitudeHi - area.longitudeLo) *
      0.5 *
      METRES_PER_DEGREE,
    form: 'plus_code',
  };
}
