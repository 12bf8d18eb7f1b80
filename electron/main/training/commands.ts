import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { CommandName, EventPayload } from '../../../shared/contract/index.ts';
import type { TrainingMode } from '../../../shared/domain/training-mode.ts';
import type { MainHandlers } from '../contract-router.ts';
import type { Library } from './library.ts';
import type { Training } from './training.ts';

type TrainingHandlers = Pick<MainHandlers, Extract<keyof MainHandlers, `training.${string}`>>;

/** What the screen and the callers ask of training. */
export function trainingCommands(parts: {
  mode: TrainingMode;
  scenarios: Library;
  /** Null while the practice line is not open, and on duty. */
  line: () => Training | null;
  core: (name: CommandName, input: unknown) => Promise<Result<unknown>>;
  onTheLine: () => boolean;
  /** A caller's words, for the screen. */
  shown: (words: EventPayload<'training.shown'>) => void;
  beginAnew: (training: boolean) => void;
}): TrainingHandlers {
  const { mode, scenarios, line } = parts;
  return {
    'training.scenarios': () => ok(scenarios.list()),
    'training.saveScenario': ({ scenario }) => scenarios.save(scenario),
    'training.removeScenario': ({ id }) => scenarios.remove(id),
    'training.saveSpeech': ({ speech }) => scenarios.saveSpeech(speech),
    'training.next': () => {
      const training = line();
      if (!training) return refuse('E_FORBIDDEN');
      training.director.next();
      return ok(null);
    },
    'training.start': ({ scenarioIds, order, callsPerHour }) => {
      const training = line();
      if (!training) return refuse('E_FORBIDDEN');
      const known = new Map(scenarios.list().scenarios.map(({ scenario }) => [scenario.id, scenario]));
      const chosen = scenarioIds.flatMap((id) => known.get(id) ?? []);
      if (chosen.length < scenarioIds.length) return refuse('E_NOT_FOUND');
      training.director.start(chosen, order, callsPerHour);
      return ok(null);
    },
    'training.stop': () => {
      line()?.director.stop();
      return ok(null);
    },
    'training.enter': async () => {
      if (mode !== 'off') return refuse('E_FORBIDDEN');
      const left = await parts.core('shift.leave', {});
      if (!left.ok) return left;
      // The log may not know yet of one that rings this moment.
      if (parts.onTheLine()) return refuse('E_TRAINING_CALL');
      parts.beginAnew(true);
      return ok(null);
    },
    'training.leave': () => {
      if (mode !== 'chosen') return refuse('E_FORBIDDEN');
      parts.beginAnew(false);
      return ok(null);
    },
    'training.relay': () => {
      const training = line();
      return training ? ok({ url: training.relay.url, speed: training.speed }) : refuse('E_FORBIDDEN');
    },
    'training.ready': () => {
      line()?.callersAreReady();
      return ok(null);
    },
    'training.calling': ({ id, sipCallId }) => {
      line()?.lessons.calling(id, sipCallId);
      return ok(null);
    },
    'training.shows': (words) => {
      parts.shown(words);
      return ok(null);
    },
    'training.ended': ({ id }) => {
      line()?.director.ended(id);
      return ok(null);
    },
  };
}
