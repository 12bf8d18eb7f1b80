import { useEffect, useRef } from 'react';
import {
  type SoundChoice,
  type SoundSettings,
  type SoundUse,
  soundUses,
} from '../../../shared/domain/sound.ts';
import { Cover } from '../cover/Cover.tsx';
import { ask } from '../desk/ask.ts';
import { useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import { Levels } from './Levels.tsx';
import styles from './sound.module.css';

const treatments = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

/** Which devices the telephone uses, how loud both sides are, and a trial of the operator's own voice. */
export default function SoundPanel() {
  const t = useTexts();
  const sound = useDesk((state) => state.status?.phone.sound ?? null);
  const inCall = useDesk((state) => (state.status?.phone.calls.length ?? 0) > 0);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The operator has just asked for it.
    requestAnimationFrame(() => first.current?.querySelector<HTMLElement>('select')?.focus());
  }, []);
  if (!sound) return null;
  const { choice, trial } = sound;
  const said = trial ?? (inCall ? 'inCall' : 'hearHint');
  const set = (change: Partial<SoundChoice>): void => void ask('phone.setSound', change);
  return (
    <Cover title={t('screen.sound.title')} testId="sound-panel">
      <div className={styles.body} ref={first}>
        {soundUses.map((use) => (
          <DeviceField key={use} use={use} sound={sound} choose={(name) => set({ [use]: name })} />
        ))}
        <fieldset className={styles.group}>
          <legend>{t('screen.sound.treatment')}</legend>
          {treatments.map((name) => (
            <label key={name} className={styles.tick}>
              <input
                type="checkbox"
                name={name}
                checked={choice[name]}
                onChange={(event) => set({ [name]: event.target.checked })}
              />
              {t(`screen.sound.${name}`)}
            </label>
          ))}
        </fieldset>
        <Levels />
        <div className={styles.trial}>
          <KeyButton
            onClick={() => void ask('phone.tryMicrophone', {})}
            disabled={inCall || trial !== null}
            data-testid="try-microphone"
          >
            {t('screen.sound.hearMyself')}
          </KeyButton>
          <span role="status" data-testid="trial" data-state={trial ?? 'idle'}>
            {t(`screen.sound.${said}`)}
          </span>
        </div>
      </div>
    </Cover>
  );
}

function DeviceField(props: { use: SoundUse; sound: SoundSettings; choose: (name: string | null) => void }) {
  const { use, sound, choose } = props;
  const t = useTexts();
  const chosen = sound.choice[use];
  const there = use === 'microphone' ? sound.inputs : sound.outputs;
  return (
    <label className={styles.field}>
      {t(`screen.sound.${use}`)}
      <select name={use} value={chosen ?? ''} onChange={(event) => choose(event.target.value || null)}>
        <option value="">{t('screen.sound.byComputer')}</option>
        {there.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {chosen !== null && !there.includes(chosen) && (
          <option value={chosen}>{t('screen.sound.gone', { device: chosen })}</option>
        )}
      </select>
    </label>
  );
}
