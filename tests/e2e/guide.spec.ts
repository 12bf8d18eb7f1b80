import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { answerPracticeCall, expect, field, launch, type RunningApp, saved, test } from './app.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const shipped = path.join(root, 'resources', 'protocols', 'house-fire.json');

/** What the log holds of suggestions and of the chosen priority, oldest first. */
const decisions = (siaga: RunningApp): unknown[] =>
  siaga
    .read((db) =>
      db
        .prepare(
          "SELECT type, body FROM log WHERE type IN ('incident.suggested', 'incident.edited') ORDER BY seq",
        )
        .all(),
    )
    .flatMap((row): object[] => {
      const { type, body } = row as { type: string; body: string };
      const { data, personal } = JSON.parse(body) as {
        data: { priority?: string; protocol?: { id: string } };
        personal: {
          data: { changes?: { priority?: string | null }; reasons?: { question: string | null }[] };
        };
      };
      const { changes, reasons } = personal.data;
      if (type === 'incident.suggested')
        return [{ guide: data.protocol?.id, suggested: data.priority, by: reasons?.map((r) => r.question) }];
      return changes && 'priority' in changes ? [{ chosen: changes.priority }] : [];
    });

test('a house fire is asked through with the keyboard alone', async ({ siaga }) => {
  const { workstation } = siaga;
  const question = workstation.getByTestId('guide-question');
  const missing = workstation.getByTestId('missing');
  await answerPracticeCall(siaga);
  await field(workstation, 'category').focus();
  await workstation.keyboard.type('Kebakaran');
  // The guide comes to the front, and the cursor stays where it is.
  await expect(workstation.getByTestId('guide')).toHaveAttribute('data-protocol', 'fire');
  await expect(field(workstation, 'category')).toBeFocused();
  await workstation.keyboard.press('Tab');
  // The first sub-category of fires.
  await workstation.keyboard.press('ArrowDown');
  await expect(workstation.getByTestId('guide')).toHaveAttribute('data-protocol', 'house-fire');
  await expect(field(workstation, 'subCategory')).toBeFocused();

  // Suggested with its reason, by shape and word.
  const suggestion = workstation.getByTestId('suggestion');
  await expect(suggestion).toContainText('▲ Merah');
  await expect(suggestion).toContainText('karena');
  await expect(workstation.getByTestId('priority-red')).toHaveAttribute('aria-pressed', 'false');
  await expect(workstation.getByTestId('suggested-damkar')).toBeVisible();
  await expect(missing).toContainText('alamat atau keterangan lokasi');
  const before = Number(await missing.getAttribute('data-count'));

  // Into the guide: the location first, which is the form's own field, then safety.
  await workstation.keyboard.press('Alt+KeyQ');
  await expect(question).toHaveAttribute('data-question', 'location');
  await workstation.keyboard.type('Jl. Merdeka 5, belakang pasar');
  await workstation.keyboard.press('Enter');
  await expect(field(workstation, 'locationText')).toHaveValue('Jl. Merdeka 5, belakang pasar');
  await expect(question).toHaveAttribute('data-question', 'safe');
  await workstation.keyboard.press('Digit2');
  await expect(question).not.toHaveAttribute('data-question', 'safe');
  await expect(workstation.getByTestId('guide-row-safe')).toContainText('Tidak');
  await expect(suggestion).toContainText('karena pelapor masih di dalam');
  await expect(workstation.getByTestId('guide-advice')).toContainText('Keluar');
  await expect.poll(async () => Number(await missing.getAttribute('data-count'))).toBeLessThan(before);
  await expect(missing).not.toContainText('alamat');

  await workstation.screenshot({ path: 'test-results/guide.png' });
  // Back by arrow, and answered anew.
  await workstation.keyboard.press('ArrowUp');
  await expect(question).toHaveAttribute('data-question', 'safe');
  await workstation.keyboard.press('Digit1');
  await expect(workstation.getByTestId('guide-row-safe')).toContainText('Ya');

  // Overridden by one key, followed again by the same.
  await workstation.keyboard.press('Alt+Digit2');
  await expect(workstation.getByTestId('priority-yellow')).toHaveAttribute('aria-pressed', 'true');
  await expect(suggestion).toContainText('◆ Kuning');
  await expect(suggestion).toContainText('▲ Merah');
  await saved(workstation);
  await workstation.keyboard.press('Alt+Digit2');
  await expect(workstation.getByTestId('priority-yellow')).toHaveAttribute('aria-pressed', 'false');
  await saved(workstation);

  // And back to where the cursor came from; closed, the guide stays away for this report.
  await workstation.keyboard.press('Alt+KeyQ');
  await expect(workstation.getByTestId('guide')).toBeHidden();
  await expect(field(workstation, 'subCategory')).toBeFocused();

  const logged = decisions(siaga);
  // The letters typed before it was clear which category was meant may have suggested something else.
  expect(logged).toContainEqual({ guide: 'fire', suggested: 'red', by: [null] });
  expect(logged).toContainEqual({ guide: 'house-fire', suggested: 'red', by: ['safe', null] });
  expect(logged.slice(-2)).toEqual([{ chosen: 'yellow' }, { chosen: null }]);
});

