/** A word of a report: as it was typed, and how much it tells about the event. */
export interface ReportWord {
  typed: string;
  weight: number;
}

/** Words of every report, and words that only say where without saying it. */
const empty = new Set(
  `ada adalah agak akan aku amat anda antara apa apakah atas atau bagi bagian bahwa baru bawah belakang belum
  beliau berada berapa bisa blkg boleh bu buat bukan cepat cuma dalam dan dari daerah dekat demi depan dengan desa di
  dia disini disitu dong dpn ds dulu dusun gang gimana habis hanya hari harus hendak ibu ini itu iya jadi jalan jangan
  jl jln jika juga kab kabupaten kalau kami kanan karena kata kec kecamatan kel kelurahan kepada kini kira kiri kita
  lagi lalu lewat lokasi mana masih masuk mau mbak minta mohon namun nih nggak no nomor nya oleh orang pada paling pak
  para posisi punya pun rt rw saat saja samping sana sangat saya sebelah sedang segera sekali sekarang sekitar semua
  sini situ sudah tadi tak tanpa tapi telah tempat tengah tentang terus tidak tiba tolong untuk utara selatan timur
  barat wilayah warga yaitu yang yg`.split(/\s+/),
);

/** Different words for the same thing, by their stems. */
const same: Readonly<Record<string, string>> = {
  api: 'bakar',
  asap: 'bakar',
  ambruk: 'tumbang',
  roboh: 'tumbang',
  celaka: 'tabrak',
  laka: 'tabrak',
  genang: 'banjir',
  pikap: 'mobil',
  pickup: 'mobil',
  rmh: 'rumah',
  sepeda: 'motor',
  spd: 'motor',
};

/** What the category says already: two fires are both "kebakaran", and need not be the same one. */
const general = new Set(
  'banjir bakar besar jatuh korban luka mobil motor pohon rumah sakit tabrak tinggal truk tumbang ular'.split(
    ' ',
  ),
);
const GENERAL = 0.35;
const FEW_LETTERS = 3;
/** Reports are read as far as this: what matters is said first, and a pasted book must not slow the desk down. */
const READ = 2_000;

/**
 * Light stemming: enough that `kebakaran`, `terbakar` and `membakar` meet. It need not find the true root,
 * only the same one for variants of a word; short words stay as they are.
 */
export function stem(word: string): string {
  let root = word;
  const without = (pattern: RegExp, rest = ''): void => {
    const shorter = root.replace(pattern, rest);
    if (shorter.length >= 4) root = shorter;
  };
  if (root.length > 5) {
    without(/(lah|kah|pun|nya)$/);
    without(/^meny(?=[aiueo])/, 's');
    without(/^(meng|peng)(?=[aiueogh])/);
    without(/^(men|pen)(?=[aiueo])/, 't');
    without(/^(mem|pem)(?=[aiueo])/, 'p');
    without(/^(mem|pem|men|pen|ber|ter|per|di|ke|se)(?=[a-z]{4})/);
    without(/(?<!a)kan$|an$/);
  }
  return same[root] ?? root;
}

/** The words that tell something, by their stems. The first way of writing each is kept. */
export function reportWords(...texts: string[]): Map<string, ReportWord> {
  const found = new Map<string, ReportWord>();
  for (const text of texts) {
    const plain = text.slice(0, READ).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    for (const typed of plain.match(/[\p{L}\p{N}]+/gu) ?? []) {
      if (empty.has(typed) || (typed.length < FEW_LETTERS && !/\d/.test(typed))) continue;
      const key = stem(typed);
      if (empty.has(key) || found.has(key)) continue;
      const weak = general.has(key) || /^\d{1,3}$/.test(key);
      found.set(key, { typed, weight: weak ? GENERAL : 1 });
    }
  }
  return found;
}
