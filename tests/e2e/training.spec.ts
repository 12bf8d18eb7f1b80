import type { Scenario } from '../../shared/training/scenario.ts';
import { expect, test } from './app.ts';

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
  const started = await workstation.evaluate(async (scenario) => {
    await window.siaga.invoke('training.saveScenario', { scenario });
    return window.siaga.invoke('training.start', {
      scenarioIds: ['brief', 'house-fire'],
      order: 'given',
      callsPerHour: null,
    });
  }, brief);
  expect(started).toEqual({ ok: true, value: null });
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

  await workstation.keyboard.press('F9');
  await expect(bar).toHaveAttribute('data-state', 'ringing');
  expect(await number()).toContain('811000101');
});
