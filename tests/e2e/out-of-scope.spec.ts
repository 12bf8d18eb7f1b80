import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerPracticeCall, expect, launch, type RunningApp, test } from './app.ts';

const referral = ({ read }: RunningApp): unknown =>
  read((db) => db.prepare("SELECT view ->> '$.qualification.details.referral.to' FROM calls").pluck().get());

test('a caller whose need is not ours hears where to go, and it is logged which', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await workstation.keyboard.press('Alt+KeyK');
  await expect(workstation.getByTestId('disposition')).toHaveAttribute('data-state', 'out_of_scope');
  await workstation.keyboard.press('Alt+Digit5');
  await expect(workstation.getByTestId('referral-sentence')).toContainText('PLN di nomor 123');
  await workstation.screenshot({ path: 'test-results/out-of-scope.png' });
  await expect(workstation.getByTestId('disposition')).toContainText('PLN');
  expect(referral(siaga)).toBe('PLN');
  // The wrong one was pressed: the right one takes its place.
  await workstation.keyboard.press('Alt+Digit4');
  await expect(workstation.getByTestId('referral-sentence')).toContainText('Polsek terdekat');
  await expect.poll(() => referral(siaga)).toBe('Polsek terdekat');
});

async function launchWith(content: string): Promise<RunningApp> {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'siaga112-e2e-'));
  writeFileSync(path.join(userData, 'referrals.json'), content);
  return launch({ userData });
}

test("an administrator's list takes the place of the shipped one", async () => {
  const said = { id: 'Kucing di pohon', en: 'Cat in a tree' };
  const own = [{ id: 'cat', about: said, to: said, contact: '113', sentence: said }];
  const siaga = await launchWith(JSON.stringify({ version: 7, referrals: own }));
  await answerPracticeCall(siaga);
  await siaga.workstation.keyboard.press('Alt+KeyK');
  await expect(siaga.workstation.getByTestId('referral-cat')).toHaveText(/Kucing di pohon/);
  await expect(siaga.workstation.getByTestId('referral-electricity')).toBeHidden();
  await siaga.close();
});

test('a list that is broken is named, and the shipped one stays in use', async () => {
  const siaga = await launchWith('{ "version": 1, "referrals": [{ "id": "x" }] }');
  await expect(siaga.workstation.locator('[data-code="E_REFERRALS_INVALID"]')).toContainText('referrals.0');
  await answerPracticeCall(siaga);
  await siaga.workstation.keyboard.press('Alt+KeyK');
  await expect(siaga.workstation.getByTestId('referral-electricity')).toBeVisible();
  await siaga.close();
});
