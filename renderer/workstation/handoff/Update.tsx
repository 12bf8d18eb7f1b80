import type { HandOff } from '../../../shared/domain/handoff.ts';
import { ask } from '../desk/ask.ts';
import { selectedIncident, told, useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { type Key, updateKey } from '../keys/keys.ts';
import { areaName } from '../place/area-name.ts';
import { useTexts } from '../texts.tsx';
import { changesSince, toldNow } from './changes.ts';
import { fieldText } from './fieldText.ts';
import styles from './handoff.module.css';

/** The report was edited after it was handed over: what the agency does not know yet, and the key that tells it. */
export function Update({ handOff, keys }: { handOff: HandOff; keys: boolean }) {
  const t = useTexts();
  const incident = useDesk(selectedIncident);
  if (!incident) return null;
  const changed = changesSince(handOff, incident);
  if (changed.length === 0) return null;
  const key: Key | undefined = keys ? updateKey : undefined;
  return (
    <div className={styles.update} data-testid={`update-${handOff.agencyId}`}>
      <p>{t('screen.handOff.changed')}</p>
      <dl>
        {changed.map((name) => (
          <div key={name}>
            <dt>{t(`screen.intake.${name}`)}</dt>
            <dd>
              <del>{fieldText(t, name, handOff.snapshot, areaName) || '–'}</del>{' '}
              <ins>{fieldText(t, name, toldNow(incident), areaName) || '–'}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <KeyButton
        hotkey={key}
        onClick={() => void sendUpdate(handOff)}
        data-testid={`resend-${handOff.agencyId}`}
      >
        {t('screen.handOff.sendUpdate')}
      </KeyButton>
    </div>
  );
}

export async function sendUpdate(handOff: HandOff): Promise<void> {
  const done = await ask('handoff.resend', { handOffId: handOff.id });
  if (done) told.handOff(done);
}
