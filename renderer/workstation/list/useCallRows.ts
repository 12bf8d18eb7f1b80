import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallRow } from '../../../shared/contract/call.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { type WibDay, wibDay } from '../../../shared/time/wib.ts';
import { desk } from '../desk/desk.ts';

const PAGE = 100;
const TYPING_MS = 200;

interface Rows {
  rows: CallRow[];
  more: boolean;
  loaded: boolean;
}
const empty: Rows = { rows: [], more: false, loaded: false };

const list = (day: WibDay | null, text: string, before: CallRow | undefined) =>
  window.siaga.invoke('call.list', {
    day,
    text,
    limit: PAGE,
    before: before ? { ringingAt: before.call.ringingAt, id: before.call.id } : null,
  });

let early: { day: WibDay; answer: ReturnType<typeof list> } | null = null;

/** The calls of today are on their way while the screen is made. */
export function askForToday(): void {
  const day = wibDay(Date.now());
  early = { day, answer: list(day, '', undefined) };
}

function firstPage(day: WibDay | null, text: string): ReturnType<typeof list> {
  const asked = early?.day === day && text === '' ? early.answer : null;
  early = null;
  return asked ?? list(day, text, undefined);
}

/** The newest first, a page at a time; what changes meanwhile is put in its place. */
export function useCallRows(day: WibDay | null, text: string): Rows & { next: () => void } {
  const [held, setHeld] = useState<Rows>(empty);
  const asking = useRef(0);
  const loading = useRef(false);

  const ask = useCallback(
    async (before: CallRow | undefined): Promise<void> => {
      const turn = ++asking.current;
      loading.current = true;
      const result = await (before ? list(day, text, before) : firstPage(day, text));
      if (turn !== asking.current) return;
      loading.current = false;
      if (!result.ok) return;
      const { rows, more } = result.value;
      setHeld((now) => ({ rows: before ? [...now.rows, ...rows] : rows, more, loaded: true }));
    },
    [day, text],
  );

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (text === '') void ask(undefined);
    else timer = setTimeout(() => void ask(undefined), TYPING_MS);
    const stop = [
      window.siaga.subscribe('desk.ready', () => void ask(undefined)),
      window.siaga.subscribe('call.changed', (call) => {
        setHeld((now) => ({ ...now, rows: withCall(now.rows, call, text === '' ? day : null) }));
      }),
      window.siaga.subscribe('incident.changed', (incident) => {
        setHeld((now) => ({ ...now, rows: withIncident(now.rows, incident) }));
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const end of stop) end();
    };
  }, [ask, day, text]);

  const next = (): void => {
    if (held.more && !loading.current) void ask(held.rows.at(-1));
  };
  return { ...held, next };
}

function withCall(rows: CallRow[], call: Call, day: WibDay | null): CallRow[] {
  const at = rows.findIndex((row) => row.call.id === call.id);
  const old = rows[at];
  if (old)
    return rows.with(at, {
      call,
      incident: old.incident?.id === call.incidentId ? old.incident : knownIncident(call),
    });
  if (day === null || wibDay(call.ringingAt) !== day) return rows;
  return [{ call, incident: null }, ...rows].sort((a, b) => b.call.ringingAt - a.call.ringingAt);
}

/** A call that was linked is told of after the incident that it was linked to. */
const knownIncident = ({ incidentId }: Call): Incident | null =>
  (incidentId && desk.getState().incidents[incidentId]) || null;

function withIncident(rows: CallRow[], incident: Incident): CallRow[] {
  if (!rows.some((row) => row.call.incidentId === incident.id)) return rows;
  return rows.map((row) => (row.call.incidentId === incident.id ? { ...row, incident } : row));
}
