import type { ErrorCode } from '../../contract/errors.ts';

/** What happened, and what to do: one calm sentence each. */
export const errors: Record<ErrorCode, string> = {
  E_INPUT_INVALID: 'Isian "{{field}}" tidak dapat diterima; periksa lalu ketik ulang.',
  E_TEXT_TOO_LONG:
    'Isian "{{field}}" terlalu panjang, paling banyak {{max}} huruf; ringkas, teks Anda masih ada di layar.',
  E_PASTE_TOO_LONG:
    'Teks sepanjang {{length}} huruf tidak dimasukkan, paling banyak {{max}}; salin bagian yang penting saja.',
  E_FORBIDDEN: 'Tindakan ini tidak diizinkan dari sini.',
  E_NOT_FOUND: 'Data yang diminta tidak ditemukan; pilih kembali dari daftar.',
  E_CALL_NOT_LIVE: 'Panggilan ini sudah berakhir; gunakan telepon balik bila perlu.',
  E_CALL_NOT_ANSWERED: 'Panggilan ini belum dijawab; tekan F2 untuk menjawab.',
  E_CALL_BUSY: 'Tindakan sebelumnya masih berjalan; tunggu sebentar lalu ulangi.',
  E_CALL_NOT_AGREED:
    'Sentral menolak permintaan itu (SIP {{sipCode}}); bila penelepon tidak terdengar, tahan lalu lanjutkan lagi.',
  E_CALL_FAILED: 'Panggilan tidak dapat dibuat ({{cause}}); coba lagi atau gunakan telepon lain.',
  E_TRANSFER_FAILED:
    'Penelepon belum tersambung ke {{target}}; ia masih bersama Anda, hubungi instansi secara manual.',
  E_CONSULT_OPEN: 'Penelepon ini sedang dibicarakan dengan instansi lain; selesaikan pembicaraan itu dahulu.',
  E_CONSULT_NONE: 'Instansi belum tersambung dengan panggilan ini; tunggu sampai dijawab, lalu ulangi.',
  E_INCIDENT_CLOSED: 'Kejadian {{number}} sudah ditutup; buka kembali dahulu.',
  E_INCIDENT_HANDOFFS_OPEN: 'Masih ada {{count}} penerusan yang berjalan; selesaikan atau batalkan dahulu.',
  E_INCIDENT_MERGED: 'Kejadian {{number}} sudah digabung ke {{into}}; lanjutkan pada {{into}}.',
  E_INCIDENT_SAME: 'Kejadian {{number}} tidak dapat digabung dengan dirinya sendiri; pilih kejadian lain.',
  E_INCIDENT_PRACTICE:
    'Kejadian {{number}} hanya latihan dan tidak menerima laporan sungguhan; pilih kejadian lain.',
  E_INCIDENT_SPLIT:
    'Kejadian {{number}} hanya berisi panggilan itu; ubah isiannya langsung, tidak perlu dipisah.',
  E_AGENCY_DISABLED: '{{agency}} sedang tidak menerima penerusan; pilih instansi lain.',
  E_AGENCY_IN_USE: 'Masih ada {{count}} penerusan ke {{agency}}; selesaikan atau batalkan dahulu.',
  E_AGENCY_CALL: 'Selesaikan panggilan dahulu; pengaturan instansi akan menutupi laporan.',
  E_HANDOFF_STEP: 'Penerusan yang berstatus "{{from}}" tidak dapat diubah menjadi "{{to}}".',
  E_HANDOFF_ALREADY_OPEN:
    'Sudah ada penerusan ke {{agency}} untuk kejadian ini; lihat statusnya pada tombol.',
  E_HANDOFF_SAME: 'Belum ada yang berubah sejak terakhir dikirim ke {{agency}}; ubah isian dahulu.',
  E_SHIFT_NONE: 'Belum ada petugas yang mulai jaga; isi nama petugas dahulu.',
  E_SHIFT_OPEN: '{{operator}} masih tercatat berjaga; akhiri jaganya dahulu.',
  E_NOT_A_LESSON: 'Panggilan ini bukan panggilan latihan dari skenario; pilih panggilan latihan.',
  E_CERTIFICATE_NONE: '{{trainee}} tidak berlatih pada tanggal itu; pilih tanggal lain.',
  E_TRAINING_APART:
    'Mode Latihan tidak menghubungi siapa pun di luar dan tidak mengubah kunci, petugas, atau peta yang dijaga PIN; lakukan itu saat bertugas.',
  E_TRAINING_CALL: 'Masih ada panggilan di meja ini; selesaikan dahulu, lalu masuk Mode Latihan.',
  E_TRAINING_SENDING:
    'Masih ada {{count}} penerusan yang belum sampai ke instansi; selesaikan dahulu, lalu masuk Mode Latihan.',
  E_SHIFT_SAME: '{{operator}} sedang berjaga; tulis nama petugas yang menerima jaga.',
  E_SHIFT_NO_OFFER: 'Penyerahan jaga ini sudah berubah atau dibatalkan; periksa lagi sebelum menerima.',
  E_ONLY_ADMINISTRATOR:
    'Hanya administrator yang boleh melakukan ini; minta administrator masuk dengan PIN-nya di meja ini (Ctrl+P).',
  E_ONLY_LEAD:
    'Hanya kepala regu atau administrator yang boleh melakukan ini; minta salah satunya masuk dengan PIN-nya di meja ini.',
  E_PERSON_FIRST: 'Orang pertama yang didaftarkan harus administrator; pilih peran administrator.',
  E_PERSON_LAST: '{{name}} adalah administrator terakhir yang aktif; angkat administrator lain dahulu.',
  E_PERSON_NAME: 'Nama {{name}} sudah terdaftar; tambahkan nama kedua agar dapat dibedakan.',
  E_PERSON_UNKNOWN: 'Nama {{name}} tidak ada di daftar petugas yang aktif; pilih nama dari daftar.',
  E_PEOPLE_CALL: 'Selesaikan panggilan dahulu; daftar petugas akan menutupi laporan.',
  E_PIN_FILE:
    'Berkas PIN {{file}} hilang atau rusak; jaga dapat dimulai dengan nama saja, dan teknisi membuat PIN baru dengan perintah siaga people.',
  E_PIN_NEEDED: 'Ketik PIN {{name}}; telepon tetap dapat dijawab tanpa PIN.',
  E_PIN_NONE:
    '{{name}} belum punya PIN; minta administrator memasangnya, atau teknisi dengan perintah siaga people.',
  E_PIN_WAIT:
    'PIN {{name}} beberapa kali salah; coba lagi {{seconds}} detik lagi, telepon tetap dapat dijawab.',
  E_PIN_WRITE: 'PIN tidak dapat disimpan di {{file}} ({{cause}}); minta teknisi memeriksa folder itu.',
  E_PIN_WRONG: 'PIN {{name}} tidak cocok; ketik sekali lagi, telepon tetap dapat dijawab.',
  E_DB_LOCKED: 'Catatan sedang dipakai program lain; tutup program itu, layar ini mencoba lagi sendiri.',
  E_DB_READONLY:
    'Berkas {{file}} tidak boleh ditulis; minta teknisi membuka izinnya, sementara catat di kertas.',
  E_DB_FULL:
    'Ruang penyimpanan penuh; kosongkan ruang, isian terakhir belum tersimpan tetapi masih ada di layar.',
  E_DB_CORRUPT:
    'Berkas catatan rusak dan disimpan sebagai {{kept}}; catatan yang utuh dipulihkan, lanjutkan bekerja dan beri tahu teknisi.',
  E_DB_NOT_OURS: 'Berkas {{file}} bukan catatan Siaga 112; minta teknisi memindahkannya.',
  E_DB_NEWER: 'Berkas {{file}} dibuat oleh versi yang lebih baru; perbarui aplikasi ini.',
  E_DB_OPEN:
    'Berkas {{file}} tidak dapat dibuka ({{cause}}); minta bantuan teknisi, sementara catat di kertas.',
  E_CORE_DOWN:
    'Bagian pencatat sedang dinyalakan kembali; tetap bicara dengan penelepon, isian akan disimpan sendiri.',
  E_CORE_TIMEOUT: 'Penyimpanan lebih lama dari biasanya; isian masih ada di layar dan dicoba lagi sendiri.',
  E_PHONE_DOWN: 'Telepon belum siap; tunggu sebentar lalu ulangi.',
  E_INTERNAL: 'Terjadi kesalahan yang tidak terduga; ulangi tindakan, bila tetap gagal beri tahu teknisi.',
  N_CORE_RESTARTED:
    'Bagian pencatat sempat berhenti dan sudah dinyalakan kembali; yang tersimpan tetap aman.',
  N_PHONE_RESTARTED:
    'Telepon sempat berhenti dan sudah dinyalakan kembali; telepon balik bila penelepon terputus.',
  N_SCREEN_RESTARTED: 'Layar sempat berhenti dan sudah dimuat kembali; panggilan dan isian tetap ada.',
  N_CALL_KEEPS_WINDOW: 'Masih ada panggilan; akhiri panggilan dahulu sebelum menutup aplikasi.',
  E_PBX_UNREACHABLE:
    'Server telepon {{url}} tidak terjangkau; periksa kabel jaringan, aplikasi mencoba lagi sendiri.',
  E_PBX_CERT_EXPIRED:
    'Sertifikat server telepon {{url}} tidak berlaku pada tanggal ini; periksa tanggal komputer, atau minta teknisi memperbarui sertifikatnya.',
  E_PBX_CERT_UNTRUSTED:
    'Sertifikat server telepon {{url}} tidak dipercaya komputer ini; minta teknisi memasang sertifikat yang benar.',
  E_PBX_CERT_NAME:
    'Sertifikat server telepon bukan untuk alamat {{url}}; minta teknisi memeriksa alamat dan sertifikatnya.',
  E_SIP_AUTH: 'Server telepon menolak akun {{account}}; periksa kata sandi pada pengaturan.',
  E_SIP_REFUSED:
    'Server telepon menolak pendaftaran ({{sipCode}}); aplikasi mencoba lagi, beri tahu teknisi bila berlanjut.',
  N_CALL_REFUSED:
    'Satu panggilan tidak dapat diterima telepon ini ({{causes}}); hubungi balik dari daftar dan beri tahu teknisi.',
  N_CALL_LOST:
    'Satu penelepon terputus sebelum sempat dijawab karena gangguan sambungan; pilih di daftar, lalu F7 untuk telepon balik.',
  E_MIC_MISSING: 'Mikrofon tidak ditemukan; pasang headset, penelepon tetap dapat Anda dengar.',
  E_SOUND_DEVICE_GONE:
    'Perangkat suara {{device}} tidak ditemukan; suara lewat perangkat bawaan komputer sampai dipasang lagi.',
  E_MIC_DENIED: 'Mikrofon tidak boleh dipakai; izinkan pada pengaturan komputer.',
  E_CONFIG_UNREADABLE:
    'Berkas pengaturan {{file}} tidak terbaca ({{cause}}); perbaiki lalu buka kembali aplikasi, pengaturan bawaan dipakai.',
  E_CONFIG_INVALID:
    'Pengaturan "{{key}}" bernilai {{value}} tidak dapat dipakai ({{expected}}); perbaiki di {{file}}, nilai bawaan dipakai.',
  E_CONFIG_WRITE:
    'Berkas pengaturan {{file}} tidak dapat ditulis ({{cause}}); minta teknisi memeriksa izinnya.',
  N_SECRET_PLAIN:
    'Komputer ini tidak punya tempat kunci, jadi "{{key}}" tersimpan tanpa sandi; jaga agar berkas pengaturan tidak terbaca orang lain.',
  E_REFERRALS_INVALID:
    'Daftar rujukan {{file}} tidak dapat dipakai pada "{{key}}" ({{expected}}); perbaiki berkas itu, daftar bawaan tetap dipakai.',
  E_PROTOCOL_UNREADABLE:
    'Berkas panduan {{file}} tidak terbaca ({{cause}}); perbaiki berkasnya, panduan sebelumnya tetap dipakai.',
  E_PROTOCOL_SHAPE:
    'Berkas panduan {{file}} tidak dipakai karena isi "{{path}}", yaitu {{found}}, tidak dikenal; panduan sebelumnya tetap dipakai.',
  E_PROTOCOL_REFERENCE:
    'Berkas panduan {{file}} tidak dipakai karena "{{path}}" menunjuk {{found}} yang tidak ada; panduan sebelumnya tetap dipakai.',
  E_PROTOCOL_LOOP:
    'Berkas panduan {{file}} tidak dipakai karena pertanyaan pada "{{path}}" saling menunggu ({{found}}); panduan sebelumnya tetap dipakai.',
  E_PROTOCOL_DUPLICATE:
    'Berkas panduan {{file}} tidak dipakai karena {{found}} pada "{{path}}" sudah ada; panduan sebelumnya tetap dipakai.',
  E_PROTOCOL_START:
    'Berkas panduan {{file}} tidak dipakai karena dua pertanyaan pertama harus lokasi dan keselamatan, sedangkan "{{path}}" berisi {{found}}; panduan sebelumnya tetap dipakai.',
  E_PROTOCOL_PRIORITY:
    'Berkas panduan {{file}} tidak dipakai karena prioritas {{found}} pada "{{path}}" tidak cocok dengan tanda penurunannya; panduan sebelumnya tetap dipakai.',
  E_PROTOCOL_TAKEN:
    'Berkas panduan {{file}} tidak dipakai karena {{found}} pada "{{path}}" sudah dilayani panduan {{by}}; panduan sebelumnya tetap dipakai.',
  E_SCENARIO_UNREADABLE:
    'Berkas skenario {{file}} tidak terbaca ({{cause}}); perbaiki berkasnya, skenario lain tetap dipakai.',
  E_SCENARIO_INVALID:
    'Berkas skenario {{file}} tidak dipakai karena isi "{{path}}", yaitu {{found}}, tidak cocok; perbaiki berkasnya, skenario lain tetap dipakai.',
  E_SCENARIO_SHIPPED:
    'Skenario bawaan tidak dapat dihapus; yang dapat dihapus hanya skenario buatan sendiri.',
  E_SCENARIO_WRITE:
    'Skenario tidak dapat disimpan ({{cause}}); periksa ruang dan izin folder latihan, lalu coba lagi.',
  E_SPEECH_MISSING: 'Rekaman suara {{file}} tidak ada; rekam ulang kalimat itu, lalu simpan lagi.',
  E_SPEECH_TYPE: 'Rekaman suara tidak terbaca; rekam ulang kalimat itu.',
  E_SPEECH_LONG: 'Rekaman suara terlalu panjang; rekam kalimat yang lebih pendek.',
  E_WEBHOOK_HTTP: 'Sistem instansi menolak data; akan dikirim lagi, hubungi instansi secara manual.',
  E_WEBHOOK_UNREACHABLE:
    'Sistem instansi tidak terjangkau; data menunggu dan dikirim sendiri, hubungi instansi secara manual.',
  E_WEBHOOK_TIMEOUT:
    'Sistem instansi tidak menjawab; data dikirim lagi sendiri, hubungi instansi secara manual.',
  E_WEBHOOK_NO_SECRET:
    'Kunci pengiriman ke instansi ini belum diatur; hubungi secara manual dan beri tahu teknisi.',
  E_WEBHOOK_NAME:
    'Alamat sistem instansi tidak dikenal jaringan; data menunggu, hubungi instansi secara manual.',
  E_WEBHOOK_TLS:
    'Sertifikat sistem instansi tidak dapat dipercaya, jadi data tidak dikirim; hubungi secara manual dan beri tahu teknisi.',
  E_WEBHOOK_REDIRECT:
    'Sistem instansi mengalihkan ke alamat lain, yang tidak diikuti; hubungi secara manual dan beri tahu teknisi.',
  E_WEBHOOK_REFUSED:
    'Sistem instansi tidak menerima isi penerusan ini; hubungi secara manual dan beri tahu teknisi.',
  E_WEBHOOK_BUSY: 'Sistem instansi sedang penuh; data dikirim lagi sendiri, hubungi instansi secara manual.',
  E_MAIL_OFF: 'Server surel belum diatur di ruang ini; hubungi secara manual dan beri tahu teknisi.',
  E_MAIL_UNREACHABLE:
    'Server surel tidak terjangkau; surel menunggu dan dikirim sendiri, hubungi instansi secara manual.',
  E_MAIL_LOGIN: 'Server surel menolak kata sandi ruang ini; hubungi secara manual dan beri tahu teknisi.',
  E_MAIL_LATER: 'Server surel meminta menunggu; surel dikirim lagi sendiri, hubungi instansi secara manual.',
  E_MAIL_REFUSED: 'Server surel menolak surel ke instansi ini; hubungi secara manual dan beri tahu teknisi.',
  E_PRINT_FAILED: 'Lembar penerusan tidak dapat dicetak; periksa printer, hubungi instansi secara manual.',
  E_CHANNEL_NONE: 'Instansi ini tidak punya saluran itu; hubungi secara manual.',
  E_SIP_NO_CALL: 'Tidak ada penelepon untuk disambungkan; hubungi instansi secara manual.',
  E_INBOUND_PORT:
    'Jawaban instansi tidak dapat diterima di {{host}}:{{port}} ({{cause}}); minta teknisi memeriksa pengaturan.',
  E_AGENCY_UNANSWERED:
    'Telepon instansi tidak dijawab; penelepon masih bersama Anda, hubungi instansi secara manual.',
  E_MAP_FOREIGN:
    'Berkas {{file}} bukan peta PMTiles versi 3; pilih berkas lain, peta yang lama tetap dipakai.',
  E_MAP_BROKEN:
    'Berkas {{file}} terpotong atau rusak; salin ulang dari sumbernya, peta yang lama tetap dipakai.',
  E_MAP_TYPE:
    'Jenis isi berkas {{file}} belum dapat digambar; gunakan petak MVT atau gambar, peta yang lama tetap dipakai.',
  E_MAP_SCHEMA:
    'Lapisan berkas {{file}} tidak dikenal; gunakan skema Protomaps atau OpenMapTiles, peta yang lama tetap dipakai.',
  E_MAP_ELSEWHERE:
    'Peta {{file}} tidak memuat seluruh Jombang; pilih berkas lain, peta yang lama tetap dipakai.',
  E_MAP_COARSE:
    'Peta {{file}} terlalu kasar (hanya sampai perbesaran {{zoom}}); pilih yang lebih rinci, peta yang lama tetap dipakai.',
  E_MAP_UNREADABLE:
    'Berkas {{file}} tidak dapat dibaca ({{cause}}); periksa izinnya, peta yang lama tetap dipakai.',
  E_MAP_SPACE:
    'Ruang penyimpanan kurang, perlu {{megabytes}} MB; kosongkan ruang, peta yang lama tetap dipakai.',
  E_MAP_WRITE:
    'Folder peta tidak dapat ditulis ({{cause}}); minta teknisi memeriksanya, peta yang lama tetap dipakai.',
  E_MAP_BUSY: 'Peta lain sedang disalin; tunggu sampai selesai.',
  E_MAP_CALL: 'Selesaikan panggilan dahulu; jendela pilihan berkas akan menutupi layar.',
  E_PLACES_FILE:
    'Daftar tempat {{file}} tidak dapat dibaca ({{cause}}); perbaiki berkasnya lalu buka ulang aplikasi.',
  N_PLACES_SKIPPED:
    '{{count}} baris pada daftar tempat {{file}} dilewati, yang pertama baris {{row}} ({{reason}}); tempat lain tetap dapat dicari.',
  E_PRINT_BUSY: 'Lembar sebelumnya masih dicetak; tunggu sebentar lalu ulangi.',
  E_EXPORT_FOLDER:
    'Laporan tidak dapat ditulis ke {{folder}} ({{cause}}); periksa izin dan ruang folder itu.',
  E_EXPORT_FULL:
    'Diska tempat folder {{folder}} sudah penuh, laporan tidak ditulis; kosongkan ruang atau pilih folder lain, lalu ulangi.',
  E_EXPORT_OPEN: 'Berkas {{file}} sedang dibuka program lain, misalnya Excel; tutup berkas itu, lalu ulangi.',
  E_EXPORT_FUTURE: 'Tanggal {{day}} belum tiba; pilih hari ini atau hari sebelumnya.',
  E_EXPORT_RANGE: 'Tanggal awal {{from}} sesudah tanggal akhir {{to}}; tukar keduanya.',
  E_EXPORT_SHIFT: 'Tidak ada jaga bernama {{shift}}; pilih salah satu dari {{known}}.',
  E_EXPORT_WORDS: 'Pencarian itu tidak berisi kata atau nomor; ketik kata yang dicari dahulu.',
  E_EXPORT_BUSY: 'Laporan lain masih ditulis; tunggu sampai selesai atau batalkan dahulu.',
  E_EXPORT_CANCELLED: 'Laporan dibatalkan dan tidak ada berkas yang ditinggalkan; ulangi kapan saja.',
  E_EXPORT_PAGES: 'Halaman laporan tidak dapat digambar; ulangi, atau pilih XLSX.',
  E_RECORDING_OFF: 'Perekaman dimatikan di pengaturan; panggilan berjalan seperti biasa.',
  E_RECORDING_SPACE:
    'Ruang penyimpanan tinggal {{megabytes}} MB; minta teknisi mengosongkannya, bila makin sempit panggilan berjalan tanpa rekaman.',
  E_RECORDING_STOPPED:
    'Panggilan tidak direkam ({{cause}}); teruskan bicara, catat seperti biasa dan beri tahu teknisi.',
  E_RECORDING_GONE: 'Berkas rekaman ini tidak ada di komputer ini; tanyakan kepada teknisi bila diperlukan.',
  E_RECORDING_UNREADABLE: 'Rekaman ini tidak dapat diputar; minta teknisi memeriksa berkasnya.',
  N_RECORDING_RECOVERED:
    '{{count}} rekaman yang terputus saat aplikasi berhenti sudah diselamatkan dan dapat didengarkan dari kisah kejadiannya.',
  N_RECORDINGS_REMOVED:
    '{{count}} rekaman yang melewati batas simpan sudah dihapus; penghapusannya tercatat.',
  E_REPORT_WAITING:
    'Laporan jaga belum dapat ditulis ke {{folder}} ({{cause}}); {{count}} laporan menunggu dan dikirim sendiri begitu dapat ditulis.',
  E_PROOF_FILE:
    'Berkas {{file}} tidak dapat dibandingkan dengan catatan ({{cause}}); pilih laporan JSON, XLSX, atau CSV seperti yang ditulis program ini.',
};
