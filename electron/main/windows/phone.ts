import type { BrowserWindow } from 'electron';
import { createHidden } from './hidden.ts';

/** The telephone: hidden, so that nothing that happens to the visible window touches a call. */
export const createPhone = (): BrowserWindow => createHidden('Siaga 112 – telepon', 'phone', 'phone.cjs');
