import { answerPracticeCall, expect, field, type RunningApp, saved, together as test } from './app.ts';

test.use({ options: {} });

const lines = ({ workstation }: RunningApp) => workstation.getByTestId('story-line');

test('the story of a closed incident is read from the list of calls', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill('Laporan palsu');
  await saved(workstation);
  await workstation.keyboard.press('Alt+KeyP');
  await workstation.keyboard.press('F8');
  await answerPracticeCall(siaga);
  await workstation.getByTestId('call-row').last().click();
  await expect(workstation.getByTestId('incident-status')).toHaveAttribute('data-state', 'closed');
  await workstation.keyboard.press('Alt+KeyR');
  await expect(workstation.getByTestId('story')).toContainText('Kejadian ditutup');
  await expect(lines(siaga).last()).toContainText('berakhir: Ditutup');
  // Another report begins with its form.
  await workstation.getByTestId('call-row').first().click();
  await expect(workstation.getByTestId('story')).toBeHidden();
});

test('the story tells who did what and when, with what each field was before, and grows while it is read', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await workstation.getByRole('textbox', { name: 'Nama petugas' }).fill('Siti');
  await workstation.getByRole('button', { name: 'Mulai jaga' }).click();
  await expect(workstation.getByRole('button', { name: /Akhiri jaga/ })).toBeVisible();
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('Alt+KeyI');
  await workstation.keyboard.type('Kebakaran gudang', { delay: 20 });
  await field(workstation, 'category').selectOption({ label: 'Kebakaran' });
  await saved(workstation);
  await field(workstation, 'category').selectOption({ label: 'Bencana' });
  await saved(workstation);
  await workstation.keyboard.press('Alt+KeyP');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'prank');
  await workstation.keyboard.press('Alt+KeyD');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'emergency');
  await field(workstation, 'whatHappened').focus();
  await workstation.keyboard.press('Alt+KeyR');
  const story = workstation.getByTestId('story');
  await expect(story).toBeVisible();
  await expect(lines(siaga).first()).toContainText('berdering');
  await expect(story).toContainText('Apa yang terjadi Siti');
  await expect(story).toContainText('kosong → Kebakaran gudang');
  await expect(story).toContainText('kosong → Bencana');
  await expect(story).toContainText('Prank (iseng) → Darurat');
  // Letters are one line, and every one of them is there.
  await story
    .getByRole('button', { name: /perubahan/ })
    .first()
    .click();
  await expect(story.getByRole('listitem').first()).toContainText('K');
  // The keys of the desk work here too, and what they do is told at once.
  await workstation.keyboard.press('Control+Digit2');
  await expect(story).toContainText('Diteruskan ke Damkar');
  await field(workstation, 'note').fill('Warga menunggu di gerbang <b>utara</b>');
  await workstation.keyboard.press('Enter');
  await expect(lines(siaga).last()).toContainText('Warga menunggu di gerbang <b>utara</b>');
  await expect(field(workstation, 'note')).toHaveValue('');
  await workstation.screenshot({ path: 'test-results/story.png' });
  await workstation.keyboard.press('Alt+KeyR');
  await expect(story).toBeHidden();
  await expect(field(workstation, 'whatHappened')).toBeFocused();
});

test('an incident that several people reported tells what became of each report', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill('Pohon tumbang di jalan Wahid Hasyim');
  await saved(workstation);
  await workstation.keyboard.press('Alt+KeyD');
  await workstation.keyboard.press('F8');
  await answerPracticeCall(siaga);
  await field(workstation, 'landmark').fill('Depan bank');
  await saved(workstation);
  await workstation.keyboard.press('Alt+KeyL');
  await workstation.keyboard.press('1');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'duplicate');
  await workstation.keyboard.press('Alt+KeyR');
  const story = workstation.getByTestId('story');
  await expect(story).toContainText('Depan bank');
  await expect(story).toContainText(/dari laporan \d{8}-\d{3}/);
  await expect(story).toContainText(/Kejadian \d{8}-\d{3} digabung ke sini/);
  await workstation.keyboard.press('Alt+KeyX');
  await expect(story).toContainText(/Kejadian ini dipisah dari \d{8}-\d{3}/);
});
