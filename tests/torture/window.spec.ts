import type { ElectronApplication } from '@playwright/test';
import { openDatabase } from '../../electron/core/database/open.ts';
import { verify } from '../../electron/core/log/verify.ts';
import { expect, launch } from '../e2e/app.ts';
import { test } from './core.ts';

interface Seen {
  /** What the field showed while the screen said that it was saved. */
  saved: string;
  typed: string;
}

/**
 * Types into the form as a keyboard does and kills the window's process between two letters. It runs in main,
 * because the page is gone with the window.
 */
const typeAndCrash = (app: ElectronApplication, text: string): Promise<Seen> =>
  app.evaluate(async ({ BrowserWindow }, typed) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().includes('/workstation/'),
    );
    if (!window) throw new Error('no window');
    const { webContents } = window;
    let saved = '';
    await webContents.executeJavaScript(`{
      const field = document.querySelector('[name="whatHappened"]');
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    }`);
    for (const letter of typed) {
      webContents.sendInputEvent({ type: 'char', keyCode: letter });
      // One look at one moment: what it shows, and whether it says that this is saved.
      const { state, value } = await webContents.executeJavaScript(`({
        state: document.querySelector('[data-testid="saved"]').dataset.state,
        value: document.querySelector('[name="whatHappened"]').value,
      })`);
      if (state === 'saved') saved = value;
    }
    const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()));
    webContents.forcefullyCrashRenderer();
    await loaded;
    return { saved, typed };
  }, text);

/** What the form of the window that was loaded anew shows, once the desk is there. */
const shown = (app: ElectronApplication): Promise<string> =>
  app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().includes('/workstation/'),
    );
    return window?.webContents.executeJavaScript(`(async () => {
      for (;;) {
        const field = document.querySelector('[name="whatHappened"]');
        if (field && document.querySelector('[data-testid="incident-number"]')) return field.value;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    })()`);
  });

test('killed between two letters again and again, the window comes back with everything it had called saved', async ({
  folder,
}) => {
  test.setTimeout(300_000);
  const siaga = await launch({ userData: folder });
  const inLog = (): string[] =>
    siaga.read((db) =>
      db
        .prepare(
          `SELECT json_extract(body, '$.personal.data.changes.whatHappened') FROM log
            WHERE type = 'incident.edited' ORDER BY seq`,
        )
        .pluck()
        .all(),
    ) as string[];
  try {
    const bar = siaga.workstation.getByTestId('call-bar');
    await siaga.workstation.keyboard.press('F9');
    await expect(bar).toHaveAttribute('data-state', 'ringing');
    await siaga.workstation.keyboard.press('F2');
    await expect(bar).toHaveAttribute('data-state', 'talking');
    await siaga.workstation.locator('[name="whatHappened"]').fill('Awal');
    await expect(siaga.workstation.getByTestId('saved')).toHaveAttribute('data-state', 'saved');
    let before = 'Awal';
    let acknowledged = 0;
    for (let round = 1; round <= 8; round += 1) {
      const { saved, typed } = await typeAndCrash(siaga.app, ` ronde${round}`.repeat(1 + (round % 4)));
      if (saved !== '') {
        acknowledged += 1;
        expect(inLog()).toContain(saved);
      }
      const now = await shown(siaga.app);
      expect(now.startsWith(saved)).toBe(true);
      expect(`${before}${typed}`.startsWith(now)).toBe(true);
      before = now;
    }
    // Otherwise this test would have looked at nothing.
    expect(acknowledged).toBeGreaterThan(0);
  } finally {
    await siaga.close();
  }
  const db = openDatabase(`${siaga.dataFolder}/siaga112.db`);
  try {
    expect(verify(db).broken).toEqual([]);
  } finally {
    db.close();
  }
});
