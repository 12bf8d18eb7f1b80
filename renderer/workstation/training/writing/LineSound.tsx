import { useEffect, useRef, useState } from 'react';
import type { AudioFile } from '../../../../shared/training/scenario.ts';
import { useDesk } from '../../desk/desk.ts';
import { KeyButton } from '../../keys/KeyButton.tsx';
import { useTexts } from '../../texts.tsx';
import type { LineDraft } from './draft.ts';
import { recording, useRecording } from './recording.ts';
import styles from './writing.module.css';

const urlOf = (audio: AudioFile): string =>
  audio.endsWith('.webm') ? `/training/audio/${audio}` : `/resources/training/audio/${audio}`;

/** How a line sounds: recorded, heard, recorded again or dropped. Never while somebody is on the line. */
export function LineSound(props: {
  line: LineDraft;
  call: number;
  change: (changes: Partial<LineDraft>) => void;
}) {
  const { line, call, change } = props;
  const { audio, text, recorded } = line;
  const t = useTexts();
  const inCall = useDesk((state) => (state.status?.phone.calls.length ?? 0) > 0);
  const spoken = useRecording();
  const name = `${call}.${line.id}`;
  const isSpoken = spoken === name;
  const [playing, toggle] = usePlaying(audio && urlOf(audio), inCall);
  useEffect(() => () => recording.drop(name), [name]);
  // What is typed while the recording is being kept stays.
  const latest = useRef(change);
  latest.current = change;
  const words = text.trim();
  if (words === '') return <p className={styles.hint}>{t('screen.scenarioForm.sound.noWords')}</p>;
  const end = async (): Promise<void> => {
    const kept = await recording.end();
    if (kept) latest.current({ audio: kept, recorded: text });
  };
  const state = isSpoken ? 'recording' : !audio ? 'none' : recorded.trim() === words ? 'there' : 'other';
  return (
    <div className={styles.sound} data-testid={`sound-${line.id}`} data-state={state}>
      <div className={styles.row}>
        {isSpoken ? (
          <KeyButton tone="primary" onClick={() => void end()} data-testid="end-speech">
            {t('screen.scenarioForm.sound.end')}
          </KeyButton>
        ) : (
          <KeyButton
            disabled={inCall || spoken !== null}
            onClick={() => void recording.begin(name)}
            data-testid="begin-speech"
          >
            {audio ? t('screen.scenarioForm.sound.again') : t('screen.scenarioForm.sound.begin')}
          </KeyButton>
        )}
        {audio && !isSpoken && (
          <>
            <KeyButton disabled={inCall} onClick={toggle} data-testid="hear-speech">
              {playing ? t('screen.scenarioForm.sound.stop') : t('screen.scenarioForm.sound.hear')}
            </KeyButton>
            <KeyButton tone="quiet" onClick={() => change({ audio: null })} data-testid="drop-speech">
              {t('screen.scenarioForm.sound.drop')}
            </KeyButton>
          </>
        )}
      </div>
      <span role="status" className={styles.hint}>
        {inCall ? t('screen.scenarioForm.sound.inCall') : t(`screen.scenarioForm.sound.state.${state}`)}
      </span>
    </div>
  );
}

/** Whether it plays, and the key for it. A call stops it. */
function usePlaying(url: string | null, inCall: boolean): [boolean, () => void] {
  const player = useRef<HTMLAudioElement | null>(null);
  const [playing, setPlaying] = useState(false);
  const stop = (): void => {
    player.current?.pause();
    player.current = null;
    setPlaying(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another recording, or a call, ends what is heard
  useEffect(() => stop, [url, inCall]);
  const toggle = (): void => {
    if (player.current || url === null) {
      stop();
      return;
    }
    const audio = new Audio(url);
    player.current = audio;
    audio.addEventListener('ended', stop);
    setPlaying(true);
    audio.play().catch(stop);
  };
  return [playing, toggle];
}
