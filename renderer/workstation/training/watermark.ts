import type { CSSProperties } from 'react';

/** A tile with the word on a slope: pale enough that what is written over it keeps its contrast in every theme. */
const tile = (word: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="220" height="150"><text x="110" y="82" transform="rotate(-24 110 75)" text-anchor="middle" font-family="sans-serif" font-size="26" font-weight="700" letter-spacing="4" fill="#888" fill-opacity=".13">${word}</text></svg>`;

/** The word for the panels of the screen that lies within: `--watermark` is a picture for their ground. */
export const watermark = (word: string): CSSProperties =>
  ({ '--watermark': `url("data:image/svg+xml,${encodeURIComponent(tile(word))}")` }) as CSSProperties;
