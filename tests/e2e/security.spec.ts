import { expect, together as test } from './app.ts';

test('the windows are sandboxed, isolated and given two functions only', async ({ siaga }) => {
  for (const page of [siaga.workstation, siaga.phone]) {
    expect(await page.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined');
    expect(await page.evaluate(() => typeof (globalThis as { process?: unknown }).process)).toBe('undefined');
  }
  const given = await siaga.workstation.evaluate(() => Object.keys(window.siaga).sort());
  expect(given).toEqual(['invoke', 'subscribe']);
  const preferences = await siaga.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const {
        sandbox,
        contextIsolation,
        nodeIntegration,
      } = // Electron has it, its types leave it out.
        (
          window.webContents as unknown as { getLastWebPreferences(): Record<string, boolean> }
        ).getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration };
    }),
  );
  for (const each of preferences) {
    expect(each).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  }
});

test('scripts that are not ours do not run, and nothing is fetched from elsewhere', async ({ siaga }) => {
  const ran = await siaga.workstation.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    const fetched = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    return { inline: 'ran' in window, fetched };
  });
  expect(ran).toEqual({ inline: false, fetched: false });
});

test('files outside of what ships are not served', async ({ siaga }) => {
  const statuses = await siaga.workstation.evaluate(async () => {
    const paths = [
      '/resources/%2e%2e/package.json',
      '/resources/..%2fpackage.json',
      '/etc/passwd',
      '/workstation/nichts.js',
    ];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  expect(new Set(statuses)).toEqual(new Set([404]));
});

test('a window may send only the commands that are its own', async ({ siaga }) => {
  const refusals = await siaga.workstation.evaluate(async () => {
    const codes: string[] = [];
    const send = window.siaga.invoke as (
      name: string,
      input: unknown,
    ) => Promise<{ ok: boolean; refusal?: { code: string } }>;
    for (const name of ['call.ring', 'call.end', 'phone.config', 'phone.report', 'tidak.ada', '__proto__']) {
      codes.push((await send(name, {})).refusal?.code ?? 'ok');
    }
    return codes;
  });
  expect(refusals).toEqual([
    'E_FORBIDDEN',
    'E_FORBIDDEN',
    'E_FORBIDDEN',
    'E_FORBIDDEN',
    'E_NOT_FOUND',
    'E_NOT_FOUND',
  ]);
});

test('only the telephone may use the microphone', async ({ siaga }) => {
  const denied = await siaga.workstation.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      (error: Error) => error.name,
    ),
  );
  expect(denied).toBe('NotAllowedError');
  await expect(siaga.workstation.getByTestId('light-audio')).toHaveAttribute('data-state', 'ok');
});

test('a window goes nowhere and opens nothing', async ({ siaga }) => {
  const { workstation, app } = siaga;
  await workstation.evaluate(() => {
    window.open('https://example.org/');
    location.href = 'https://example.org/';
  });
  // Last in this file: the driver goes on waiting for the navigation that was refused, so the page itself is asked.
  expect(await workstation.evaluate(() => document.querySelector('[data-testid="call-bar"]') !== null)).toBe(
    true,
  );
  expect(workstation.url()).toContain('app://siaga/workstation/');
  // Screen and telephone; those who call in training have no window before the first of them.
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2);
});
