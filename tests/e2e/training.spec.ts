import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { Scenario } from '../../shared/training/scenario.ts';
import { expect, field, together as test } from './app.ts';
import { accessible, accessibleInEveryTheme } from './axe.ts';

const exportFolder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-certificates-'));
test.use({ options: { config: { exportFolder, letterhead: { lines: ['Pemerintah Kabupaten Jombang'] } } } });
test.afterAll(() => rmSync(exportFolder, { recursive: true, force: true }));

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

/** The fake microphone beeps for a moment each second: a whole beep has passed. */
const beeped = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const heard: boolean[] = [];
        window.siaga.subscribe('phone.levels', ({ microphone }) => {
          const loud = microphone > 0.01;
          if (loud !== heard.at(-1)) heard.push(loud);
          if (heard.join().includes('false,true,false')) resolve();
        });
        void window.siaga.invoke('phone.watchLevels', {});
      }),
  );

/** How loud a recording of the room is, 0…1. */
const loudness = (page: Page, audio: string) =>
  page.evaluate(async (name) => {
    const file = await (await fetch(`/training/audio/${name}`)).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(file);
    return sound.getChannelData(0).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  }, audio);

test('a trainer writes a scenario and speaks a line of it; who takes its call sees the other line, and has a certificate', async ({
  siaga: { workstation, userData, read },
}) => {
  test.slow();
  const { keyboard } = workstation;
  await keyboard.press('Shift+F9');
  await workstation.getByTestId('write-scenarios').click();
  await workstation.getByTestId('new-scenario').click();
  const form = workstation.getByTestId('scenario-form');
  const save = workstation.getByTestId('save-scenario');
  await field(form, 'scenario-title').fill('Pohon tumbang');
  await expect(save).toBeDisabled();
  await field(form, 'call-number').fill('112');
  await expect(form.getByText('112 sendiri tidak dapat menelepon')).toBeVisible();
  await field(form, 'call-number').fill('0811000444');
  await field(form, 'line-0-text').fill('Halo, Pak? Ada pohon tumbang.');
  await field(form, 'line-0-seconds').fill('0');
  await workstation.getByTestId('add-line').click();
  await field(form, 'line-1-text').fill('Jalannya tertutup, Pak.');
  await field(form, 'line-1-when').selectOption('waited');
  await field(form, 'line-1-seconds').fill('0.5');
  await field(form, 'call-ends').selectOption('lines');
  await field(form, 'expected-disposition').selectOption('non_emergency');
  await field(form, 'expected-category').selectOption('infrastructure');
  // What was typed outlives the panel and the window.
  await keyboard.press('Escape');
  await workstation.reload();
  await workstation.getByRole('button', { name: 'Skenario', exact: false }).first().click();
  await expect(field(form, 'line-1-text')).toHaveValue('Jalannya tertutup, Pak.');
  await expect(save).toBeDisabled();
  await field(form, 'expected-why').fill('Jalan tertutup, tidak ada korban.');
  await expect(workstation.getByTestId('scenario-state')).toContainText('2 kalimat tanpa suara');

  const first = workstation.getByTestId('sound-line-1');
  await first.getByTestId('begin-speech').click();
  await expect(first).toHaveAttribute('data-state', 'recording');
  await beeped(workstation);
  await first.getByTestId('end-speech').click();
  await expect(first).toHaveAttribute('data-state', 'there');
  await first.getByTestId('hear-speech').click();
  await expect(first.getByTestId('hear-speech')).toHaveText('Dengar');
  // A caller goes first, and nothing is kept of what was being spoken.
  const second = workstation.getByTestId('sound-line-2');
  await second.getByTestId('begin-speech').click();
  await expect(second).toHaveAttribute('data-state', 'recording');
  await keyboard.press('F9');
  await expect(second).toHaveAttribute('data-state', 'none');
  await expect(second.getByTestId('begin-speech')).toBeDisabled();
  await keyboard.press('Shift+F2');
  await expect(second.getByTestId('begin-speech')).toBeEnabled();
  await accessibleInEveryTheme(workstation, 'scenario-form');
  await save.click();
  await expect(workstation.getByTestId('scenario-state')).toHaveAttribute('data-state', 'saved');
  const file = path.join(userData, 'training', 'scenarios', 'skenario.json');
  const { lines } = Scenario.parse(JSON.parse(readFileSync(file, 'utf8'))).calls[0] ?? { lines: [] };
  expect(await loudness(workstation, lines[0]?.audio ?? '')).toBeGreaterThan(0.01);
  expect(lines).toMatchObject([
    { text: 'Halo, Pak? Ada pohon tumbang.', audio: expect.stringMatching(/^own-[0-9a-f]{32}\.webm$/) },
    { text: 'Jalannya tertutup, Pak.', audio: null },
  ]);
  await workstation.getByTestId('remove-scenario').click();
  await workstation.getByTestId('restore-scenario').click();
  await expect(field(form, 'scenario-title')).toHaveValue('Pohon tumbang');

  await workstation.getByTestId('choose-scenarios').click();
  await field(workstation, 'scenario-skenario').check();
  await workstation.getByTestId('start-training').click();
  await keyboard.press('F9');
  const bar = workstation.getByTestId('call-bar');
  await expect(bar).toHaveAttribute('data-state', 'ringing');
  await keyboard.press('F2');
  await expect(workstation.getByTestId('caller-words')).toContainText('Jalannya tertutup, Pak.');
  await workstation.screenshot({ path: 'test-results/caller-words.png' });
  await expect(bar).toHaveAttribute('data-state', 'idle');
  await expect(workstation.getByTestId('caller-words')).not.toContainText('Jalannya');
  await keyboard.press('Alt+KeyB');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'non_emergency');
  // Also when nobody looks at the debrief.
  const keys = () =>
    read((db) => db.prepare("SELECT count(*) FROM log WHERE type = 'call.keyed'").pluck().get() as number);
  await expect.poll(keys).toBeGreaterThan(1);
  await keyboard.press('Control+F9');
  await expect(workstation.getByTestId('verdict')).toHaveAttribute('data-state', 'right');
  await expect(workstation.getByTestId('debrief')).toContainText('Jalan tertutup, tidak ada korban.');

  await field(workstation, 'certificate-trainer').fill('Joko Santoso');
  await workstation.getByTestId('print-certificate').click();
  const certificate = workstation.getByTestId('certificate');
  await expect(certificate).toHaveAttribute('data-file', /siaga112_sertifikat_Siti_\d{4}-\d\d-\d\d\.pdf$/);
  await accessibleInEveryTheme(workstation, 'certificate');
  const pdf = readFileSync((await certificate.getAttribute('data-file')) ?? '').toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(pdf).toMatch(/\/MediaBox \[0 0 59\d[.\d]* 84\d[.\d]*\]/);
});
