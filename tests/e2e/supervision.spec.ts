import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { answerPracticeCall, expect, field, type RunningApp, saved, test } from './app.ts';

const notice = ({ workstation }: RunningApp, code: string) =>
  workstation.locator(`[data-testid="notice"][data-code="${code}"]`);

/** The core is the one child process that has the database open. */
async function corePid({ app, dataFolder }: RunningApp): Promise<number> {
  const main = app.process().pid;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === main) continue;
    try {
      const open = readdirSync(`/proc/${name}/fd`).map((fd) => readlinkSync(`/proc/${name}/fd/${fd}`));
      if (open.some((file) => file === `${dataFolder}/siaga112.db`)) return Number(name);
    } catch {
      // Ended meanwhile, or a file descriptor was closed.
    }
  }
  throw new Error('no process has the database open');
}

test('a core that is killed starts again, and what was typed meanwhile is saved', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill('Sebelum mati');
  await saved(workstation);
  process.kill(await corePid(siaga), 'SIGKILL');
  await field(workstation, 'whatHappened').fill('Sebelum dan sesudah mati');
  await expect(notice(siaga, 'N_CORE_RESTARTED')).toContainText('dinyalakan kembali');
  await saved(workstation);
  await expect
    .poll(() =>
      siaga.read((db) =>
        db.prepare("SELECT json_extract(view, '$.fields.whatHappened') FROM incidents").pluck().get(),
      ),
    )
    .toBe('Sebelum dan sesudah mati');
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'talking');
});

test('a call that ends while the core is down is in the log once it is back', async ({ siaga }) => {
  const { workstation } = siaga;
  await answerPracticeCall(siaga);
  process.kill(await corePid(siaga), 'SIGKILL');
  await workstation.keyboard.press('F8');
  await expect(workstation.getByTestId('call-row')).toHaveAttribute('data-state', 'wrap_up');
});

test('a telephone window that crashes starts again, and the call that was lost says so', async ({
  siaga,
}) => {
  const { workstation, app } = siaga;
  await answerPracticeCall(siaga);
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL().includes('/phone/')) window.webContents.forcefullyCrashRenderer();
    }
  });
  await expect(notice(siaga, 'N_PHONE_RESTARTED')).toContainText('telepon balik');
  await expect(workstation.getByTestId('call-row')).toHaveAttribute('data-disposition', 'dropped');
  await expect(workstation.getByTestId('light-audio')).toHaveAttribute('data-state', 'ok');
  await answerPracticeCall(siaga);
});

test('closing the window is refused while a caller is on the line', async ({ siaga }) => {
  const { workstation, app } = siaga;
  await answerPracticeCall(siaga);
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL().includes('/workstation/')) window.close();
    }
  });
  await expect(notice(siaga, 'N_CALL_KEEPS_WINDOW')).toBeVisible();
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'talking');
});

test('a second start gives way to the first', async ({ siaga }) => {
  const { app } = siaga;
  const [command, ...args] = await app.evaluate(() => process.argv);
  if (!command) throw new Error('no command');
  const second = spawn(
    command,
    args.filter((arg) => !arg.startsWith('--inspect') && !arg.startsWith('--remote')),
  );
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  await expect(siaga.workstation.getByTestId('call-bar')).toBeVisible();
});
