import { answerPracticeCall, expect, field, saved, test } from './app.ts';
import { accessibleInEveryTheme } from './axe.ts';
import { openIncidents } from './seeded.ts';

test.use({ options: { config: { agencies: [{ id: 'damkar', ackLimitSeconds: 10 }] } } });

test('the board shows two hundred open incidents, who has them, and what is late; a cell goes to its incident', async ({
  siaga,
}) => {
  const { workstation } = siaga;
  const { keyboard } = workstation;
  await openIncidents(workstation, 200, (index) =>
    index === 0 ? [] : index % 2 === 0 ? ['damkar'] : ['dinkes', 'bpbd'],
  );
  await keyboard.press('Control+KeyB');
  const board = workstation.getByTestId('board');
  await expect(workstation.getByTestId('board-summary')).toContainText('200 kejadian terbuka');
  await expect(workstation.getByTestId('board-summary')).toContainText('1 belum diteruskan');
  const rows = board.getByTestId('board-row');
  expect(await rows.count()).toBeLessThan(60);
  await expect(rows.first()).toContainText('Laporan ke-1');
  await expect(board.getByTestId('cell-damkar').first()).toHaveAttribute('data-late', 'true', {
    timeout: 30_000,
  });
  await expect(board.getByTestId('cell-damkar').first()).toContainText('Terlambat');
  await expect(board.getByTestId('cell-dinkes').first()).toHaveAttribute('data-late', 'false');

  await keyboard.press('End');
  await expect(rows.last()).toContainText('Laporan ke-200');
  await keyboard.press('ArrowRight');
  await expect(board.locator('button:focus')).toHaveAccessibleName(/Dinkes/);
  await keyboard.press('Enter');
  await expect(board).toHaveCount(0);
  await expect(field(workstation, 'locationText')).toHaveValue('Laporan ke-200');
});

test('the board lies over the form only when asked for, and gives it back as it was', async ({ siaga }) => {
  const { workstation } = siaga;
  const { keyboard } = workstation;
  await answerPracticeCall(siaga);
  await field(workstation, 'whatHappened').fill('Api di dapur');
  await saved(workstation);
  await expect(workstation.getByTestId('board')).toHaveCount(0);
  await keyboard.press('Control+KeyB');
  await expect(workstation.getByTestId('board')).toBeVisible();
  await expect(workstation.getByTestId('call-bar')).toHaveAttribute('data-state', 'talking');
  await keyboard.press('Escape');
  await expect(workstation.getByTestId('board')).toHaveCount(0);
  await expect(field(workstation, 'whatHappened')).toBeFocused();
  await keyboard.type(', besar');
  await expect(field(workstation, 'whatHappened')).toHaveValue('Api di dapur, besar');
});

test('only what is late, by one key; no accessibility fault in any colours', async ({ siaga }) => {
  const { workstation } = siaga;
  await openIncidents(
    workstation,
    6,
    (index) => [['dinkes', 'bpbd'], [], ['dinkes'], ['damkar']][index % 4] ?? [],
  );
  await workstation.keyboard.press('Control+KeyB');
  const rows = workstation.getByTestId('board-row');
  await expect(rows).toHaveCount(6);
  await expect(workstation.getByTestId('board-summary')).toContainText('1 terlambat', { timeout: 30_000 });
  await accessibleInEveryTheme(workstation, 'board');
  await workstation.keyboard.press('Alt+KeyW');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Laporan ke-4');
});
