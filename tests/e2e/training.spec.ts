import type { Scenario } from '../../shared/training/scenario.ts';
import { expect, field, test } from './app.ts';
import { accessible } from './axe.ts';

/** Somebody with little to say, in silence. */
const brief: Scenario = {
  id: 'brief',
  version: 1,
  title: { id: 'Singkat', en: 'Brief' },
  level: 'basic',
  agencies: [],
  calls: [
    {
      number: '0811000777',
      displayName: 'Latihan',
      begins: { after: 'start', seconds: 0 },
      patienceSeconds: 60,
      voice: 'young_man',
      mood: 'calm',
      background: null,
      lines: [
        {
          id: 'tone',
          text: 'Lho, kok bunyi tut, Mas?',
          when: { on: 'answered', seconds: 3 },
          press: '',
          audio: 'gas-leak/1-tone.opus',
        },
      ],
      ends: { by: 'caller', after: 'lines', seconds: 0.5 },
      expected: { disposition: 'wrong_number', why: { id: 'Salah sambung.', en: 'A wrong number.' } },
    },
  ],
};

test('the callers of a session ring one after the other, speak, are heard, and end their calls', async ({
  siaga: { workstation },
}) => {
  await workstation.getByRole('textbox', { name: 'Nama petugas' }).fill('Siti');
  await workstation.getByRole('button', { name: 'Mulai jaga' }).click();
  await expect(workstation.getByRole('button', { name: /Akhiri jaga/ })).toBeVisible();
  await workstation.evaluate((scenario) => window.siaga.invoke('training.saveScenario', { scenario }), brief);
  await workstation.keyboard.press('Shift+F9');
  await field(workstation, 'scenario-brief').check();
  await accessible(workstation);
  await workstation.screenshot({ path: 'test-results/scenarios.png' });
  await workstation.getByTestId('start-training').click();
  await expect(workstation.getByTestId('scenarios')).toBeHidden();
  const bar = workstation.getByTestId('call-bar');
  const number = async () => ((await bar.textContent()) ?? '').replaceAll(/\D/g, '');

  await workstation.keyboard.press('F9');
  await expect(bar).toHaveAttribute('data-state', 'ringing');
  expect(await number()).toContain('811000777');
  await workstation.keyboard.press('F2');
  await expect(bar).toHaveAttribute('data-state', 'talking');
  await workstation.keyboard.press('Control+KeyU');
  await workstation.waitForFunction(
    () => Number(document.querySelector('[data-testid="level-line"]')?.getAttribute('data-level')) > 0.03,
    null,
    { polling: 50 },
  );
  // It is the caller who hangs up, after the last line.
  await expect(bar).toHaveAttribute('data-state', 'idle');
  // The log knows which call of which scenario it was, and what was made of it.
  await workstation.keyboard.press('Alt+KeyS');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'wrong_number');
  await workstation.keyboard.press('Control+F9');
  await expect(workstation.getByTestId('verdict')).toHaveAttribute('data-state', 'right');
  await expect(workstation.getByTestId('debrief')).toContainText('Singkat');
  await expect(workstation.getByTestId('progress')).toContainText('Kemajuan Siti');
  await accessible(workstation);
  await workstation.screenshot({ path: 'test-results/debrief.png' });
  await workstation.keyboard.press('Escape');

  await workstation.keyboard.press('F9');
  await expect(bar).toHaveAttribute('data-state', 'ringing');
  // After the session comes the round.
  expect(await number()).toContain('811000001');
});
