import type { PhoneStatus } from '../../../shared/contract/phone.ts';
import { useDesk } from '../desk/desk.ts';
import { useTexts } from '../texts.tsx';
import styles from './top.module.css';

type Colour = 'good' | 'busy' | 'bad' | 'off';

const colours: {
  socket: Record<PhoneStatus['socket'], Colour>;
  registration: Record<PhoneStatus['registration'], Colour>;
  audio: Record<PhoneStatus['audio'], Colour>;
} = {
  socket: { off: 'off', connecting: 'busy', open: 'good', closed: 'bad' },
  registration: { none: 'off', registering: 'busy', registered: 'good', failed: 'bad' },
  audio: { ok: 'good', missing: 'bad', denied: 'bad', unknown: 'off' },
};

/** Three separate lights, each with its word: an open socket is no registration, a registration no sound. */
export function Lights() {
  const t = useTexts();
  const phone = useDesk((state) => state.status?.phone);
  if (!phone) return null;
  const { socket, registration, audio } = phone;
  return (
    <ul className={styles.lights}>
      <Light
        id="socket"
        name={t('screen.top.socket')}
        state={socket}
        colour={colours.socket[socket]}
        word={t(`screen.light.socket.${socket}`)}
      />
      <Light
        id="registration"
        name={t('screen.top.registration')}
        state={registration}
        colour={colours.registration[registration]}
        word={t(`screen.light.registration.${registration}`)}
      />
      <Light
        id="audio"
        name={t('screen.top.audio')}
        state={audio}
        colour={colours.audio[audio]}
        word={t(`screen.light.audio.${audio}`)}
      />
    </ul>
  );
}

function Light(props: { id: string; name: string; state: string; colour: Colour; word: string }) {
  return (
    <li className={styles.light} data-testid={`light-${props.id}`} data-state={props.state}>
      <span className={`${styles.dot} ${styles[props.colour]}`} aria-hidden />
      <span>
        {props.name} <b>{props.word}</b>
      </span>
    </li>
  );
}
