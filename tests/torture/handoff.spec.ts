import { crash } from '../integration/crash.ts';
import { expect, prove, test } from './core.ts';

test('killed again and again while it delivers, the core loses no hand-off and sends none twice', async ({
  folder,
}) => {
  test.setTimeout(300_000);
  const { acknowledged, lost, doubled } = await crash(folder, 20);
  expect(acknowledged).toBeGreaterThan(20);
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  prove(folder);
});
