/** Programs and fonts that are part of this one, with their licences (SPDX). */
export const parts: readonly (readonly [name: string, licence: string])[] = [
  ['Electron', 'MIT'],
  ['SQLite · better-sqlite3', 'blessing · MIT'],
  ['React · React Aria', 'MIT · Apache-2.0'],
  ['MapLibre GL JS', 'BSD-3-Clause'],
  ['PMTiles', 'BSD-3-Clause'],
  ['Turf', 'MIT'],
  ['JsSIP', 'MIT'],
  ['libphonenumber-js', 'MIT'],
  ['zod · zustand · i18next', 'MIT'],
  ['Inter', 'OFL-1.1'],
];
