import jombang from '../../../resources/places/jombang.json' with { type: 'json' };
import type { IncidentChanges } from '../../../shared/domain/incident.ts';
import type { Chance } from './chance.ts';

const directions = ['utara', 'selatan', 'timur', 'barat', 'depan', 'belakang'];
const landmarks = [
  'Masjid Al Ikhlas',
  'balai desa',
  'SDN 2',
  'pasar',
  'pondok pesantren',
  'lapangan',
  'puskesmas pembantu',
];
const hamlets = ['Krajan', 'Sumberejo', 'Kedungsari', 'Ngrandu', 'Tegalrejo', 'Sambirejo', 'Kaliwungu'];

/** Where it happened, as callers say it, in one of the regency's real villages. */
export function place(chance: Chance): IncidentChanges {
  const kecamatan = chance.pick(jombang.kecamatan);
  const desa = chance.pick(kecamatan.desa);
  const rt = String(chance.int(1, 12)).padStart(2, '0');
  const rw = String(chance.int(1, 6)).padStart(2, '0');
  const hamlet = chance.happens(0.7) ? `Dusun ${chance.pick(hamlets)} ` : '';
  return {
    kecamatan: kecamatan.code,
    desa: desa.code,
    locationText: `${hamlet}RT ${rt} RW ${rw}, ${desa.name}`,
    ...(chance.happens(0.5)
      ? { landmark: `${chance.pick(directions)} ${chance.pick(landmarks)} ${desa.name}` }
      : {}),
  };
}
