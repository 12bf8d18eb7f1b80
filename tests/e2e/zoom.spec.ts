import { answerPracticeCall, expect, field, type RunningApp, saved, together as test } from './app.ts';

test.use({ options: {} });

const width = ({ workstation }: RunningApp): Promise<number> => workstation.evaluate(() => window.innerWidth);

test('twice as large, everything is still there: nothing is cut off sideways and a call can be taken', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  const designed = await width(siaga);
  for (let step = 0; step < 5; step += 1) await workstation.keyboard.press('Control+Equal');
  await expect.poll(() => width(siaga)).toBeLessThanOrEqual(Math.ceil(designed / 2));
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill('Pohon tumbang menutup jalan');
  await saved(workstation);
  await expect(workstation.getByTestId('call-number')).toBeInViewport();
  const sideways = await workstation.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);
  await workstation.keyboard.press('Alt+KeyD');
  for (const id of ['qualify-emergency', 'handoff-bpbd', 'search']) {
    await workstation.getByTestId(id).scrollIntoViewIfNeeded();
    await expect(workstation.getByTestId(id)).toBeInViewport();
  }
  await workstation.keyboard.press('Control+Digit0');
  await expect.poll(() => width(siaga)).toBe(designed);
});

test('the size is kept when the window is loaded anew', async ({ siaga }) => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+Equal');
  await workstation.keyboard.press('Control+Equal');
  const larger = await width(siaga);
  await workstation.reload();
  await expect(workstation.getByTestId('call-bar')).toBeVisible();
  await expect.poll(() => width(siaga)).toBe(larger);
});
