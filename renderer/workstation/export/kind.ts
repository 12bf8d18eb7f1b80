import { showCover } from '../view.ts';

/** What a report is about. */
export type Kind = 'day' | 'shift' | 'range' | 'search';

/** What the panel begins with while it is open. */
let wanted: Kind = 'day';
export const wantedKind = (): Kind => wanted;
export function forgetKind(): void {
  wanted = 'day';
}

/** Opens the panel for what the search finds. */
export function reportSearch(): void {
  wanted = 'search';
  showCover('report');
}
