import type { BrowserWindow } from 'electron';
import { createHidden } from './hidden.ts';

/** Those who call in training: neither seen nor heard in the room. It asks and is told, as the screen does. */
export const createCaller = (): BrowserWindow =>
  createHidden('Siaga 112 – penelepon latihan', 'caller', 'workstation.cjs');
