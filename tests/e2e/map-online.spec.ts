import type { Locator, Page, Route } from '@playwright/test';
import { expect, type RunningApp, test } from './app.ts';

test.use({ options: { map: true } });

const token = 'pk.uji';
const mapOf = ({ workstation }: RunningApp): Locator => workstation.locator('[data-map="ready"]');
const note = (page: Page): Locator => page.locator('[data-note="trouble"]');

/** A stand-in for Mapbox's servers: a style with a ground and nothing else, or nobody there at all. */
async function answerAsMapbox(page: Page, how: 'style' | 'refuse' | 'away'): Promise<void> {
  const answer = (route: Route): Promise<void> => {
    if (how === 'away') return route.abort('internetdisconnected');
    if (how === 'refuse')
      return route.fulfill({ status: 401, json: { message: 'Not Authorized - Invalid Token' } });
    const layers = [{ id: 'ground', type: 'background', paint: { 'background-color': '#dde' } }];
    return route.request().url().includes('/styles/v1/mapbox/')
      ? route.fulfill({ json: { version: 8, sources: {}, layers } })
      : route.fulfill({ status: 204, body: '' });
  };
  await page.unroute(/mapbox\.com/);
  await page.route(/mapbox\.com/, answer);
}

test('a room without a token loads no mapbox-gl and may not reach Mapbox', async ({ siaga }) => {
  const { workstation, app } = siaga;
  const asked: string[] = [];
  app.context().on('request', (request) => asked.push(request.url()));
  await workstation.evaluate(() => localStorage.setItem('map.ground', 'streets'));
  await workstation.reload();
  await expect(mapOf(siaga)).toHaveAttribute('data-ground', 'offline');
  await workstation.keyboard.press('Alt+KeyM');
  await workstation.keyboard.press('KeyA');
  await expect(workstation.getByTestId('map-tool-list')).toBeVisible();
  await expect(workstation.getByTestId('map-ground')).toHaveCount(0);
  expect(asked.some((url) => url.includes('maplibre'))).toBe(true);
  expect(asked.filter((url) => url.includes('mapbox'))).toEqual([]);
  const policy = await workstation.evaluate(async () =>
    (await fetch('/workstation/index.html')).headers.get('content-security-policy'),
  );
  expect(policy).not.toContain('mapbox');
});

test.describe('with a token', () => {
  test.use({ options: { map: true, config: { mapboxToken: token } } });

  test('the window may reach Mapbox and nobody else', async ({ siaga }) => {
    const policy = await siaga.workstation.evaluate(async () =>
      (await fetch('/workstation/index.html')).headers.get('content-security-policy'),
    );
    const [, connect = ''] = /connect-src ([^;]*)/.exec(policy ?? '') ?? [];
    const hosts = connect.split(' ').filter((source) => source !== "'self'");
    expect(hosts.length).toBeGreaterThan(0);
    for (const host of hosts) expect(host).toMatch(/^https:\/\/[a-z.*]*mapbox\.com$/);
  });

  test('the map starts offline, and Mapbox is asked only when somebody wants it', async ({ siaga }) => {
    const { app } = siaga;
    const asked: string[] = [];
    app.context().on('request', (request) => asked.push(request.url()));
    await expect(mapOf(siaga)).toHaveAttribute('data-ground', 'offline');
    expect(asked.filter((url) => url.includes('mapbox'))).toEqual([]);
  });

  test('streets and satellite are drawn while Mapbox answers, and the offline map takes over when it does not', async ({
    siaga,
  }) => {
    const { workstation, app } = siaga;
    await answerAsMapbox(workstation, 'style');
    await expect(mapOf(siaga)).toBeVisible();
    await workstation.keyboard.press('Alt+KeyM');
    await workstation.keyboard.press('KeyK');
    await expect(mapOf(siaga)).toHaveAttribute('data-ground', 'streets');
    await expect(note(workstation)).toHaveCount(0);

    // The overlays are the same: the centre is marked, and its desa found.
    await workstation.keyboard.press('Control+KeyN');
    await workstation.keyboard.press('Alt+KeyM');
    await workstation.keyboard.press('Enter');
    await expect(workstation.getByTestId('point')).toBeVisible();
    const point = await workstation.getByTestId('point').textContent();

    await workstation.keyboard.press('KeyK');
    await expect(mapOf(siaga)).toHaveAttribute('data-ground', 'satellite');

    await answerAsMapbox(workstation, 'away');
    await app.context().setOffline(true);
    await expect(mapOf(siaga)).toHaveAttribute('data-ground', 'offline');
    await expect(note(workstation)).toContainText('peta luring dipakai');
    await workstation.keyboard.press('Enter');
    await expect(workstation.getByTestId('point')).toHaveText(point ?? '');

    await answerAsMapbox(workstation, 'style');
    await app.context().setOffline(false);
    await expect(mapOf(siaga)).toHaveAttribute('data-ground', 'satellite');
    await expect(note(workstation)).toHaveCount(0);
  });

  test('without any network Mapbox costs nothing: the offline map stays, and a calm line says why', async ({
    siaga,
  }) => {
    const { workstation } = siaga;
    await expect(mapOf(siaga)).toBeVisible();
    await workstation.keyboard.press('Alt+KeyM');
    await workstation.keyboard.press('KeyK');
    await expect(note(workstation)).toContainText('Mapbox tidak terjangkau');
    await expect(mapOf(siaga)).toHaveAttribute('data-ground', 'offline');
  });

  test('a token that Mapbox refuses is named', async ({ siaga }) => {
    const { workstation } = siaga;
    await answerAsMapbox(workstation, 'refuse');
    await expect(mapOf(siaga)).toBeVisible();
    await workstation.keyboard.press('Alt+KeyM');
    await workstation.keyboard.press('KeyK');
    await expect(note(workstation)).toContainText('menolak token');
    await expect(mapOf(siaga)).toHaveAttribute('data-ground', 'offline');
  });
});
