import type { IncidentField } from '../../domain/incident.ts';

/** Words in the messages to agencies. The agencies read Indonesian, whatever language the screen speaks. */
export const messages = {
  update: 'PEMBARUAN ke-{{revision}}',
  somewhere: 'di sekitar',
  restriction: 'Hanya untuk instansi yang menangani',
  unnamedEvent: 'Kejadian',
  trialMark: 'UJI',
  trial: 'PESAN UJI dari ruang 112: bukan kejadian, tidak perlu ditindaklanjuti.',
  slip: 'Lembar penerusan 112',
  slipLines: ['Diterima oleh', 'Jam', 'Tanda tangan'],
  fields: {
    category: 'kategori',
    subCategory: 'jenis kejadian',
    priority: 'prioritas',
    whatHappened: 'kejadian',
    locationText: 'lokasi',
    kecamatan: 'kecamatan',
    desa: 'desa/kelurahan',
    landmark: 'patokan',
    point: 'koordinat',
    victims: 'jumlah korban',
    victimsState: 'keadaan korban',
    hazards: 'bahaya',
    access: 'akses',
    callerName: 'nama pelapor',
    callbackNumber: 'telepon pelapor',
    notes: 'catatan',
  } satisfies Record<Exclude<IncidentField, 'answers'>, string>,
} as const;
