import { app } from 'electron';

const SWITCH = 'training';

/** Whether the desk left its duty to practise. It is told by the command line, so that a restart finds it on duty. */
export const isTrainingChosen = (): boolean => app.commandLine.hasSwitch(SWITCH);

/** The app ends and begins anew: on duty and in training nothing is shared, not even a process. */
export function beginAnew(training: boolean): void {
  const args = process.argv.slice(1).filter((arg) => arg !== `--${SWITCH}`);
  const image = process.env['APPIMAGE'];
  app.relaunch({
    args: training ? [...args, `--${SWITCH}`] : args,
    // What is mounted goes with this process.
    ...(image ? { execPath: image } : {}),
  });
  app.quit();
}
