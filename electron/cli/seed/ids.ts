import { v7 } from 'uuid';
import type { Chance } from './chance.ts';

export const uuid = (chance: Chance, at: number): string => v7({ msecs: at, random: chance.bytes(16) });
