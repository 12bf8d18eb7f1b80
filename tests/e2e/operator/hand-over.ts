import agencies from '../../../resources/agencies/agencies.json' with { type: 'json' };
import type { CallId } from '../../../shared/domain/ids.ts';
import type { Expected } from '../../../shared/training/expected.ts';
import type { Scenario } from '../../../shared/training/scenario.ts';
import { expect, type RunningApp } from '../app.ts';
import { phaseOf, soon } from './desk.ts';

/** Tells the agencies: by telephone those of which the scenario says how they answer, and the others with one key. */
export async function handOver(
  siaga: RunningApp,
  scenario: Scenario,
  expected: Expected,
  callId: CallId,
): Promise<void> {
  const { workstation } = siaga;
  for (const id of expected.agencies ?? []) {
    const key = `Digit${agencies.find((agency) => agency.id === id)?.key}`;
    const state = workstation.getByTestId(`handoff-${id}`);
    const answers = scenario.agencies.find(({ agencyId }) => agencyId === id)?.answers;
    if (!answers) {
      await workstation.keyboard.press(`Control+${key}`);
      await expect(state).toHaveAttribute('data-state', 'queued');
      continue;
    }
    const consult = workstation.getByTestId('consult');
    await workstation.keyboard.press(`Control+Shift+${key}`);
    if (answers === 'accepts') await expect(consult).toHaveAttribute('data-state', 'talking');
    if (answers === 'no_answer') await expect(consult).toHaveAttribute('data-state', 'calling');
    if (answers === 'accepts' || answers === 'no_answer') await workstation.keyboard.press('Shift+F7');
    if (answers === 'accepts') await expect(state).toHaveAttribute('data-state', 'sent');
    else
      await expect(workstation.getByTestId(`waiting-${id}`)).toContainText('Telepon instansi tidak dijawab');
    await expect(consult).toHaveCount(0);
    await soon(() => phaseOf(siaga, callId)).toBe('talking');
  }
}
