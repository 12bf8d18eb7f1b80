import { plain, wordsOf } from './spelling.ts';

/** What a word before a name says that the name is. */
export type Role = 'kecamatan' | 'desa';

export interface QueryWord {
  /** As typed, lower-case. */
  text: string;
  plain: string;
  role: Role | null;
  /** It only says where things stand to each other: it names no kecamatan or desa. */
  noise: boolean;
}

/** What is meant by an abbreviation. An empty word is left out. */
const meanings: Readonly<Record<string, string>> = {
  ps: 'pasar',
  psr: 'pasar',
  pp: 'ponpes',
  pontren: 'ponpes',
  pkm: 'puskesmas',
  pusk: 'puskesmas',
  puskes: 'puskesmas',
  st: 'stasiun',
  sta: 'stasiun',
  term: 'terminal',
  trm: 'terminal',
  mjd: 'masjid',
  msjd: 'masjid',
  mesjid: 'masjid',
  mushola: 'musala',
  musholla: 'musala',
  mushalla: 'musala',
  langgar: 'musala',
  lap: 'lapangan',
  kntr: 'kantor',
  jbtn: 'jembatan',
  prapatan: 'perempatan',
  pertelon: 'pertigaan',
  sklh: 'sekolah',
  mkm: 'makam',
  pbrk: 'pabrik',
  jl: '',
  jln: '',
  jalan: '',
  jalang: '',
  gg: '',
  gang: '',
  kab: '',
  kabupaten: '',
  jatim: '',
  no: '',
  nomor: '',
  nmr: '',
};

/** Several words that are written as one. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\b(?:pondok|pond|pon|pd) (?:pesantren|pes|ps|pp)\b/g, 'ponpes'],
  [/\b(?:rumah sakit|rs) umum daerah\b/g, 'rsud'],
  [/\brumah sakit\b/g, 'rs'],
  [/\b(sd|smp|sma|smk|mi|mts|ma) (?:negeri|ngri|n)\b/g, '$1n'],
  [/\balun alun\b|\balun 2\b/g, 'alunalun'],
  [/\bpom(?: bensin)?\b/g, 'spbu'],
  [/\bper 4 an\b|\bsimpang (?:4|empat)\b/g, 'perempatan'],
  [/\bper 3 an\b|\bsimpang (?:3|tiga)\b/g, 'pertigaan'],
  [/\bjawa timur\b/g, ''],
  [/\balang 2\b/g, 'alang alang'],
];

const roles: Readonly<Record<string, Role>> = {
  kec: 'kecamatan',
  kecamatan: 'kecamatan',
  kcmtn: 'kecamatan',
  kecmtn: 'kecamatan',
  ds: 'desa',
  dsa: 'desa',
  des: 'desa',
  desa: 'desa',
  kel: 'desa',
  kelurahan: 'desa',
  klurahan: 'desa',
  dsn: 'desa',
  dusun: 'desa',
  dk: 'desa',
  dkh: 'desa',
};

const noise = new Set(
  (
    'di ke dari yg yang dan itu daerah wilayah dekat deket dkt depan dpn ngarep belakang blkg blk mburi sebelah sblh ' +
    'samping arah sekitar utara selatan barat timur pak bu bpk mas mbak rumah rumahnya omah rt rw kota lewat ' +
    'sampai masuk toko warung pasar masjid musala kantor balai sekolah sd sdn smp smpn sma sman smk smkn mi min mts ' +
    'mtsn ma man tk rs rsud puskesmas klinik ponpes spbu stasiun terminal lapangan makam pabrik perempatan pertigaan ' +
    'jembatan gapura sungai kali sawah'
  ).split(' '),
);

/** The words of a text that a place may be called by. */
export function readQuery(text: string): QueryWord[] {
  let joined = wordsOf(text).join(' ');
  for (const [from, to] of phrases) joined = joined.replace(from, to);
  const words: QueryWord[] = [];
  let role: Role | null = null;
  for (const typed of joined.split(' ')) {
    const word = meanings[typed] ?? typed;
    if (word === '') continue;
    const says = roles[word];
    if (says) {
      role = says;
      continue;
    }
    words.push({
      text: word,
      plain: plain(word),
      role,
      noise: noise.has(word) || /^\d+$/.test(word),
    });
    role = null;
  }
  return words;
}

/** The words of a text in their order, and each two neighbours written as one. */
export interface TextWords {
  single: string[];
  joined: string[];
}

export function textWords(text: string): TextWords {
  const words = readQuery(text).map((word) => word.text);
  const joined = words.slice(1).map((word, index) => plain(`${words[index]}${word}`));
  return { single: words.map(plain), joined };
}
