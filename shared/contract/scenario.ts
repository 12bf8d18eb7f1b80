import { z } from 'zod';
import { Word } from '../domain/answers.ts';
import { AudioFile, Scenario } from '../training/scenario.ts';
import { command } from './define.ts';
import { Refusal } from './errors.ts';

const toMain = { to: 'main', from: ['workstation'] } as const;

export const scenarioCommands = {
  /** As the files are now. An own one takes the place of a shipped one of the same id. */
  'training.scenarios': command({
    ...toMain,
    input: z.object({}),
    output: z.object({
      scenarios: z.array(z.object({ scenario: Scenario, own: z.boolean() })),
      /** What is wrong with files that are left out. */
      problems: z.array(Refusal),
    }),
  }),
  'training.saveScenario': command({
    ...toMain,
    input: z.object({ scenario: Scenario }),
    output: z.null(),
  }),
  /** Only an own one; the shipped one of the same id is back then. */
  'training.removeScenario': command({ ...toMain, input: z.object({ id: Word }), output: z.null() }),
  /** A line as the trainer spoke it: Opus in WebM. A scenario that is saved next names it. */
  'training.saveSpeech': command({
    to: 'main',
    from: ['phone'],
    input: z.object({ speech: z.instanceof(Uint8Array) }),
    output: z.object({ audio: AudioFile }),
  }),
};
