import { useVirtualizer } from '@tanstack/react-virtual';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Incident } from '../../../shared/domain/incident.ts';
import { sameWibDay } from '../../../shared/time/wib.ts';
import { ask } from '../desk/ask.ts';
import { told, useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useCatalogue, useTexts } from '../texts.tsx';
import { type StoryRecording, storyLines } from './lines.ts';
import { RecordingPlayer } from './recording/RecordingPlayer.tsx';
import { StoryRow } from './StoryRow.tsx';
import styles from './story.module.css';
import { useStory } from './useStory.ts';
import { namesFor } from './words.ts';

const LINE_PX = 48;

/** Everything that happened to an incident, from the log itself, oldest first; it grows while it is read. */
export function StoryView({ incident }: { incident: Incident }) {
  const t = useTexts();
  const texts = useCatalogue();
  const entries = useStory(incident.id);
  const agencies = useDesk((state) => state.agencies);
  const protocols = useDesk((state) => state.protocols);
  const lines = useMemo(() => {
    const names = namesFor(
      texts,
      entries ?? [],
      (id) => agencies.find((agency) => agency.id === id)?.shortName ?? id,
      protocols,
    );
    const numbers = new Map(incident.mergedFrom.map(({ id, number }) => [id, number]));
    return storyLines(names, entries ?? [], incident.id, (id) => numbers.get(id) ?? null);
  }, [texts, entries, agencies, protocols, incident]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string): void =>
    setOpen((now) =>
      now.has(key) ? new Set([...now].filter((one) => one !== key)) : new Set([...now, key]),
    );

  const [heard, setHeard] = useState<StoryRecording | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const closePlayer = (): void => {
    setHeard(null);
    // Back to what the recording belongs to, unless the operator is elsewhere.
    if (document.activeElement?.closest('[data-testid="recording-player"]')) scroller.current?.focus();
  };
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 10,
  });
  // It opens at the newest, and stays there as long as nobody scrolls up to read what was before.
  const atEnd = useRef(true);
  const { length } = lines;
  useEffect(() => {
    if (atEnd.current && length > 0) virtual.scrollToIndex(length - 1, { align: 'end' });
  }, [length, virtual]);

  return (
    <section className={styles.story} aria-label={t('story.title')} data-testid="story" data-count={length}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="log"
        aria-live="off"
        aria-label={t('story.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        tabIndex={0}
        data-focus="story"
        onScroll={({ currentTarget: box }) => {
          atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < LINE_PX;
        }}
      >
        {entries && length === 0 && <p className={styles.empty}>{t('story.empty')}</p>}
        <div className={styles.lines} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            const before = lines[item.index - 1];
            return line ? (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={styles.place}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <StoryRow
                  line={line}
                  newDay={!before || !sameWibDay(before.at, line.at)}
                  open={open.has(line.key)}
                  onToggle={() => toggle(line.key)}
                  onListen={setHeard}
                />
              </div>
            ) : null;
          })}
        </div>
      </div>
      {heard && <RecordingPlayer key={heard.file} recording={heard} close={closePlayer} />}
      <NoteForm incident={incident} />
    </section>
  );
}

/** A note is in the story as soon as it is in the log; until then its text stays here. */
function NoteForm({ incident }: { incident: Incident }) {
  const t = useTexts();
  const [text, setText] = useState('');
  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (text.trim() === '') return;
    const done = await ask('incident.note', { incidentId: incident.id, text });
    if (!done) return;
    told.incident(done);
    setText('');
  }
  return (
    <form className={styles.note} onSubmit={(event) => void add(event)}>
      <input
        name="note"
        aria-label={t('story.note')}
        placeholder={t('story.note')}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <KeyButton type="submit" hotkey={{ code: 'Enter' }}>
        {t('story.addNote')}
      </KeyButton>
    </form>
  );
}
