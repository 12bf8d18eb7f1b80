import { cleanLine, cleanText } from '../../shared/text/clean.ts';
import { answerPracticeCall, expect, field, type RunningApp, saved, together as test } from './app.ts';

test.use({ options: {} });

/** The text fields of the form, and whether one holds several lines. */
const textFields = {
  whatHappened: true,
  locationText: true,
  landmark: true,
  hazards: true,
  access: true,
  victimsState: true,
  callerName: false,
  callbackNumber: false,
  notes: true,
} as const;

const nasty = [
  '<img src=x onerror="window.hacked=1">',
  '<script>window.hacked=1</script>',
  'nol\u0000di\u0007sini',
  '👨‍👩‍👧‍👦 👩🏽‍🚒',
  '\u202Ekanan ke kiri\u202C',
  `'; DROP TABLE log; -- {{call}} $t(x)`,
].join(' ');

const logged = ({ read }: RunningApp, name: string) =>
  read((db) =>
    db.prepare(`SELECT json_extract(view, '$.fields.${name}') FROM incidents ORDER BY id DESC`).pluck().get(),
  );

/** Nothing that was typed became a part of the page. */
async function harmless({ workstation }: RunningApp): Promise<void> {
  expect(await workstation.evaluate(() => 'hacked' in window)).toBe(false);
  await expect(workstation.locator('img[src="x"]')).toHaveCount(0);
  expect(await workstation.locator('#root script').count()).toBe(0);
}

async function paste({ app, workstation }: RunningApp, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, written) => clipboard.writeText(written), text);
  await workstation.keyboard.press('Control+KeyV');
}

test('markup, scripts, null and direction marks are letters in every field, or are left out, and never run', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  for (const [name, several] of Object.entries(textFields)) {
    await field(workstation, name).fill(nasty);
    await saved(workstation);
    expect(logged(siaga, name), name).toBe(several ? cleanText(nasty) : cleanLine(nasty));
    await harmless(siaga);
  }
  await workstation.keyboard.press('Alt+KeyD');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'emergency');
  // As notes and in the story, in the lists, in the search, in the choice of a duplicate.
  await workstation.keyboard.press('Alt+KeyR');
  await expect(workstation.getByTestId('story')).toContainText('<script>window.hacked=1</script>');
  await field(workstation, 'note').fill(nasty);
  await workstation.keyboard.press('Enter');
  await expect(field(workstation, 'note')).toHaveValue('');
  await expect(workstation.getByTestId('story-line').last()).toContainText('<img src=x');
  await harmless(siaga);
  await workstation.getByTestId('search').fill(nasty);
  await workstation.getByTestId('search').fill('');
  await workstation.getByTestId('open-incidents').click();
  await expect(workstation.getByRole('main')).toContainText('<img src=x');
  await workstation.keyboard.press('F8');
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill(nasty);
  await expect(workstation.getByTestId('same-event')).toContainText('<img src=x');
  await workstation.keyboard.press('Alt+KeyL');
  await expect(workstation.getByTestId('duplicate-choice')).toContainText('<img src=x');
  await harmless(siaga);
  await workstation.reload();
  await expect(field(workstation, 'whatHappened')).toHaveValue(cleanText(nasty));
  await harmless(siaga);
});

test('pasted megabytes are refused in every field with one calm sentence, and what was there stays', async ({
  siaga,
}) => {
  // Fifteen fields, and two megabytes on the clipboard for each.
  test.slow();
  const { workstation } = siaga;
  const megabytes = 'Kebakaran di pasar. '.repeat(100_000);
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type('Ada api');
  await saved(workstation);
  const refused = workstation.locator('[data-testid="notice"][data-code="E_PASTE_TOO_LONG"]');
  for (const name of Object.keys(textFields)) {
    await field(workstation, name).focus();
    await workstation.keyboard.press('End');
    await paste(siaga, megabytes);
    await expect(refused).toContainText('2000000 huruf tidak dimasukkan');
    // The cursor is where it was, and the next letter goes on from there.
    await workstation.keyboard.type(' 2');
    await expect(field(workstation, name)).toHaveValue(name === 'whatHappened' ? 'Ada api 2' : ' 2');
    await refused.getByRole('button').click();
  }
  await saved(workstation);
  expect(logged(siaga, 'whatHappened')).toBe('Ada api 2');
  // Also where it would only be searched, chosen or noted.
  for (const name of ['kecamatan', 'desa', 'victims']) {
    await field(workstation, name).focus();
    await paste(siaga, megabytes);
    await expect(refused).toBeVisible();
    // An open list of places hides the rest of the page from whoever listens to it.
    await workstation.keyboard.press('Escape');
    await refused.getByRole('button').click();
  }
  await workstation.keyboard.press('Control+KeyF');
  await paste(siaga, megabytes);
  await expect(refused).toBeVisible();
  await expect(workstation.getByTestId('search')).toHaveValue('');
  await workstation.keyboard.press('Alt+KeyR');
  await field(workstation, 'note').focus();
  await paste(siaga, megabytes);
  await expect(field(workstation, 'note')).toHaveValue('');
  // However it gets in: not only by the clipboard.
  await workstation.keyboard.press('Alt+KeyR');
  await field(workstation, 'notes').fill(megabytes);
  await expect(field(workstation, 'notes')).not.toHaveValue(megabytes);
});

test('a text that is a little too long stays on the screen, says so, and is not called saved', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type('Ada api');
  await saved(workstation);
  const long = 'a'.repeat(30_000);
  for (const name of ['whatHappened', 'locationText', 'callerName', 'notes']) {
    await field(workstation, name).focus();
    await workstation.keyboard.press('Control+KeyA');
    await paste(siaga, long);
    await expect(workstation.getByTestId('field-refused')).toHaveAttribute('data-code', 'E_TEXT_TOO_LONG');
    await expect(field(workstation, name)).toHaveValue(long);
    await field(workstation, 'access').fill(`Lewat ${name}`);
    await expect.poll(() => logged(siaga, 'access')).toBe(`Lewat ${name}`);
    await expect(workstation.getByTestId('saved')).toHaveAttribute('data-state', 'partly');
    await field(workstation, name).fill('pendek');
    await saved(workstation);
    expect(logged(siaga, name)).toBe('pendek');
  }
});
