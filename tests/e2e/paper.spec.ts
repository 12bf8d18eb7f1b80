import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { atWork, expect, launch, type RunningApp, saved, test } from './app.ts';
import { type Printer, startPrinter } from './printer.ts';

let printer: Printer;
let siaga: RunningApp;
let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'siaga112-slips-'));
  printer = await startPrinter();
  const slips = (id: string) => ({
    id,
    channels: [{ kind: 'print' }, { kind: 'manual', contact: '0321-861234' }],
  });
  siaga = await launch({
    config: {
      ...atWork,
      exportFolder: folder,
      printer: printer.name,
      agencies: ['dinkes', 'damkar', 'bpbd'].map(slips),
    },
    env: printer.env,
    map: true,
  });
});
test.afterEach(() => printer.mend());
test.afterAll(async () => {
  await siaga?.close();
  await printer?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Begins a report and hands it over by key. */
async function handOver(what: string, agency: { id: string; key: string }) {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type(what);
  await saved(workstation);
  await workstation.keyboard.press(`Control+${agency.key}`);
  return workstation.getByTestId(`handoff-${agency.id}`);
}
const dinkes = { id: 'dinkes', key: 'Digit1' };

test('a hand-off comes out of the printer as a slip that can be read, and is sent when it is on paper', async () => {
  const button = await handOver('Kebakaran di pasar Ploso', dinkes);
  await expect(button).toHaveAttribute('data-state', 'sent');
  const [slip = ''] = await printer.sheets();
  expect(slip).toContain('Kebakaran di pasar Ploso');
  expect(slip).toContain('Dinas Kesehatan');
  await expect(siaga.workstation.getByTestId('slip-file-dinkes')).toHaveCount(0);
  expect(await readdir(folder)).toEqual([]);
});

test('the sheet of an incident comes out of the printer with its map', async () => {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type('Banjir di Bandarkedungmulyo');
  await saved(workstation);
  await expect(workstation.locator('[data-map="ready"]')).toBeVisible({ timeout: 45_000 });
  await workstation.keyboard.press('Alt+KeyM');
  await workstation.keyboard.press('KeyP');
  await expect(workstation.locator('[data-note="printed"]')).toContainText('Lembar tercetak');
  const number = await workstation.getByTestId('incident-number').textContent();
  const sheet = (await printer.sheets()).at(-1);
  expect(sheet).toContain(`Kejadian ${number}`);
  expect(sheet).toContain('Banjir di Bandarkedungmulyo');
  expect(sheet).toContain('Batas wilayah');
});

test('a test slip comes out of the printer, and says that it is one', async () => {
  const { workstation } = siaga;
  await workstation.getByTestId('open-agencies').click();
  await workstation.getByTestId('edit-dinkes').click();
  await workstation.getByTestId('try-print').click();
  await expect(workstation.getByTestId('tried-print')).toContainText('tercetak');
  expect((await printer.sheets()).at(-1)).toContain('UJI');
  await workstation.keyboard.press('Escape');
});

for (const [trouble, begin] of [
  ['is paused', (): Promise<void> => printer.pause()],
  ['takes no jobs', (): Promise<void> => printer.refuse()],
  ['gives the job up', (): Promise<void> => printer.breakDown()],
] as const) {
  test(`a printer that ${trouble} leaves a PDF; the card says so, and nothing waits in the queue`, async () => {
    await begin();
    const before = (await printer.sheets()).length;
    const button = await handOver(`Pohon tumbang, printer ${trouble}`, dinkes);
    await expect(button).toHaveAttribute('data-state', 'sent');
    const number = await siaga.workstation.getByTestId('incident-number').textContent();
    const file = `siaga112_penerusan_${number}_dinkes.pdf`;
    const note = siaga.workstation.getByTestId('slip-file-dinkes');
    await expect(note).toContainText(file);
    await expect(note).toContainText('0321-861234');
    expect(await readdir(folder)).toContain(file);
    expect(await printer.waiting()).toBe('');
    await printer.mend();
    expect(await printer.sheets()).toHaveLength(before);
  });
}
