import { answerPracticeCall, expect, test } from '../e2e/app.ts';

test('a telephone window that hangs in the middle of a call starts again, and the call that was lost says so', async ({
  siaga,
}) => {
  const { workstation, app } = siaga;
  await answerPracticeCall(siaga);
  await app.evaluate(({ BrowserWindow }) => {
    const phone = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes('/phone/'),
    );
    // It never answers.
    phone?.webContents.executeJavaScript('for (;;);').catch(() => undefined);
  });
  await expect(workstation.locator('[data-code="N_PHONE_RESTARTED"]')).toContainText('telepon balik');
  await expect(workstation.getByTestId('call-row')).toHaveAttribute('data-disposition', 'dropped');
  await expect(workstation.getByTestId('light-audio')).toHaveAttribute('data-state', 'ok');
  await answerPracticeCall(siaga);
});
