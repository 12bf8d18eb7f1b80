import {
  agencyKey,
  dispositionKeys,
  type Key,
  manualKey,
  phoneKeys,
  priorityKeys,
  screenKeys,
  stepKeys,
} from '../keys/keys.ts';
import { byName, byTestId, choose, press, seen, submit, type } from './hand.ts';
import type { Pace } from './pace.ts';

/** The agency that puts out fires, as shipped. */
const FIRE_BRIGADE = { id: 'damkar', key: agencyKey('2') };

const callIs = (state: string): Promise<HTMLElement> =>
  seen(`${byTestId('call-bar')}[data-state="${state}"]`);
const handOffIs = (state: string): Promise<HTMLElement> =>
  seen(`${byTestId(`handoff-${FIRE_BRIGADE.id}`)}[data-state="${state}"]`);

/** Presses the key, and waits for what it brings. */
async function pressed(key: Key, brings: () => Promise<HTMLElement>): Promise<void> {
  press(key);
  await brings();
}

/** What is said, and then done: one whole call of a day, from the ring to the daily log. */
export const script = {
  welcome: async () => undefined,
  async shift(pace) {
    await type(pace, byTestId('shift-name'), 'Dewi Anggraini');
    await submit(byTestId('shift-name'));
    await seen(byTestId('shift-operator'));
  },
  ring: () => pressed(phoneKeys.practise, () => callIs('ringing')),
  answer: () => pressed(phoneKeys.answer, () => callIs('talking')),
  what: (pace) => type(pace, byName('whatHappened'), 'Dapur rumah terbakar, api sudah sampai ke atap'),
  async kind() {
    press(screenKeys.category);
    await choose(byName('category'), 'fire');
    await choose(byName('subCategory'), 'house_fire');
    await seen(byTestId('guide-row-hazards'));
  },
  async place(pace) {
    await seen(`${byTestId('place-search')}:not(:disabled)`);
    press(screenKeys.place);
    await type(pace, byTestId('place-search'), 'ngogri');
    await seen(byTestId('place-found'));
    // The list may still be the answer to an earlier letter, of which Enter takes nothing.
    await seen(byTestId('point'), () => press({ code: 'Enter' }));
  },
  async details(pace) {
    await type(pace, byName('landmark'), 'Depan balai desa');
    await type(pace, byName('hazards'), 'Tabung gas di dapur');
    await type(pace, byName('callerName'), 'Bu Siti');
    press(priorityKeys.red);
    await seen(`${byTestId('saved')}[data-state="saved"]`);
  },
  qualify: () =>
    pressed(dispositionKeys.emergency, () => seen(`${byTestId('incident-status')}[data-state="open"]`)),
  handOff: () => pressed(FIRE_BRIGADE.key, () => handOffIs('queued')),
  async byHand(pace) {
    press(manualKey);
    const receiver = byTestId('received-by');
    await type(pace, receiver, 'Pak Joko, piket Damkar');
    await submit(receiver);
    await handOffIs('acknowledged');
  },
  async reports(pace) {
    await pressed(stepKeys.en_route, () => handOffIs('en_route'));
    await pace.rest(1_500);
    await pressed(stepKeys.on_scene, () => handOffIs('on_scene'));
  },
  hangUp: () => pressed(phoneKeys.hangUp, () => callIs('idle')),
  story: () => pressed(screenKeys.story, () => seen(byTestId('story-line'))),
  async report(pace) {
    await pressed(screenKeys.export, () => seen(byTestId('report')));
    (await seen(byTestId('report-format-pdf'))).click();
    await pace.rest(1_500);
    await submit(byTestId('report-format-pdf'));
    (await seen(byTestId('exported'))).scrollIntoView({ block: 'center' });
  },
  end: async () => undefined,
} satisfies Record<string, (pace: Pace) => Promise<unknown>>;
