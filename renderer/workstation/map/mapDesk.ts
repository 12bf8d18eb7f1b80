import { createStore, useStore } from 'zustand';
import { type OnlineStyle, onlineStyles } from './engine.ts';

/** What is drawn under the overlays. */
export type Ground = 'offline' | OnlineStyle;
export type Tool = 'none' | 'measure';
/** What lies over a part of the map: one thing at a time. */
export type Sheet = 'none' | 'tools' | 'basemap' | 'heat';

interface MapDesk {
  /** The map takes the place of the list of calls; report and hand-offs stay. */
  wide: boolean;
  tool: Tool;
  sheet: Sheet;
  heat: boolean;
  ground: Ground;
  /** Whose data the map shows is said beside it. */
  about: boolean;
}

const STORED = 'map.ground';
const grounds: readonly Ground[] = ['offline', ...onlineStyles];

/** How this desk looks at the map. View state only. */
export const mapDesk = createStore<MapDesk>(() => ({
  wide: false,
  tool: 'none',
  sheet: 'none',
  heat: false,
  about: false,
  ground: grounds.find((ground) => ground === localStorage.getItem(STORED)) ?? 'offline',
}));

export const useMapDesk = <T>(select: (state: MapDesk) => T): T => useStore(mapDesk, select);

export const setMapDesk = (change: Partial<MapDesk>): void => {
  mapDesk.setState(change);
  localStorage.setItem(STORED, mapDesk.getState().ground);
};

export const nextGround = (ground: Ground): Ground =>
  grounds[(grounds.indexOf(ground) + 1) % grounds.length] ?? 'offline';
