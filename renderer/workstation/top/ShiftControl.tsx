import { type FormEvent, useState } from 'react';
import { newShiftId } from '../../../shared/domain/ids.ts';
import { ask } from '../desk/ask.ts';
import { useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { NamePin } from '../people/NamePin.tsx';
import { usePeople, useProtected } from '../people/people.ts';
import { useFormats, useTexts } from '../texts.tsx';
import { toggleCover } from '../view.ts';
import styles from './top.module.css';

/** Who sits here. Starting and ending takes one field each, in place. */
export function ShiftControl() {
  const t = useTexts();
  const formats = useFormats();
  const shift = useDesk((state) => state.shift);
  const { people } = usePeople();
  const guarded = useProtected();
  const [text, setText] = useState('');
  const [ending, setEnding] = useState(false);

  async function start(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await ask('shift.start', { shiftId: newShiftId(), operator: text })) setText('');
  }
  async function end(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!(await ask('shift.end', { note: text }))) return;
    setText('');
    setEnding(false);
  }

  if (!shift && guarded) {
    return (
      <div className={styles.shift}>
        <NamePin
          choices={people.filter(({ active }) => active)}
          nameAlone
          action={t('screen.shift.start')}
          testId="shift"
          send={async ({ name }, pin) =>
            (await ask('shift.start', { shiftId: newShiftId(), operator: name, pin })) !== null
          }
        />
      </div>
    );
  }
  if (!shift) {
    return (
      <form className={styles.shift} onSubmit={(event) => void start(event)}>
        <input
          className={styles.shiftInput}
          aria-label={t('screen.shift.name')}
          placeholder={t('screen.shift.name')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          data-testid="shift-name"
        />
        <KeyButton type="submit" disabled={text.trim() === ''}>
          {t('screen.shift.start')}
        </KeyButton>
      </form>
    );
  }
  return (
    <form className={styles.shift} onSubmit={(event) => void end(event)}>
      {shift.away ? (
        <span
          className={styles.away}
          title={shift.operator}
          data-testid="away"
          data-reason={shift.away.reason}
        >
          <b>{t('screen.shift.pause')}</b> {t(`domain.away.${shift.away.reason}`)}
        </span>
      ) : (
        <span className={styles.operator} title={t('screen.shift.operator')} data-testid="shift-operator">
          <b>{shift.operator}</b> {t('screen.shift.since', { time: formats.clock(shift.startedAt) })}
        </span>
      )}
      {ending ? (
        <>
          <input
            className={styles.shiftInput}
            aria-label={t('screen.shift.note')}
            placeholder={t('screen.shift.note')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <KeyButton type="submit">{t('screen.shift.end')}</KeyButton>
          <KeyButton
            tone="quiet"
            onClick={() => {
              setText('');
              setEnding(false);
            }}
          >
            {t('screen.qualify.cancel')}
          </KeyButton>
        </>
      ) : (
        <>
          <KeyButton tone="quiet" hotkey={screenKeys.handOver} onClick={() => toggleCover('handOver')}>
            {t('lead.handOver.short')}
          </KeyButton>
          <KeyButton tone="quiet" onClick={() => setEnding(true)}>
            {t('screen.shift.end')}
          </KeyButton>
        </>
      )}
    </form>
  );
}
