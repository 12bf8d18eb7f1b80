import { expect } from '@playwright/test';
import type { Call } from '../../../shared/domain/call.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import { formatNumber } from '../../../shared/phone-number/phone-number.ts';
import type { RunningApp } from '../app.ts';

export interface Live {
  callId: CallId;
  direction: 'in' | 'out';
  phase: string;
  number: string | null;
}

/** Calls on the line, as the telephone reports them. */
export const live = ({ workstation }: RunningApp): Promise<Live[]> =>
  workstation.evaluate(async () => {
    const status = await window.siaga.invoke('app.status', {});
    return status.ok
      ? status.value.phone.calls.map(({ callId, direction, phase, number }) => ({
          ...{ callId, direction, phase, number },
        }))
      : [];
  });

/** The log's own view of a call. */
export const logged = ({ read }: RunningApp, callId: CallId): Call | undefined =>
  read((db) => {
    const view = db.prepare('SELECT view FROM calls WHERE id = ?').pluck().get(callId);
    return view === undefined ? undefined : (JSON.parse(view as string) as Call);
  });

/** Waits often and briefly: who calls faster than life does not wait for the operator. */
export const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { intervals: [20, 40, 80] });

export const phaseOf = async (siaga: RunningApp, callId: CallId): Promise<string> =>
  (await live(siaga)).find((call) => call.callId === callId)?.phase ?? 'gone';

export async function answer(siaga: RunningApp, { callId }: Live): Promise<void> {
  await siaga.workstation.keyboard.press('F2');
  await soon(() => phaseOf(siaga, callId)).toBe('talking');
}

/** Turns to a caller who waits; voice and form go together. */
export async function turnTo(siaga: RunningApp, { callId, number }: Live): Promise<void> {
  const waiting = siaga.workstation
    .getByTestId('waiting-call')
    .filter({ hasText: number === null ? 'Nomor' : formatNumber(number) });
  await waiting.getByRole('button').last().click();
  await soon(() => phaseOf(siaga, callId)).toBe('talking');
}

/** The caller waits, and is talked to again: the key is refused while the telephone still agrees on the hold. */
export async function holdOnce(siaga: RunningApp, { callId }: Live): Promise<void> {
  const { keyboard } = siaga.workstation;
  await keyboard.press('F3');
  await soon(() => phaseOf(siaga, callId)).toBe('held');
  await expect(async () => {
    if ((await phaseOf(siaga, callId)) === 'held') await keyboard.press('F3');
    await expect.poll(() => phaseOf(siaga, callId), { timeout: 500, intervals: [20] }).toBe('talking');
  }).toPass({ timeout: 10_000 });
}
