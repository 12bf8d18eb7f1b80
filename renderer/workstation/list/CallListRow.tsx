import type { CallRow } from '../../../shared/contract/call.ts';
import { causesOf, missedBy } from '../../../shared/domain/call.ts';
import { formatNumber } from '../../../shared/phone-number/phone-number.ts';
import { useFormats, useTexts } from '../texts.tsx';
import styles from './list.module.css';

export function CallListRow(props: {
  row: CallRow;
  selected: boolean;
  withDate: boolean;
  tabStop: boolean;
  onSelect: () => void;
}) {
  const { call, incident } = props.row;
  const t = useTexts();
  const formats = useFormats();
  const disposition = call.direction === 'in' ? call.qualification?.disposition : undefined;
  const label =
    call.direction === 'out'
      ? t('screen.list.outgoing')
      : disposition
        ? t(`domain.disposition.${disposition}`)
        : call.state === 'wrap_up'
          ? t('screen.list.unqualified')
          : t(`screen.call.${call.state === 'ringing' ? 'ringing' : 'talking'}`);
  const missed = missedBy(call);
  const away =
    call.direction === 'in' && call.away
      ? t('screen.list.away', { reason: t(`domain.away.${call.away}`) })
      : '';
  return (
    <button
      type="button"
      className={styles.call}
      tabIndex={props.tabStop ? 0 : -1}
      aria-current={props.selected ? 'true' : undefined}
      onClick={props.onSelect}
      data-testid="call-row"
      data-state={call.state}
      data-disposition={disposition ?? ''}
    >
      <span className={styles.line}>
        <b>{call.number ? formatNumber(call.number) : t('screen.call.unknownNumber')}</b>
        <span className={styles.time}>
          {props.withDate ? `${formats.date(call.ringingAt)} ` : ''}
          {formats.clock(call.ringingAt)}
        </span>
      </span>
      <span className={styles.line}>
        <span className={`${styles.tag} ${disposition ? (styles[disposition] ?? '') : styles.pending}`}>
          {label}
        </span>
        <span className={styles.what}>
          {incident
            ? [
                incident.fields.category ? t(`domain.category.${incident.fields.category}`) : '',
                incident.fields.locationText || incident.fields.whatHappened,
              ]
                .filter(Boolean)
                .join(' · ')
            : [missed && t(`domain.endKind.${missed.kind}`), missed && causesOf(missed), away]
                .filter(Boolean)
                .join(' · ')}
        </span>
        {call.training && <span className={styles.tag}>{t('screen.list.training')}</span>}
      </span>
    </button>
  );
}
