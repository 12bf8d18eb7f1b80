/** A process that commits one row for each message and answers: what any log behind a process border costs. */
import { openBareLog } from '../bare-log.ts';

const [, , file = ''] = process.argv;
const log = openBareLog(file);
process.on('message', (message) => {
  log.commit(JSON.stringify(message));
  process.send?.({});
});
process.on('disconnect', () => log.close());
