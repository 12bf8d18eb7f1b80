import type { ChannelKind } from '../domain/agency.ts';

const story = `Kejadian: {{kategori}}
Prioritas: {{prioritas}}
{{kejadian}}

Lokasi: {{lokasi}}
Desa/kelurahan: {{desa}}
Kecamatan: {{kecamatan}}
Patokan: {{patokan}}
Koordinat: {{koordinat}}
Akses: {{akses}}

Korban: {{korban}}
Keadaan korban: {{keadaan_korban}}
Bahaya: {{bahaya}}

Pelapor: {{pelapor}}
Telepon: {{telepon}}
Catatan: {{catatan}}`;

const head = `{{pembaruan}}
Yang berubah: {{perubahan}}
Laporan {{nomor}}, {{waktu}} WIB`;

const written = `${head}

${story}

{{petugas}}, {{ruang}}`;

/** The shipped text of each channel; an agency's own goes before it. */
export const shippedTemplates: Readonly<Record<ChannelKind, string>> = {
  /** What the operator says when the agency picks up. */
  sip: `{{instansi}}, ini {{ruang}}. {{kategori}}, {{lokasi}}, {{kecamatan}}. {{kejadian}}`,
  manual: `${head}

${story}`,
  webhook: written,
  email: `Kepada {{instansi}},

${written}`,
  print: written,
};

/** The subject of an e-mail: what somebody sees on a locked telephone, so without names and numbers of callers. */
export const subjectTemplate = '{{pembaruan}} 112 {{nomor}}: {{kategori}}, {{kecamatan}}';
