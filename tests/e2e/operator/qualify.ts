import { dispositionKeys, keyLabel } from '../../../renderer/workstation/keys/keys.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import type { Expected } from '../../../shared/training/expected.ts';
import { expect, type RunningApp } from '../app.ts';
import { logged } from './desk.ts';

/** Says what the call turned out to be. `first`: the call that told of the same event. */
export async function qualify(siaga: RunningApp, expected: Expected, first: CallId | null): Promise<void> {
  const { workstation } = siaga;
  const { disposition, referral } = expected;
  const key = keyLabel(dispositionKeys[disposition]).replace(/\+(.)$/, '+Key$1');
  await workstation.keyboard.press(key);
  if (disposition === 'ghost') {
    await expect(workstation.getByTestId('ghost-check')).toBeVisible();
    await workstation.keyboard.press(key);
  }
  if (disposition === 'duplicate')
    await workstation
      .getByTestId('duplicate-choice')
      .getByRole('button')
      .filter({ hasText: incidentNumber(siaga, first) })
      .click();
  if (referral) await workstation.getByTestId(`referral-${referral}`).click();
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', disposition);
}

const incidentNumber = (siaga: RunningApp, callId: CallId | null): string =>
  siaga.read((db) => {
    const { incidentId } = (callId && logged(siaga, callId)) || {};
    return String(
      db.prepare("SELECT view ->> '$.number' FROM incidents WHERE id = ?").pluck().get(incidentId),
    );
  });
