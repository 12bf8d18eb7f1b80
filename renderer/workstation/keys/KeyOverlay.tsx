import { dispositions } from '../../../shared/domain/disposition.ts';

import { agencyStates } from '../../../shared/domain/handoff.ts';
import { priorities } from '../../../shared/domain/priority.ts';
import { useDesk } from '../desk/desk.ts';
import { toolKeys } from '../map/mapKeys.ts';
import { useTexts } from '../texts.tsx';
import { KeyButton } from './KeyButton.tsx';
import styles from './keys.module.css';
import {
  agencyKey,
  consultKey,
  detailKeys,
  dispositionKeys,
  type Key,
  keyLabel,
  manualKey,
  phoneKeys,
  previewKey,
  priorityKeys,
  screenKeys,
  stepKeys,
  updateKey,
} from './keys.ts';

/** All keys at a glance. It lies beside the work and takes nothing away from a call. */
export function KeyOverlay({ close, about }: { close: () => void; about: () => void }) {
  const t = useTexts();
  const agencies = useDesk((state) => state.agencies);
  const mapbox = useDesk((state) => state.status?.settings.mapboxToken ?? null) !== null;
  const training = useDesk((state) => state.status?.training !== 'off');
  const groups: [title: string, keys: [Key, string][]][] = [
    [
      t('screen.keys.phone'),
      [
        [phoneKeys.answer, t('screen.call.answer')],
        [phoneKeys.decline, t('screen.call.decline')],
        [phoneKeys.hold, `${t('screen.call.hold')} / ${t('screen.call.resume')}`],
        [phoneKeys.switch, t('screen.keys.switch')],
        [phoneKeys.oldest, t('screen.keys.oldest')],
        [phoneKeys.mute, `${t('screen.call.mute')} / ${t('screen.call.unmute')}`],
        [phoneKeys.keypad, t('screen.call.keypad')],
        [phoneKeys.dial, t('screen.call.dial')],
        [phoneKeys.redial, t('screen.call.redial')],
        [phoneKeys.callBack, t('screen.call.callBack')],
        [phoneKeys.hangUp, t('screen.call.hangUp')],
        [phoneKeys.conference, t('screen.consult.conferenceKey')],
        [phoneKeys.connect, t('screen.consult.complete')],
        [phoneKeys.backToCaller, t('screen.consult.back')],
        ...(training
          ? ([
              [phoneKeys.practise, t('screen.training.ring')],
              [screenKeys.scenarios, t('screen.scenarios.title')],
              [screenKeys.debrief, t('screen.debrief.title')],
              [screenKeys.leaveTraining, t('screen.training.leave')],
            ] as [Key, string][])
          : [[phoneKeys.practise, t('screen.training.enter')] as [Key, string]]),
      ],
    ],
    [
      t('screen.keys.qualify'),
      [
        ...dispositions.map((code): [Key, string] => [
          dispositionKeys[code],
          t(`domain.disposition.${code}`),
        ]),
        ...detailKeys.slice(0, 1).map((key): [Key, string] => [key, t('screen.keys.details')]),
        [screenKeys.quote, t('screen.prank.quote')],
      ],
    ],
    [
      t('screen.keys.form'),
      [
        [screenKeys.newReport, t('screen.intake.newReport')],
        [screenKeys.form, t('screen.keys.form_focus')],
        [screenKeys.category, t('screen.intake.category')],
        [screenKeys.guide, t('screen.guide.toggle')],
        [screenKeys.hazards, t('screen.guide.takeHazards')],
        [{ code: '1 … 9' }, t('screen.guide.keyAnswer')],
        [{ code: '↑ ↓' }, t('screen.guide.keyStep')],
        [screenKeys.numberNote, t('screen.number.note')],
        [screenKeys.story, t('story.title')],
        [screenKeys.similar, t('screen.same.title')],
        [screenKeys.split, t('screen.same.split')],
        [screenKeys.takeOver, t('screen.same.takeOver')],
        ...priorities.map((code): [Key, string] => [
          priorityKeys[code],
          `${t('screen.intake.priority')} ${t(`domain.priority.${code}`)}`,
        ]),
      ],
    ],
    [
      t('screen.keys.handOff'),
      agencies.flatMap((agency): [Key, string][] =>
        agency.key && agency.enabled
          ? [
              [agencyKey(agency.key), agency.shortName],
              [consultKey(agency.key), `${agency.shortName}: ${t('screen.consult.start')}`],
            ]
          : [],
      ),
    ],
    [
      t('screen.map.title'),
      [
        [screenKeys.map, t('screen.keys.map')],
        [screenKeys.wideMap, t('screen.map.wide')],
        [toolKeys.tools, t('screen.map.tools')],
        [toolKeys.measure, t('screen.map.measure')],
        [toolKeys.copy, t('screen.map.copy')],
        [toolKeys.print, t('screen.map.print')],
        [toolKeys.heat, t('screen.map.heat')],
        [toolKeys.basemap, t('screen.map.basemap')],
        ...(mapbox ? [[toolKeys.ground, t('screen.map.ground')] as [Key, string]] : []),
      ],
    ],
    [
      t('screen.keys.agencyReports'),
      [
        ...agencyStates.map((state): [Key, string] => [stepKeys[state], t(`screen.handOff.${state}`)]),
        [manualKey, t('screen.handOff.byHand')],
        [previewKey, t('screen.handOff.preview')],
        [updateKey, t('screen.handOff.sendUpdate')],
        [screenKeys.board, t('screen.board.title')],
        [screenKeys.silence, t('screen.board.silence')],
        [screenKeys.agencies, t('screen.agencies.title')],
        [screenKeys.people, t('screen.people.title')],
      ],
    ],
    [
      t('screen.keys.other'),
      [
        [screenKeys.search, t('screen.keys.search')],
        [screenKeys.place, t('screen.place.search')],
        [screenKeys.networkLocation, t('screen.place.network.key')],
        [screenKeys.searchAll, t('lead.search.title')],
        [screenKeys.figures, t('lead.figures.title')],
        [screenKeys.handOver, t('lead.handOver.title')],
        [screenKeys.pause, `${t('screen.shift.pause')} / ${t('screen.shift.resume')}`],
        [screenKeys.export, t('screen.list.export')],
        [screenKeys.sound, t('screen.sound.title')],
        [screenKeys.larger, t('screen.keys.larger')],
        [screenKeys.smaller, t('screen.keys.smaller')],
        [screenKeys.asDesigned, t('screen.keys.asDesigned')],
        [screenKeys.help, t('screen.keys.help')],
        [{ code: 'Esc' }, t('screen.keys.escape')],
      ],
    ],
  ];
  return (
    <aside className={styles.overlay} aria-label={t('screen.keys.title')} data-testid="key-overlay">
      <header className={styles.overlayHead}>
        <h2>{t('screen.keys.title')}</h2>
        <KeyButton tone="quiet" onClick={about} data-testid="open-about">
          {t('screen.about.title')}
        </KeyButton>
        <KeyButton tone="quiet" hotkey={{ code: 'Esc' }} onClick={close}>
          {t('screen.keys.close')}
        </KeyButton>
      </header>
      <div className={styles.groups}>
        {groups.map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={keyLabel(key)} className={styles.pair}>
                  <dt>
                    <kbd className={styles.key}>{keyLabel(key)}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </aside>
  );
}
