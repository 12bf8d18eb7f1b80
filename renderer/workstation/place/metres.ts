import type { useTexts } from '../texts.tsx';

/** A distance as people say it. */
export const metres = (radius: number, t: ReturnType<typeof useTexts>): string =>
  radius < 1_000
    ? t('screen.place.radius.metres', { size: Math.round(radius) })
    : t('screen.place.radius.kilometres', { size: Math.round(radius / 100) / 10 });
