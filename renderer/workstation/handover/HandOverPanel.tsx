import { useEffect, useId, useRef, useState } from 'react';
import { newShiftId } from '../../../shared/domain/ids.ts';
import { Pin, sameName } from '../../../shared/domain/person.ts';
import type { HandOver, Shift } from '../../../shared/domain/shift.ts';
import { shiftAt } from '../../../shared/domain/shift-plan.ts';
import type { BoardCell, BoardRow } from '../../../shared/handoff/board.ts';
import type { Say } from '../../../shared/i18n/index.ts';
import { isLate, useBoard } from '../board/useBoard.ts';
import { Cover } from '../cover/Cover.tsx';
import { ask } from '../desk/ask.ts';
import { select, told, useDesk } from '../desk/desk.ts';
import { useNow } from '../desk/useNow.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { PinInput } from '../people/PinInput.tsx';
import { usePeople } from '../people/people.ts';
import { useFormats, useTexts } from '../texts.tsx';
import styles from './handover.module.css';

/**
 * The shift changes hands: what is open, what is late, and a message. The one who goes confirms it, then the one who
 * comes; both confirmations are in the log. It opens only by its own key.
 */
export default function HandOverPanel() {
  const t = useTexts();
  const { clock } = useFormats();
  const shift = useDesk((state) => state.shift);
  const plan = useDesk((state) => state.status?.settings.shifts);
  const now = useNow(1_000);
  const rows = useBoard();
  const planned = plan ? shiftAt(plan, now) : null;
  const late = rows.flatMap((row) =>
    row.cells.filter((cell) => isLate(cell, now)).map((cell) => ({ row, cell })),
  );
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The operator has just asked for it.
    body.current?.querySelector<HTMLElement>('input, select, button')?.focus();
  }, []);
  return (
    <Cover
      title={t('lead.handOver.title')}
      testId="hand-over"
      beside={
        planned && (
          <span className={styles.soft}>
            {t('lead.handOver.planned', {
              name: planned.name,
              from: clock(planned.from),
              to: clock(planned.to),
            })}
          </span>
        )
      }
    >
      <div className={styles.body} ref={body}>
        <div className={styles.lists}>
          <List
            title={t('lead.handOver.incidents', { rows: rows.length })}
            empty={t('lead.handOver.noIncidents')}
            rows={rows.map((row) => ({ row, text: '' }))}
            testId="hand-over-incidents"
          />
          <List
            title={t('lead.handOver.late', { rows: late.length })}
            empty={t('lead.handOver.noLate')}
            rows={late.map(({ row, cell }) => ({ row, text: lateText(cell, clock, t) }))}
            testId="hand-over-late"
          />
        </div>
        {shift ? (
          <Confirm key={shift.id} shift={shift} rows={rows} late={late.map(({ cell }) => cell)} />
        ) : (
          <p>{t('lead.handOver.noShift')}</p>
        )}
      </div>
    </Cover>
  );
}

const lateText = ({ agency, lateAt, gaveUpAt }: BoardCell, clock: (time: number) => string, t: Say): string =>
  [
    agency.shortName,
    t(gaveUpAt === null ? 'screen.board.late' : 'screen.board.state.failed'),
    lateAt === null ? '' : clock(lateAt),
  ].join(' ');

