import type { Bounds } from '../../../shared/domain/basemap.ts';
import type { Point } from '../../../shared/domain/incident.ts';
import type { MapEngine } from './engine.ts';
import { mapDesk, nextGround, setMapDesk } from './mapDesk.ts';
import type { MapAct } from './mapKeys.ts';
import type { Measure } from './useMeasure.ts';

/** What a key or a button of the map reaches. */
interface Hand {
  engine: MapEngine;
  whole: Bounds;
  measure: Measure;
  /** Whether there is another ground to change to. */
  token: boolean;
  pick(point: Point): void;
  copy(): Promise<void>;
  print(): Promise<void>;
}

/** Does what a key or a button of the map means. */
export function carryOut(what: MapAct, { engine, whole, measure, token, pick, copy, print }: Hand): void {
  const { sheet, tool, heat, ground } = mapDesk.getState();
  switch (what.act) {
    case 'pan':
      engine.panBy(what.right, what.down);
      break;
    case 'zoom':
      engine.zoomBy(what.steps);
      break;
    case 'whole':
      engine.showBounds(whole);
      break;
    case 'pick':
      pick(engine.centre());
      break;
    case 'tools':
    case 'basemap':
      setMapDesk({ sheet: sheet === what.act ? 'none' : what.act });
      break;
    case 'heat':
      setMapDesk(heat ? { heat: false, sheet: 'none' } : { heat: true, sheet: 'heat' });
      break;
    case 'measure':
      measure.clear();
      setMapDesk({ tool: tool === 'measure' ? 'none' : 'measure', sheet: 'none' });
      break;
    case 'undo':
      measure.undo();
      break;
    case 'copy':
      void copy();
      break;
    case 'print':
      void print();
      break;
    case 'ground':
      if (token) setMapDesk({ ground: nextGround(ground) });
      break;
    case 'leave':
      // One thing after the other, the last one opened first.
      if (sheet !== 'none') setMapDesk({ sheet: 'none' });
      else if (tool === 'measure') {
        measure.clear();
        setMapDesk({ tool: 'none' });
      } else setMapDesk({ wide: false });
      break;
  }
}
