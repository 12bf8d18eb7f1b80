import { useSyncExternalStore } from 'react';
import { type Assessment, assess } from '../../../shared/protocol/assess.ts';
import { desk } from '../desk/desk.ts';
import { followForm, formFields } from '../intake/autosave.ts';
import { keepParts } from '../keepParts.ts';

let last: { of: readonly unknown[]; assessment: Assessment } | null = null;

/** What the guides make of the form as it stands on the screen, before the log has it: the core comes to the same. */
function assessment(): Assessment {
  const { protocols } = desk.getState();
  const fields = formFields();
  if (last?.of[0] !== protocols || last.of[1] !== fields) {
    const next = keepParts(last?.assessment ?? null, assess(protocols, fields));
    last = { of: [protocols, fields], assessment: next };
  }
  return last.assessment;
}

/** One part of it; whoever uses it is drawn anew when that part says something else. */
export const useAssessment = <K extends keyof Assessment>(part: K): Assessment[K] =>
  useSyncExternalStore(followForm, () => assessment()[part]);
