import { z } from 'zod';
import { CallId } from '../domain/ids.ts';
import { WibDay } from '../time/wib.ts';
import { Certificate } from '../training/certificate.ts';
import { Debrief } from '../training/debrief.ts';
import { Lesson } from '../training/lesson.ts';
import { Progress } from '../training/progress.ts';
import { command } from './define.ts';

const one = z.object({ callId: CallId });
const ofDays = z.object({ trainee: z.string().min(1).max(200), from: WibDay, to: WibDay });

export const lessonCommands = {
  /** A practice call that rang is this call of a scenario. The same again changes nothing. */
  'lesson.began': command({
    to: 'core',
    from: ['main'],
    input: one.extend({ lesson: Lesson }),
    output: z.null(),
  }),
  /** How many keys the trainee pressed for it; a later, higher count replaces an earlier one. */
  'lesson.keys': command({
    to: 'core',
    from: ['workstation'],
    input: one.extend({ presses: z.int().min(0).max(1_000_000) }),
    output: z.null(),
  }),
  'lesson.debrief': command({ to: 'core', from: ['workstation'], input: one, output: Debrief }),
  /** Everybody who has taken a lesson, by name, and how one of them has done. */
  'lesson.progress': command({
    to: 'core',
    from: ['workstation'],
    input: z.object({ trainee: z.string().max(200).nullable() }),
    output: z.object({ trainees: z.array(z.string()), progress: Progress.nullable() }),
  }),
  /** What the trainee has practised in these days, for a page of A4. */
  'lesson.certificate': command({ to: 'core', from: ['main'], input: ofDays, output: Certificate }),
  /** That page, as a PDF in the export folder. It is printed by Electron, so this is main's to do. */
  'lesson.printCertificate': command({
    to: 'main',
    from: ['workstation'],
    /** Empty: the trainer writes the name by hand. */
    input: ofDays.extend({ trainer: z.string().trim().max(200) }),
    output: z.object({ file: z.string() }),
  }),
};
