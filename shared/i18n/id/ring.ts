/** The desktop notification of a ringing call. */
export const ring = { title: 'Panggilan 112 masuk', unknownNumber: 'Nomor tidak diketahui' };
