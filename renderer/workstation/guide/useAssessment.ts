import { useMemo } from 'react';
import { type Assessment, assess } from '../../../shared/protocol/assess.ts';
import { useDesk } from '../desk/desk.ts';
import { useFormFields } from '../intake/autosave.ts';

/** What the guides make of the form as it stands on the screen, before the log has it: the core comes to the same. */
export function useAssessment(): Assessment {
  const fields = useFormFields();
  const protocols = useDesk((state) => state.protocols);
  return useMemo(() => assess(protocols, fields), [protocols, fields]);
}