test('a guide that was closed does not come back by itself for this report, but by its key', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  const guide = workstation.getByTestId('guide');
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'category').selectOption('fire');
  await expect(guide).toBeVisible();
  await workstation.getByTestId('guide-close').click();
  await field(workstation, 'subCategory').selectOption('house_fire');
  await saved(workstation);
  await expect(guide).toBeHidden();
  await workstation.keyboard.press('Alt+KeyQ');
  await expect(guide).toHaveAttribute('data-protocol', 'house-fire');
  await workstation.keyboard.press('Control+KeyF');
  await expect(workstation.getByTestId('search')).toBeFocused();
});

test('hazards that the answers tell of are taken into the field by one key, after what is there', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'hazards').fill('Gang sempit');
  await field(workstation, 'category').selectOption('fire');
  await field(workstation, 'subCategory').selectOption('house_fire');
  await workstation.getByTestId('guide-row-hazards').click();
  await workstation.getByTestId('answer-gas').click();
  await expect(workstation.getByTestId('take-hazards')).toBeVisible();
  await workstation.keyboard.press('Alt+KeyH');
  await expect(field(workstation, 'hazards')).toHaveValue(/^Gang sempit, .*gas/i);
  await expect(workstation.getByTestId('take-hazards')).toBeHidden();
  await saved(workstation);
  await workstation.reload();
  await workstation.getByTestId('open-incidents').click();
  await workstation.getByRole('button', { name: /▲ Merah|Merah.*Kebakaran/ }).click();
  await workstation.keyboard.press('Alt+KeyQ');
  await expect(workstation.getByTestId('guide-row-hazards')).toHaveAttribute('data-answered', 'true');
});

test("an administrator's bad guide is said with place and reason, and the shipped one serves; a good one counts at once", async () => {
  const userData = await mkdtemp(path.join(os.tmpdir(), 'siaga112-e2e-'));
  const own = path.join(userData, 'protocols', 'rumah.json');
  await mkdir(path.dirname(own));
  const guide = JSON.parse(await readFile(shipped, 'utf8')) as {
    version: number;
    title: { id: string };
    questions: { answer: { type: string } }[];
  };
  const kind = guide.questions[2]!.answer.type;
  guide.questions[2]!.answer.type = 'warna';
  await writeFile(own, JSON.stringify(guide));
  const siaga = await launch({ userData });
  const { workstation } = siaga;
  const notice = workstation.locator('[data-testid="notice"][data-code="E_PROTOCOL_SHAPE"]');
  await expect(notice).toContainText('rumah.json');
  await expect(notice).toContainText('questions.2.answer.type');
  await expect(notice).toContainText('warna');
  await expect.poll(() => siaga.logFile()).toContain('rumah.json: E_PROTOCOL_SHAPE questions.2.answer.type');
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'category').selectOption('fire');
  await field(workstation, 'subCategory').selectOption('house_fire');
  await expect(workstation.getByTestId('guide')).toHaveAttribute('data-protocol', 'house-fire');

  guide.questions[2]!.answer.type = kind;
  guide.title.id = 'Kebakaran di ruang ini';
  guide.version += 1;
  await writeFile(own, JSON.stringify(guide));
  await expect(notice).toBeHidden();
  await expect(workstation.getByTestId('guide')).toContainText('Kebakaran di ruang ini');
  await siaga.close();
});
