import { useLayoutEffect, useRef } from 'react';
import { type Key, pressed } from './keys.ts';

export interface Binding {
  key: Key;
  /** Leaves the key alone where this is true. */
  unless?: () => boolean;
  act: () => void;
}

/** Whether the cursor is in a text, where a letter is only a letter. */
export const isTyping = (): boolean =>
  document.activeElement?.matches('input:not([type="checkbox"], [type="radio"]), textarea, select') ?? false;

/** The window's keys, wherever the cursor is. A key that is held down acts once. */
export function useKeys(bindings: readonly Binding[]): void {
  const current = useRef(bindings);
  current.current = bindings;
  // Before the first picture: a key is not lost because its button was just painted.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      const binding = current.current.find(({ key, unless }) => pressed(event, key) && !unless?.());
      if (!binding) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) binding.act();
    };
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
}
