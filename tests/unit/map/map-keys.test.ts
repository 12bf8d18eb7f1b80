import { expect, test } from 'vitest';
import { mapAct } from '../../../renderer/workstation/map/mapKeys.ts';

const free = { code: '', ctrlKey: false, altKey: false, metaKey: false };

test('arrows move the map towards where they point, plus and minus zoom, Enter picks the centre', () => {
  const signs = (key: string) => {
    const act = mapAct({ ...free, key });
    return act?.act === 'pan' ? [Math.sign(act.right), Math.sign(act.down)] : null;
  };
  expect(signs('ArrowRight')).toEqual([1, 0]);
  expect(signs('ArrowLeft')).toEqual([-1, 0]);
  expect(signs('ArrowUp')).toEqual([0, -1]);
  expect(signs('ArrowDown')).toEqual([0, 1]);
  expect(mapAct({ ...free, key: '+' })).toEqual({ act: 'zoom', steps: 1 });
  expect(mapAct({ ...free, key: '-' })).toEqual({ act: 'zoom', steps: -1 });
  expect(mapAct({ ...free, key: 'Enter' })).toEqual({ act: 'pick' });
});

test("keys held with Ctrl, Alt or Meta stay the window's, and letters do nothing on the map", () => {
  expect(mapAct({ ...free, ctrlKey: true, key: 'Enter' })).toBeNull();
  expect(mapAct({ ...free, altKey: true, key: 'ArrowUp' })).toBeNull();
  expect(mapAct({ ...free, metaKey: true, key: '+' })).toBeNull();
  expect(mapAct({ ...free, key: 'a' })).toBeNull();
});
