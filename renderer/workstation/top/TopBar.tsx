import { useEffect, useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useFormats, useTexts } from '../texts.tsx';
import { Lights } from './Lights.tsx';
import { ShiftControl } from './ShiftControl.tsx';
import styles from './top.module.css';

export function TopBar({ onHelp }: { onHelp: () => void }) {
  const t = useTexts();
  const roomName = useDesk((state) => state.status?.settings.roomName ?? '');
  const station = useDesk((state) => state.status?.settings.station ?? '');
  return (
    <header className={styles.bar}>
      <h1 className={styles.room}>{roomName}</h1>
      <span className={styles.station} title={t('screen.top.station')}>
        {station}
      </span>
      <Lights />
      <span className={styles.space} />
      <ShiftControl />
      <Clock />
      <KeyButton tone="quiet" hotkey={screenKeys.help} onClick={onHelp}>
        {t('screen.top.help')}
      </KeyButton>
    </header>
  );
}

function Clock() {
  const t = useTexts();
  const formats = useFormats();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={styles.clock} role="timer" aria-label={t('screen.top.clock')} aria-live="off">
      {formats.shortDate(now)} <strong>{formats.clockSeconds(now)}</strong> WIB
    </span>
  );
}
