// @ts-check
/** Set-up talk goes to stderr: stdout belongs to the command that was asked for. */
export const say = (/** @type {string} */ line) => process.stderr.write(`[siaga112] ${line}\n`);
