import type { CallLocation } from '../../../shared/domain/call-location.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import { useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import { areaName } from './area-name.ts';
import { metres } from './metres.ts';
import styles from './place.module.css';
import { takeIntoForm } from './takeIntoForm.ts';
import { useWhere } from './useWhere.ts';

/** Where the telephone network says that the caller is: a hint, taken into the report by one key and never by itself. */
export function NetworkLocation({ callId }: { callId: CallId }) {
  const t = useTexts();
  const location = useDesk(({ calls }) => {
    const call = calls[callId];
    return call?.direction === 'in' ? call.location : undefined;
  });
  if (!location) return null;
  return (
    <div className={styles.network} data-testid="network-location" data-kind={location.kind}>
      {location.kind === 'position' ? (
        <Position callId={callId} location={location} />
      ) : location.kind === 'address' ? (
        t('screen.place.network.address', { address: location.address })
      ) : location.kind === 'unreadable' && location.failure ? (
        t('screen.place.network.failed', { reason: t(`screen.place.network.result.${location.failure}`) })
      ) : (
        t(`screen.place.network.${location.kind}`)
      )}
    </div>
  );
}

function Position(props: { callId: CallId; location: CallLocation & { kind: 'position' } }) {
  const { callId, location } = props;
  const t = useTexts();
  const where = useWhere(location.point);
  const mine = useDesk(({ selection }) => selection.callId === callId);
  const take = (): void => {
    if (!where) return;
    const { point, radius } = location;
    const got = { ...point, source: 'pidf' } as const;
    takeIntoForm(radius > 0 ? { ...got, certainty: 'near', radius } : { ...got, certainty: 'exact' }, where);
  };
  useKeys(mine ? [{ key: screenKeys.networkLocation, act: take }] : []);
  const place =
    where === null
      ? ''
      : where.outside === null
        ? `${areaName(where.desa)}, ${t('screen.place.in', { name: areaName(where.kecamatan) })}`
        : where.outside
          ? t('screen.place.outside', { name: where.outside })
          : t('screen.place.far');
  const details = [
    `${location.point.lat.toFixed(5)}, ${location.point.lon.toFixed(5)}`,
    location.radius > 0 ? metres(location.radius, t) : '',
    location.confidence === null
      ? ''
      : t('screen.place.network.confidence', { percent: location.confidence }),
    location.method,
    location.address,
  ].filter(Boolean);
  return (
    <>
      <span>
        {t('screen.place.network.position')} <b>{place}</b> <small>{details.join(' · ')}</small>
      </span>
      {mine && (
        <KeyButton hotkey={screenKeys.networkLocation} onClick={take} disabled={where === null}>
          {t('screen.place.network.use')}
        </KeyButton>
      )}
    </>
  );
}
