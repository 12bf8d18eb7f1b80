import type { SubCategory } from '../../../shared/domain/category.ts';
import type { PrankMotive } from '../../../shared/domain/disposition.ts';
import type { Priority } from '../../../shared/domain/priority.ts';

/** What a caller reports, in the words of the room. `{tempat}` is filled with a place. */
export interface Story {
  sub: SubCategory;
  priority: Priority;
  agencies: readonly string[];
  texts: readonly string[];
  victims?: readonly [least: number, most: number];
  victimsState?: string;
  hazards?: string;
  weight: number;
}

export const emergencies: readonly Story[] = [
  {
    sub: 'collision',
    priority: 'red',
    agencies: ['dinkes', 'dishub'],
    texts: [
      'Tabrakan dua sepeda motor, satu pengendara tergeletak di jalan',
      'Motor adu banteng dengan mobil pikap, korban tidak bisa berdiri',
      'Truk menabrak motor dari belakang, kaki korban terjepit',
    ],
    victims: [1, 3],
    victimsState: 'Sadar, luka di kaki dan kepala',
    hazards: 'Arus lalu lintas ramai',
    weight: 9,
  },
  {
    sub: 'single_vehicle',
    priority: 'yellow',
    agencies: ['dinkes'],
    texts: ['Motor jatuh sendiri di tikungan, pengendara perempuan lecet dan pusing'],
    victims: [1, 2],
    victimsState: 'Sadar, luka lecet',
    weight: 4,
  },
  {
    sub: 'house_fire',
    priority: 'red',
    agencies: ['damkar', 'dinkes'],
    texts: [
      'Dapur rumah terbakar, api sudah sampai atap',
      'Gudang kayu terbakar, asap tebal, warga menyiram dengan ember',
      'Toko terbakar, pemilik masih mencari anaknya',
    ],
    victims: [0, 2],
    hazards: 'Tabung gas elpiji dan kabel listrik',
    weight: 6,
  },
  {
    sub: 'land_fire',
    priority: 'yellow',
    agencies: ['damkar'],
    texts: ['Lahan tebu terbakar, angin mengarah ke rumah warga', 'Tumpukan sampah di tepi sungai terbakar'],
    hazards: 'Angin kencang',
    weight: 5,
  },
  {
    sub: 'unconscious',
    priority: 'red',
    agencies: ['dinkes'],
    texts: ['Bapak usia 60 tahun pingsan di kamar mandi', 'Orang tidak sadar di teras masjid sesudah salat'],
    victims: [1, 1],
    victimsState: 'Tidak sadar, masih bernapas',
    weight: 6,
  },
  {
    sub: 'breathing',
    priority: 'red',
    agencies: ['dinkes'],
    texts: ['Ibu sesak napas berat, punya riwayat asma', 'Anak demam tinggi dan sesak sejak subuh'],
    victims: [1, 1],
    victimsState: 'Sadar, sesak',
    weight: 5,
  },
  {
    sub: 'childbirth',
    priority: 'red',
    agencies: ['dinkes'],
    texts: ['Istri hendak melahirkan, ketuban sudah pecah, tidak ada kendaraan'],
    victims: [1, 1],
    weight: 3,
  },
  {
    sub: 'flood',
    priority: 'yellow',
    agencies: ['bpbd'],
    texts: [
      'Tanggul jebol, air masuk rumah setinggi lutut',
      'Banjir luapan sungai, dua lansia belum dievakuasi',
    ],
    hazards: 'Arus deras, listrik masih menyala',
    weight: 3,
  },
  {
    sub: 'fallen_tree',
    priority: 'yellow',
    agencies: ['bpbd', 'dishub'],
    texts: ['Pohon trembesi tumbang menutup jalan raya', 'Pohon sono roboh menimpa kabel listrik dan pagar'],
    hazards: 'Kabel listrik terjuntai',
    weight: 6,
  },
  {
    sub: 'drowning',
    priority: 'red',
    agencies: ['bpbd', 'dinkes'],
    texts: [
      'Anak hanyut di saluran irigasi, warga sedang mencari',
      'Orang tercebur ke Sungai Brantas dekat tambangan',
    ],
    victims: [1, 1],
    hazards: 'Arus deras',
    weight: 2,
  },
];