function List(props: {
  title: string;
  empty: string;
  rows: readonly { row: BoardRow; text: string }[];
  testId: string;
}) {
  const t = useTexts();
  const heading = useId();
  return (
    <section className={styles.list}>
      <h3 id={heading}>{props.title}</h3>
      {props.rows.length === 0 && <p className={styles.soft}>{props.empty}</p>}
      <ul aria-labelledby={heading} data-testid={props.testId}>
        {props.rows.map(({ row: { incident }, text }) => (
          <li key={`${incident.id} ${text}`}>
            <button
              type="button"
              className={styles.row}
              onClick={() =>
                select({ callId: incident.calls[0] ?? null, incidentId: incident.id }, { incident })
              }
            >
              <b>{incident.number}</b> {text && <strong>{text}</strong>}{' '}
              {incident.fields.category && `${t(`domain.category.${incident.fields.category}`)} · `}
              {incident.fields.locationText || incident.fields.whatHappened}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

function Confirm({
  shift,
  rows,
  late,
}: {
  shift: Shift;
  rows: readonly BoardRow[];
  late: readonly BoardCell[];
}) {
  const t = useTexts();
  const { clock } = useFormats();
  const { handOver, operator, takenFrom } = shift;
  const [to, setTo] = useState(handOver?.to ?? '');
  const [note, setNote] = useState(handOver?.note ?? '');
  const incidents = rows.map(({ incident }) => incident.id);
  const lateIds = late.map(({ handOff }) => handOff.id);
  // What is late grows by itself as time goes by; what is open has to be what was handed over.
  const changed = handOver !== null && !sameIds(handOver.incidents, incidents);

  const show = (answer: Promise<Shift | null>): void => void answer.then((next) => next && told.shift(next));
  const offer = (): void => show(ask('shift.offer', { to, note, incidents, late: lateIds }));
  const withdraw = (): void => show(ask('shift.withdraw', {}));
  const { people } = usePeople();
  const receiver = useId();
  const [pin, setPin] = useState('');
  const next = handOver && people.find((one) => one.active && sameName(one.name, handOver.to));
  const asksPin = next?.hasPin === true;
  const mayTake = !changed && (!asksPin || Pin.safeParse(pin).success);
  const take = ({ at }: HandOver): void => {
    if (!mayTake) return;
    show(ask('shift.take', { shiftId: newShiftId(), offeredAt: at, pin: asksPin ? pin : null }));
    setPin('');
  };
  return (
    <form
      className={styles.confirm}
      onSubmit={(event) => {
        event.preventDefault();
        offer();
      }}
    >
      {takenFrom && (
        <p className={styles.last} data-testid="hand-over-last">
          {t('lead.handOver.last', {
            operator: takenFrom.operator,
            to: operator,
            time: clock(shift.startedAt),
          })}
          {takenFrom.note && <br />}
          {takenFrom.note && t('lead.handOver.lastNote', { note: takenFrom.note })}
        </p>
      )}
      <p>
        {t('lead.handOver.from')}: <b>{operator}</b>
      </p>
      <div className={styles.label}>
        <label htmlFor={receiver}>{t('lead.handOver.to')}</label>
        <Receiver id={receiver} to={to} operator={operator} change={setTo} />
      </div>
      <label className={styles.label}>
        <span>{t('lead.handOver.note')}</span>
        <textarea
          rows={4}
          value={note}
          onChange={(event) => setNote(event.target.value.slice(0, 4_000))}
          data-testid="hand-over-note"
        />
      </label>
      <KeyButton
        type="submit"
        tone={handOver ? 'plain' : 'primary'}
        disabled={to.trim() === ''}
        data-testid="hand-over-offer"
      >
        {handOver ? t('lead.handOver.offerAgain') : t('lead.handOver.offer')}
      </KeyButton>
      {handOver && (
        <div className={styles.offered} role="status" data-testid="hand-over-offered">
          <p>{t('lead.handOver.offered', { operator, to: handOver.to, time: clock(handOver.at) })}</p>
          {changed && <p>{t('lead.handOver.changed')}</p>}
          <div className={styles.buttons}>
            {asksPin && (
              <PinInput
                className={styles.pin}
                aria-label={t('screen.people.pinOf', { name: handOver.to })}
                placeholder={t('screen.people.pinOf', { name: handOver.to })}
                value={pin}
                change={setPin}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  // The form's own Enter is for the one who goes.
                  event.preventDefault();
                  take(handOver);
                }}
                data-testid="hand-over-pin"
              />
            )}
            <KeyButton
              tone="primary"
              disabled={!mayTake}
              onClick={() => take(handOver)}
              data-testid="hand-over-take"
            >
              {t('lead.handOver.take', { to: handOver.to })}
            </KeyButton>
            <KeyButton tone="quiet" onClick={withdraw}>
              {t('lead.handOver.withdraw')}
            </KeyButton>
          </div>
        </div>
      )}
    </form>
  );
}

/** Who comes: one of the people of the desk, or, where nobody is set up, whatever name is typed. */
function Receiver(props: { id: string; to: string; operator: string; change: (to: string) => void }) {
  const { id, to, operator, change } = props;
  const t = useTexts();
  const { people } = usePeople();
  const same = { id, value: to, 'data-testid': 'hand-over-to' };
  if (people.length === 0)
    return <input {...same} onChange={(event) => change(event.target.value.slice(0, 100))} />;
  return (
    <select {...same} onChange={(event) => change(event.target.value)}>
      <option value="">{t('screen.people.choose')}</option>
      {people
        .filter(({ active, name }) => active && !sameName(name, operator))
        .map((one) => (
          <option key={one.id} value={one.name}>
            {one.name}
          </option>
        ))}
    </select>
  );
}
