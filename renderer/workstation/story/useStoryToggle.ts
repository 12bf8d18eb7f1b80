import { useLayoutEffect, useRef, useState } from 'react';
import { selectedCall, selectedIncident, useDesk } from '../desk/desk.ts';
import { screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';

/** Form or story of the selected report; another report begins with its form. The cursor goes and comes back with it. */
export function useStoryToggle(): { view: 'form' | 'story'; turn: () => void } {
  const callId = useDesk((state) => selectedCall(state)?.id);
  const incidentId = useDesk((state) => selectedIncident(state)?.id);
  const subject = callId ?? incidentId;
  const [turned, setTurned] = useState<{ subject: string | undefined } | null>(null);
  const view = turned && turned.subject === subject && incidentId ? 'story' : 'form';
  const before = useRef<Element | null>(null);
  const asked = useRef(false);
  function turn(): void {
    if (!incidentId) return;
    asked.current = true;
    if (view === 'form') before.current = document.activeElement;
    setTurned(view === 'form' ? { subject } : null);
  }
  useLayoutEffect(() => {
    if (!asked.current) return;
    asked.current = false;
    const target = view === 'story' ? document.querySelector('[data-focus="story"]') : before.current;
    if (target instanceof HTMLElement) target.focus();
  }, [view]);
  useKeys([{ key: screenKeys.story, act: turn }]);
  return { view, turn };
}
