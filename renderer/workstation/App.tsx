import { lazy, Suspense, useState } from 'react';
import { flushSync } from 'react-dom';
import { newIncidentId } from '../../shared/domain/ids.ts';
import styles from './App.module.css';

import { About } from './about/About.tsx';
import { AgencyPanel } from './agencies/AgencyPanel.tsx';
import { Board } from './board/Board.tsx';
import { CallBar } from './call/CallBar.tsx';
import { select, useDesk } from './desk/desk.ts';
import { HandOffPanel } from './handoff/HandOffPanel.tsx';
import { IntakePanel } from './intake/IntakePanel.tsx';
import { KeyOverlay } from './keys/KeyOverlay.tsx';
import { questionMark, screenKeys } from './keys/keys.ts';
import { isTyping, useKeys } from './keys/useKeys.ts';
import { zoom } from './keys/zoom.ts';
import { ListPanel } from './list/ListPanel.tsx';
import { showSide } from './list/side.ts';
import { setMapDesk, useMapDesk } from './map/mapDesk.ts';
import { MAP_MS, notBefore, PLACES_MS } from './notBefore.ts';
import { Notices } from './notices/Notices.tsx';
import { Queue } from './queue/Queue.tsx';
import { useTexts } from './texts.tsx';
import { TopBar } from './top/TopBar.tsx';
import { TrainingBanner } from './training/TrainingBanner.tsx';
import { watermark } from './training/watermark.ts';
import { toggleCover, togglePeople, uncover, useCover } from './view.ts';

/** The form comes first, then what it is filled from, then the map. */
const PlaceSearch = lazy(notBefore(PLACES_MS, () => import('./place/PlaceSearch.tsx')));
const MapPanel = lazy(notBefore(MAP_MS, () => import('./map/MapPanel.tsx')));
const ExportPanel = lazy(() => import('./export/ExportPanel.tsx'));
const FiguresPanel = lazy(() => import('./figures/FiguresPanel.tsx'));
const PeoplePanel = lazy(() => import('./people/PeoplePanel.tsx'));
const HandOverPanel = lazy(() => import('./handover/HandOverPanel.tsx'));
const SearchPanel = lazy(() => import('./search/SearchPanel.tsx'));
const Demo = lazy(() => import('./demo/Demo.tsx'));
const SoundPanel = lazy(() => import('./sound/SoundPanel.tsx'));
const ScenarioPanel = lazy(() => import('./training/ScenarioPanel.tsx'));
const DebriefPanel = lazy(() => import('./training/DebriefPanel.tsx'));

const focus = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();

/** Whoever asks for the form or the list wants to see it. */
function toForm(selector: string): void {
  // Drawn at once, as in a new report.
  flushSync(uncover);
  focus(selector);
}

/** The one window: telephone above; list, report, and map with hand-offs side by side below. */
export function App() {
  const t = useTexts();
  const [help, setHelp] = useState(false);
  const { wide, about } = useMapDesk((state) => state);
  const cover = useCover();
  const mode = useDesk((state) => state.status?.training ?? null);
  const training = mode === 'only' || mode === 'chosen';
  const demo = useDesk((state) => state.status?.demo?.speed ?? null);
  useKeys([
    { key: screenKeys.help, act: () => setHelp((shown) => !shown) },
    { key: questionMark, unless: isTyping, act: () => setHelp((shown) => !shown) },
    { key: screenKeys.larger, act: zoom.larger },
    { key: screenKeys.smaller, act: zoom.smaller },
    { key: screenKeys.asDesigned, act: zoom.asDesigned },
    { key: screenKeys.newReport, act: startReport },
    {
      key: screenKeys.search,
      act: () => {
        uncover();
        search();
      },
    },
    { key: screenKeys.searchAll, act: () => toggleCover('search') },
    { key: screenKeys.figures, act: () => toggleCover('figures') },
    { key: screenKeys.handOver, act: () => toggleCover('handOver') },
    { key: screenKeys.sound, act: () => toggleCover('sound') },
    { key: screenKeys.people, act: togglePeople },
    { key: screenKeys.export, act: () => toggleCover('report') },
    { key: screenKeys.form, act: () => toForm('[name="whatHappened"]') },
    { key: screenKeys.category, act: () => toForm('[name="category"]') },
    { key: screenKeys.map, act: () => focus('[data-focus="map"]') },
    { key: screenKeys.wideMap, act: () => setMapDesk({ wide: !wide }) },
    ...(about ? [{ key: { code: 'Escape' }, act: () => setMapDesk({ about: false }) }] : []),
    ...(help ? [{ key: { code: 'Escape' }, act: () => setHelp(false) }] : []),
  ]);
  return (
    <div className={styles.app} style={training ? watermark(t('screen.training.mark')) : undefined}>
      <TopBar onHelp={() => setHelp((shown) => !shown)} />
      {training && <TrainingBanner chosen={mode === 'chosen'} />}
      <Notices />
      <CallBar />
      <main
        className={styles.panels}
        data-training={training ? true : undefined}
        data-wide-map={wide ? true : undefined}
      >
        <div className={styles.under} inert={cover !== 'none'}>
          <div className={styles.left}>
            <Queue />
            <ListPanel />
          </div>
          <IntakePanel onNewReport={startReport} />
        </div>
        <div className={styles.side}>
          <div className={styles.where}>
            <Suspense fallback={<div className={styles.placeSearch} />}>
              <PlaceSearch />
            </Suspense>
            <Suspense fallback={<div className={styles.map} />}>
              <MapPanel />
            </Suspense>
          </div>
          <HandOffPanel />
        </div>
        {cover === 'board' && <Board />}
        {cover === 'agencies' && <AgencyPanel />}
        <Suspense>
          {cover === 'search' && <SearchPanel />}
          {cover === 'figures' && <FiguresPanel />}
          {cover === 'people' && <PeoplePanel />}
          {cover === 'handOver' && <HandOverPanel />}
          {cover === 'report' && <ExportPanel />}
          {cover === 'sound' && <SoundPanel />}
          {training && cover === 'scenarios' && <ScenarioPanel />}
          {training && cover === 'debrief' && <DebriefPanel />}
        </Suspense>
      </main>
      {demo !== null && (
        <Suspense>
          <Demo speed={demo} />
        </Suspense>
      )}
      {help && (
        <KeyOverlay
          close={() => setHelp(false)}
          about={() => {
            setHelp(false);
            setMapDesk({ about: true });
          }}
        />
      )}
      {about && <About close={() => setMapDesk({ about: false })} />}
    </div>
  );
}

/** The list comes to the front first: what is hidden takes no cursor. */
function search(): void {
  flushSync(() => showSide('day'));
  focus('[data-focus="search"]');
}

/** A report without a call: somebody came in, or the radio spoke. It is logged with its first letter. */
function startReport(): void {
  // Drawn at once: the next key is the first letter already.
  flushSync(() => select({ callId: null, incidentId: newIncidentId() }));
  focus('[name="whatHappened"]');
}
