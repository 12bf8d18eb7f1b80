import { useState } from 'react';
import { WibDay } from '../../../shared/time/wib.ts';
import { useDesk } from '../desk/desk.ts';
import { GuidePanel } from '../guide/GuidePanel.tsx';
import { useGuideKey } from '../guide/useGuideKey.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { keyLabel, screenKeys } from '../keys/keys.ts';
import { useTexts } from '../texts.tsx';
import { toggleCover } from '../view.ts';
import { CallList } from './CallList.tsx';
import styles from './list.module.css';
import { OpenIncidents } from './OpenIncidents.tsx';
import { closeGuide, openGuide, type SideView, showSide, useSideView } from './side.ts';
import { useToday } from './useToday.ts';

/** The day's calls with search, the incidents still open, and the guide of the report in the form. */
export function ListPanel() {
  const t = useTexts();
  const view = useSideView();
  useGuideKey();
  // Leaving the guide by hand closes it for this report: it does not push itself forward again.
  const turnTo = (next: SideView): void => (view === 'guide' ? closeGuide(next) : showSide(next));
  const today = useToday();
  const [chosen, setChosen] = useState<WibDay | null>(null);
  const day = chosen ?? today;
  const [text, setText] = useState('');
  const open = useDesk((state) => Object.values(state.incidents).filter((i) => i.status !== 'closed').length);
  return (
    <section className={styles.panel} aria-label={t('screen.list.title')}>
      <div className={styles.tabs}>
        <button type="button" aria-pressed={view === 'day'} onClick={() => turnTo('day')}>
          {t('screen.list.title')}
        </button>
        <button
          type="button"
          aria-pressed={view === 'open'}
          onClick={() => turnTo('open')}
          data-testid="open-incidents"
        >
          {t('screen.list.openIncidents')} ({open})
        </button>
        <button
          type="button"
          aria-pressed={view === 'guide'}
          aria-keyshortcuts="Alt+Q"
          onClick={openGuide}
          data-testid="guide-tab"
        >
          {t('screen.guide.title')} <kbd className={styles.tabKey}>{keyLabel(screenKeys.guide)}</kbd>
        </button>
      </div>
      <div className={styles.tools} hidden={view !== 'day'}>
        <input
          type="search"
          data-focus="search"
          aria-label={t('screen.list.search')}
          aria-keyshortcuts="Control+F"
          placeholder={`${t('screen.keys.search')}  ${keyLabel(screenKeys.search)}`}
          value={text}
          onChange={(event) => setText(event.target.value.slice(0, 200))}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            document.querySelector<HTMLElement>('li[data-index] button')?.focus();
          }}
          data-testid="search"
        />
        <div className={styles.dayRow}>
          <input
            type="date"
            aria-label={t('screen.list.day')}
            value={day}
            max={today}
            onChange={(event) => {
              const typed = WibDay.safeParse(event.target.value);
              if (typed.success) setChosen(typed.data === today ? null : typed.data);
            }}
            data-testid="day"
          />
          <KeyButton hotkey={screenKeys.export} onClick={() => toggleCover('report')}>
            {t('screen.list.export')}
          </KeyButton>
        </div>
      </div>
      {view === 'day' && <CallList day={text.trim() === '' ? day : null} text={text} />}
      {view === 'open' && <OpenIncidents />}
      {view === 'guide' && <GuidePanel />}
    </section>
  );
}
