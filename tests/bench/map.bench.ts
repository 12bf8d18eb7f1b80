/**
 * The map in software: when its first picture is there after the window opened, and how long the frames take
 * while it is dragged with 2,000 incidents on it. Baseline: MapLibre's own empty map, of the same size, in a window
 * of the same Electron.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { launch, type RunningApp } from '../e2e/app.ts';
import { percentile, report } from './report.ts';

const ROUNDS = 7;
const MARKERS = 2_000;
const STEPS = 240;
const library = path.resolve(import.meta.dirname, '..', '..', 'node_modules', 'maplibre-gl', 'dist');

const userData = await mkdtemp(path.join(os.tmpdir(), 'siaga112-bench-'));
const first = await launch({ userData, map: true });
const painted: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await first.workstation.reload();
  painted.push(await mark(first.workstation));
}
await first.close();
const filling = await launch({ userData });
await fill(filling.workstation);
await filling.close();
const siaga = await launch({ userData, map: true });
const { workstation } = siaga;
await mark(workstation);
const box = await workstation.locator('[data-map="ready"]').boundingBox();
if (!box) throw new Error('no map');
const ours = await drag(workstation, box);

const { page: empty, stop } = await emptyMap(siaga, box);
const bare: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await empty.reload();
  bare.push(await mark(empty));
}
const theirs = await drag(empty, { x: 0, y: 0, width: box.width, height: box.height });
stop();
await siaga.close();
await rm(userData, { recursive: true, force: true });

report({
  ...{ name: 'map first picture p50', unit: 'ms', n: ROUNDS },
  ...{ value: percentile(painted, 0.5), baseline: percentile(bare, 0.5) },
});
for (const [name, share] of [
  ['map frame p50', 0.5],
  ['map frame p95', 0.95],
] as const) {
  report({
    ...{ name, unit: 'ms', n: ours.length },
    ...{ value: percentile(ours, share), baseline: percentile(theirs, share) },
  });
}

/** Milliseconds from the window's navigation to the map's first picture. */
async function mark(page: Page): Promise<number> {
  const found = await page.waitForFunction(
    () => performance.getEntriesByName('map-painted')[0]?.startTime ?? 0,
  );
  return (await found.jsonValue()) as number;
}

/** Open incidents all over Jombang, in the way in which the form makes them. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(async (count) => {
    const priorities = ['red', 'yellow', 'green'] as const;
    for (let i = 0; i < count; i += 1) {
      const incidentId = `0192f0c0-0000-7000-8000-${String(i).padStart(12, '0')}` as never;
      const [lat, lon] = [-7.36 - ((i * 37) % 400) / 1_000, 112.08 + ((i * 61) % 360) / 1_000];
      const point = { lat, lon, source: 'clicked', certainty: 'exact', fillsPlace: false } as const;
      const changes = { point, priority: priorities[i % 3] ?? 'red' };
      const made = await window.siaga.invoke('incident.create', { incidentId, callId: null, changes });
      if (!made.ok) throw new Error(made.refusal.code);
    }
  }, MARKERS);
}

/** Drags round in circles, and takes the time of each frame. */
async function drag(
  page: Page,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Promise<number[]> {
  const [middle, centre] = [x + width / 2, y + height / 2];
  const at = (step: number): [number, number] => [
    middle + Math.sin((step / STEPS) * 6 * Math.PI) * width * 0.3,
    centre + Math.sin((step / STEPS) * 4 * Math.PI) * height * 0.3,
  ];
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    let last = performance.now();
    const frame = (now: number): void => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step += 1) await page.mouse.move(...at(step));
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames.slice(1));
  await page.mouse.up();
  return frames;
}

/** MapLibre as it comes, with a ground and nothing on it. */
async function emptyMap(
  { app }: RunningApp,
  { width, height }: { width: number; height: number },
): Promise<{ page: Page; stop: () => void }> {
  const html = `<!doctype html><link rel="stylesheet" href="maplibre-gl.css"><style>body { margin: 0 }</style>
    <div id="map" style="width: ${width}px; height: ${height}px"></div>
    <script type="module">
      import { Map, setWorkerUrl } from './maplibre-gl.mjs';
      setWorkerUrl('maplibre-gl-worker.mjs');
      const layers = [{ id: 'ground', type: 'background', paint: { 'background-color': '#fff' } }];
      const map = new Map({ container: 'map', center: [112.26, -7.56], zoom: 9, style: { version: 8, sources: {}, layers } });
      map.on('load', () => performance.mark('map-painted'));
    </script>`;
  const types: Record<string, string> = { '.mjs': 'text/javascript', '.css': 'text/css' };
  const server = createServer((request, response) => {
    const name = path.basename(request.url ?? '');
    response.setHeader('content-type', types[path.extname(name)] ?? 'text/html');
    if (name === '') response.end(html);
    else
      createReadStream(path.join(library, name))
        .on('error', () => response.writeHead(404).end())
        .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const [page] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(({ BrowserWindow }, url) => {
      void new BrowserWindow({ width: 1366, height: 768 }).loadURL(url);
    }, address),
  ]);
  return { page, stop: () => server.close() };
}
