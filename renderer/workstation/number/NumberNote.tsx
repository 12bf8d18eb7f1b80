import { type FormEvent, useEffect, useRef } from 'react';
import { createStore, useStore } from 'zustand';
import { type CallId, newNoteId } from '../../../shared/domain/ids.ts';
import { ask } from '../desk/ask.ts';
import { told, useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useFormats, useTexts } from '../texts.tsx';
import styles from './number.module.css';

const MOST = 500;

/** What is typed and not saved yet, kept when the call ends or another one is looked at. */
const drafts = createStore<Record<CallId, string>>(() => ({}));

function withDraft(all: Record<CallId, string>, callId: CallId, text: string | null): Record<CallId, string> {
  if (text !== null) return { ...all, [callId]: text };
  const { [callId]: _, ...rest } = all;
  return rest;
}

/** A free note on the number, for whoever answers it next. */
export function NumberNote({ callId, number }: { callId: CallId; number: string }) {
  const t = useTexts();
  const formats = useFormats();
  const note = useDesk((state) => state.histories[callId]?.note ?? null);
  const typed = useStore(drafts, (all) => all[callId] ?? null);
  const setTyped = (text: string | null): void =>
    drafts.setState((all) => withDraft(all, callId, text), true);
  const input = useRef<HTMLInputElement>(null);
  /** The cursor comes here when the note is asked for, and not when the call is looked at again. */
  const asked = useRef(false);
  const opened = typed !== null;
  useEffect(() => {
    if (opened && asked.current) input.current?.focus();
    asked.current = false;
  }, [opened]);
  const open = (): void => {
    asked.current = true;
    if (opened) input.current?.focus();
    else setTyped(note?.text ?? '');
  };
  useKeys([{ key: screenKeys.numberNote, act: open }]);

  async function save(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (typed === null) return;
    const done = await ask('number.note', { noteId: newNoteId(), number, text: typed });
    // Refused: the text stays, and the notice says why.
    if (!done) return;
    told.note(number, done.note);
    setTyped(null);
  }

  if (typed !== null) {
    return (
      <form className={styles.note} onSubmit={(event) => void save(event)}>
        <input
          ref={input}
          className={styles.noteInput}
          maxLength={MOST}
          aria-label={t('screen.number.note')}
          placeholder={t('screen.number.noteHint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyped(null);
          }}
          data-testid="number-note-input"
        />
        <KeyButton type="submit" hotkey={{ code: 'Enter' }}>
          {t('screen.number.saveNote')}
        </KeyButton>
      </form>
    );
  }
  return (
    <p className={styles.note}>
      {note && (
        <span
          className={styles.noteText}
          title={`${note.text} (${note.by}, ${formats.date(note.at)})`}
          data-testid="number-note"
        >
          <b>{t('screen.number.note')}:</b> {note.text}
        </span>
      )}
      <KeyButton
        tone="quiet"
        className={styles.noteButton ?? ''}
        hotkey={screenKeys.numberNote}
        onClick={open}
      >
        {note ? t('screen.number.changeNote') : t('screen.number.addNote')}
      </KeyButton>
    </p>
  );
}
