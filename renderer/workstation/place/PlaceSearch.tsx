import { useRef, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { PlaceFound } from '../../../shared/contract/place.ts';
import { useDesk } from '../desk/desk.ts';
import keyStyles from '../keys/keys.module.css';
import { keyLabel, screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import { areaName } from './area-name.ts';
import styles from './place.module.css';
import { takeIntoForm } from './takeIntoForm.ts';

type Problem = 'short_link' | 'no_position' | 'out_of_range';

/** Any place by a few letters, and coordinates in any form. What is chosen becomes the point of the report. */
export default function PlaceSearch() {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const possible = useDesk((state) => state.selection.callId !== null || state.selection.incidentId !== null);
  const [text, setText] = useState('');
  const [found, setFound] = useState<PlaceFound[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const newest = useRef('');
  /** What was asked for when the list that is shown was found. */
  const answered = useRef('');
  useKeys([{ key: screenKeys.place, act: () => input.current?.focus() }]);

  async function search(typed: string): Promise<void> {
    setText(typed);
    newest.current = typed;
    const answer = typed.trim() === '' ? null : await window.siaga.invoke('place.search', { text: typed });
    // A later letter has been typed: its answer counts.
    if (newest.current !== typed) return;
    answered.current = typed;
    setFound(answer?.ok ? answer.value.results : []);
    setProblem(answer?.ok ? answer.value.problem : null);
  }

  function choose(id: string): void {
    const place = found.find((one) => one.id === id);
    if (!place) return;
    takeIntoForm(place.point, place);
    newest.current = '';
    setText('');
    setFound([]);
  }

  const waiting =
    text.trim() === ''
      ? t('screen.place.placeholder')
      : text.trim().length > 2
        ? t('screen.place.nothing')
        : '…';
  return (
    <ComboBox<PlaceFound>
      className={styles.search ?? ''}
      items={found}
      inputValue={text}
      onInputChange={(typed) => {
        if (typed !== text) void search(typed);
      }}
      selectedKey={null}
      onSelectionChange={(id) => {
        if (id !== null) choose(String(id));
      }}
      allowsCustomValue
      // Open while the answer is awaited: a list that opens only with places in it misses an answer that comes late.
      allowsEmptyCollection={text.trim() !== ''}
      menuTrigger="input"
      isDisabled={!possible}
    >
      <Label className={styles.label ?? ''}>
        {t('screen.place.search')} <kbd className={keyStyles.key}>{keyLabel(screenKeys.place)}</kbd>
      </Label>
      <Input
        ref={input}
        className={styles.input ?? ''}
        data-testid="place-search"
        onKeyDown={(event) => {
          const [first] = found;
          const none = !event.currentTarget.hasAttribute('aria-activedescendant');
          // Of what is in the list, the first is meant when none was gone to.
          if (event.key === 'Enter' && none && first && answered.current === text) choose(first.id);
        }}
        autoComplete="off"
        placeholder={possible ? t('screen.place.placeholder') : t('screen.place.noReport')}
        aria-keyshortcuts={keyLabel(screenKeys.place)}
      />
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <ListBox<PlaceFound>
          className={styles.list ?? ''}
          renderEmptyState={() => (
            <p className={styles.problem} role="status" data-testid="place-problem">
              {problem ? t(`screen.place.problem.${problem}`) : waiting}
            </p>
          )}
        >
          {(place) => (
            <ListBoxItem
              id={place.id}
              textValue={place.name}
              className={styles.option ?? ''}
              data-testid="place-found"
              data-kind={place.kind}
            >
              <Found place={place} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Name, where it is, and why it is in the list. */
function Found({ place }: { place: PlaceFound }) {
  const t = useTexts();
  const { kind, name, category, kecamatan, desa, outside, why, times } = place;
  const where = [
    kind === 'desa' || kind === 'kecamatan' ? '' : areaName(desa),
    kecamatan && kind !== 'kecamatan' ? t('screen.place.in', { name: areaName(kecamatan) }) : '',
    outside ? t('screen.place.outside', { name: outside }) : '',
    outside === '' ? t('screen.place.far') : '',
  ].filter(Boolean);
  const notes = [
    t(`screen.place.kind.${kind}`),
    category,
    kind === 'past' ? t('screen.place.times', { count: times }) : '',
    why === 'name' || why === 'begins' || why === 'words' ? '' : t(`screen.place.why.${why}`),
  ].filter(Boolean);
  return (
    <>
      <span className={styles.name}>
        <b>{name}</b>
        {where.length > 0 && <span data-testid="place-where"> {where.join(', ')}</span>}
      </span>
      <small>{notes.join(' · ')}</small>
    </>
  );
}
