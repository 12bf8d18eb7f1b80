import { statSync } from 'node:fs';
import path from 'node:path';
import { answerPracticeCall, expect, launch, test } from './app.ts';

test.describe('a settings file that is not JSON', () => {
  test.use({ options: { configText: '{"pbx": {"password": "sangat-rahasia"' } });
  test('is said, hides its content, and leaves the rest working', async ({ siaga }) => {
    const notice = siaga.workstation.locator('[data-code="E_CONFIG_UNREADABLE"]');
    await expect(notice).toContainText('siaga112.config.json');
    await expect(notice).not.toContainText('rahasia');
    await siaga.workstation.keyboard.press('Control+KeyN');
    await siaga.workstation.keyboard.type('Tetap dapat mencatat');
    await expect(siaga.workstation.getByTestId('saved')).toHaveAttribute('data-state', 'saved');
    expect(await siaga.logFile()).not.toContain('rahasia');
  });
});

test.describe('a settings file with a bad value', () => {
  test.use({ options: { config: { theme: 'ungu', station: 'MEJA-7' } } });
  test('names the key and the value, and the good keys count', async ({ siaga }) => {
    const notice = siaga.workstation.locator('[data-code="E_CONFIG_INVALID"]');
    await expect(notice).toContainText('"theme"');
    await expect(notice).toContainText('ungu');
    await expect(siaga.workstation.getByText('MEJA-7')).toBeVisible();
    await answerPracticeCall(siaga);
  });
});

test.describe('an unknown key and a broken telephone section', () => {
  test.use({
    options: { config: { pbx: { urls: ['http://salah'], account: 'x', password: 'p' }, warna: 1 } },
  });
  test('are named, and no practice line is pretended', async ({ siaga }) => {
    await expect(siaga.workstation.locator('[data-code="E_CONFIG_INVALID"]').first()).toBeVisible();
    await expect(siaga.workstation.getByText('pbx.urls.0')).toBeVisible();
    await expect(siaga.workstation.getByTestId('training')).toBeHidden();
  });
});

test('without a keyring the operator is told that the password lies in clear, in a file only its owner reads', async () => {
  const siaga = await launch({
    config: { pbx: { urls: ['ws://127.0.0.1:9'], account: 'op1@127.0.0.1', password: 'kata-sandi' } },
  });
  await expect(siaga.workstation.locator('[data-code="N_SECRET_PLAIN"]')).toContainText('pbx.password');
  expect(statSync(path.join(siaga.userData, 'siaga112.config.json')).mode & 0o777).toBe(0o600);
  expect(await siaga.logFile()).not.toContain('kata-sandi');
  await siaga.close();
});

test.describe('a room that speaks English, in the dark', () => {
  test.use({ options: { config: { language: 'en', theme: 'dark', roomName: 'Room 112' } } });
  test('shows the screen so', async ({ siaga }) => {
    await expect(siaga.workstation.getByText('Training mode')).toBeVisible();
    await expect(siaga.workstation.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});
