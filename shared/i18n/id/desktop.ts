/** Words in the desktop's own windows and on paper. */
export const desktop = { chooseMap: 'Pilih berkas peta' };
