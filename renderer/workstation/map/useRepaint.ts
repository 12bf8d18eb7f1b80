import { type RefObject, useEffect } from 'react';
import type { OpenMap } from './openMap.ts';
import { readPalette } from './palette.ts';

/** Takes the window's colours again when its theme changes: `data-theme` on the root element, or the system's. */
export function useRepaint(map: OpenMap, box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (map.state !== 'ready') return;
    const { engine } = map;
    const paint = (): void => {
      if (box.current) engine.paint(readPalette(box.current));
    };
    let frame = requestAnimationFrame(paint);
    const again = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(paint);
    };
    const system = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) =>
      matchMedia(query),
    );
    for (const query of system) query.addEventListener('change', again);
    const root = new MutationObserver(again);
    root.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      cancelAnimationFrame(frame);
      for (const query of system) query.removeEventListener('change', again);
      root.disconnect();
    };
  }, [map, box]);
}
