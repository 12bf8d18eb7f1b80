import { answerPracticeCall, expect, field, saved, together as test } from './app.ts';

test.use({ options: {} });

test('a window that is loaded anew comes back to the call with every field', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill('Pohon tumbang menutup jalan');
  await field(workstation, 'callerName').fill('Siti Aminah');
  await field(workstation, 'victims').fill('3');
  await saved(workstation);
  await workstation.reload();
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'talking');
  await expect(field(workstation, 'whatHappened')).toHaveValue('Pohon tumbang menutup jalan');
  await expect(field(workstation, 'callerName')).toHaveValue('Siti Aminah');
  await expect(field(workstation, 'victims')).toHaveValue('3');
});

test('a name of 10,000 letters is not cut: it stays, the reason is under it, and the rest is saved', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  const name = 'a'.repeat(10_000);
  await field(workstation, 'callerName').fill(name);
  await field(workstation, 'landmark').fill('Dekat masjid');
  await expect(workstation.getByTestId('field-refused')).toHaveAttribute('data-code', 'E_TEXT_TOO_LONG');
  await expect(field(workstation, 'callerName')).toHaveValue(name);
  await expect
    .poll(() =>
      siaga.read((db) =>
        db
          .prepare("SELECT json_extract(view, '$.fields.landmark') FROM incidents ORDER BY id DESC")
          .pluck()
          .get(),
      ),
    )
    .toBe('Dekat masjid');
  await field(workstation, 'callerName').fill('Budi');
  await expect(workstation.getByTestId('field-refused')).toBeHidden();
  await saved(workstation);
});

test('control and right-to-left characters are taken out of what is logged', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'whatHappened').fill('Toko\u202E terbakar\u0007 besar');
  await saved(workstation);
  const logged = siaga.read((db) =>
    db
      .prepare("SELECT json_extract(view, '$.fields.whatHappened') FROM incidents ORDER BY id DESC")
      .pluck()
      .get(),
  );
  expect(logged).toBe('Toko terbakar besar');
});

test('what one caller said never shows in the form of the next', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill('Laporan pertama');
  await workstation.keyboard.press('F8');
  await answerPracticeCall(siaga);
  await expect(field(workstation, 'whatHappened')).toHaveValue('');
  await workstation.getByTestId('call-row').nth(1).click();
  await expect(field(workstation, 'whatHappened')).toHaveValue('Laporan pertama');
});

test('a report without a call is logged with its first letter', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type('Datang ke kantor');
  await saved(workstation);
  await expect(workstation.getByTestId('incident-status')).toHaveAttribute('data-state', 'open');
  await workstation.getByTestId('open-incidents').click();
  await expect(workstation.getByText('Datang ke kantor').last()).toBeVisible();
});
