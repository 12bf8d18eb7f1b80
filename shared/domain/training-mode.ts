import { z } from 'zod';

/** `off`: on duty. `only`: no PBX is known. `chosen`: the desk left its duty to practise. */
export const TrainingMode = z.enum(['off', 'only', 'chosen']);
export type TrainingMode = z.infer<typeof TrainingMode>;

/** Where the log is, within the app's folder. That of training lies apart: the two are never open in one app. */
export const dataFolderName = (training: boolean): string => (training ? 'data-training' : 'data');