export const lesser: readonly Story[] = [
  {
    sub: 'snake',
    priority: 'green',
    agencies: ['damkar'],
    texts: ['Ular kobra masuk rumah, ada di bawah lemari', 'Ular sanca di kandang ayam, panjang dua meter'],
    weight: 7,
  },
  {
    sub: 'wasp_nest',
    priority: 'green',
    agencies: ['damkar'],
    texts: ['Sarang tawon vespa besar di atap sekolah', 'Sarang tawon di pohon mangga dekat jemuran'],
    weight: 6,
  },
  {
    sub: 'street_light',
    priority: 'green',
    agencies: ['dishub'],
    texts: ['Lampu jalan padam sudah satu minggu, jalan gelap', 'Lampu lalu lintas di perempatan mati'],
    weight: 4,
  },
  {
    sub: 'noise',
    priority: 'green',
    agencies: ['satpol-pp'],
    texts: [
      'Suara orkes dari hajatan sampai lewat tengah malam',
      'Knalpot brong dan balap liar setiap malam Minggu',
    ],
    weight: 4,
  },
  {
    sub: 'disturbed_person',
    priority: 'yellow',
    agencies: ['satpol-pp', 'dinkes'],
    texts: ['ODGJ mengamuk dan melempari rumah warga', 'Orang terlantar tidur di depan toko, bicara sendiri'],
    weight: 4,
  },
  {
    sub: 'road_damage',
    priority: 'green',
    agencies: ['dishub'],
    texts: ['Jalan berlubang dalam, sudah dua motor jatuh'],
    weight: 2,
  },
];

export const reasons = {
  ghost: ['', '', 'Hening', 'Suara televisi', 'Suara jalan raya, tidak menjawab'],
  wrong_number: ['', 'Mencari nomor bank', 'Hendak menelepon keluarga'],
  test: ['Uji sambungan pagi', 'Uji oleh Diskominfo'],
} as const;

export const pranks: readonly { motive: PrankMotive; reason: string }[] = [
  { motive: 'children', reason: 'Suara anak-anak tertawa' },
  { motive: 'children', reason: '' },
  { motive: 'joking', reason: 'Menyanyi lalu menutup' },
  { motive: 'joking', reason: 'Pesan ojek' },
  { motive: 'false_report', reason: 'Mengaku kebakaran, lokasi berubah-ubah' },
  { motive: 'abuse', reason: '' },
  { motive: 'other', reason: 'Minta ditemani bicara' },
];

/** By the ids of the shipped list of referrals. */
export const referred: readonly { id: string; to: string; reason: string }[] = [
  { id: 'lost-property', to: 'Polsek terdekat', reason: 'Kehilangan dompet' },
  { id: 'vehicle-tax', to: 'Samsat atau Satpas Polres Jombang', reason: 'Tanya jadwal SIM keliling' },
  { id: 'electricity', to: 'PLN', reason: 'Keluhan tagihan listrik' },
  { id: 'health-insurance', to: 'BPJS Kesehatan', reason: '' },
  { id: 'drinking-water', to: 'Perumdam Tirta Kencana Jombang', reason: 'Air mati sejak pagi' },
];

export const operators = [
  'Siti Aminah',
  'Bagus Prasetyo',
  'Dewi Lestari',
  'Rizky Maulana',
  'Nur Hidayah',
  'Andi Saputra',
];
export const people = [
  'Bu Sri',
  'Pak Slamet',
  'Mas Dimas',
  'Mbak Rina',
  'Pak Mulyono',
  'Bu Wati',
  'Pak RT Sugeng',
  'Bu Khotimah',
  'Mas Fajar',
  'Mbak Indah',
];
export const receivers = ['Piket regu A', 'Piket regu B', 'Pak Hadi', 'Bu Yuni', 'Pak Eko', 'Mas Arif'];
export const outcomes = [
  'Selesai ditangani',
  'Korban dibawa ke RSUD Jombang',
  'Api padam',
  'Sudah dievakuasi',
  'Ditangani warga dan petugas',
];
