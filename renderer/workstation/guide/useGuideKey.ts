import { flushSync } from 'react-dom';
import { screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { closeGuide, openGuide, useSideView } from '../list/side.ts';
import { focusGuide, guideHasFocus } from './focus.ts';

/** Where the cursor was before it came into the guide. */
let cameFrom: HTMLElement | null = null;

/** One key: into the guide, wherever the cursor is; and from the guide back to where it was. */
export function useGuideKey(): void {
  const view = useSideView();
  useKeys([
    {
      key: screenKeys.guide,
      act() {
        if (view === 'guide' && guideHasFocus()) {
          closeGuide();
          if (cameFrom?.isConnected) cameFrom.focus();
          return;
        }
        cameFrom = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        // Drawn at once: the next key is meant for the question already.
        flushSync(openGuide);
        focusGuide();
      },
    },
  ]);
}
