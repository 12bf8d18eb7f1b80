import { expect, test } from './app.ts';
import { accessible } from './axe.ts';

test.use({ options: { args: ['--demo=40'] } });

test('the demo handles a whole call by itself and stops at the finished daily log', async ({ siaga }) => {
  const { workstation } = siaga;
  const demo = workstation.getByTestId('demo');
  await expect(demo).toHaveAttribute('data-state', /done|stuck/, { timeout: 90_000 });
  await expect(demo).toHaveAttribute('data-state', 'done');
  await expect(demo).toHaveAttribute('data-step', 'end');
  await expect(workstation.getByTestId('exported')).toHaveAttribute('data-file', /\.pdf$/);
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'on_scene');
  await accessible(workstation);
});
