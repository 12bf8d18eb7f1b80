import { answerPracticeCall, expect, test } from './app.ts';

test.use({ options: { map: true } });

test('a whole call, with map and hand-off, asks nothing of any network', async ({ siaga }) => {
  const { workstation, app } = siaga;
  const asked: string[] = [];
  app.context().on('request', (request) => asked.push(request.url()));
  await workstation.reload();
  await expect(workstation.getByTestId('light-audio')).toHaveAttribute('data-state', 'ok');
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('Alt+KeyD');
  await workstation.keyboard.press('Control+Digit1');
  await expect(workstation.getByTestId('handoff-dinkes')).toHaveAttribute('data-state', 'queued');
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((url) => !/^(app|blob|data):/.test(url))).toEqual([]);
});
