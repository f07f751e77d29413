/** The line that ends every test run, and the only thing a run is judged by: exit codes alone lie. */

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} pending
 */

/** Printed before the first test. */
export const suiteBegins = 'tests begin';

const pattern = /^tests ended: (\d+) passed, (\d+) failed, (\d+) pending$/gm;

/** @param {Outcome} outcome */
export function outcomeLine({ passed, failed, pending }) {
  return `tests ended: ${passed} passed, ${failed} failed, ${pending} pending`;
}

/**
 * What a run's output says; undefined when its last line never came, as when its process was killed.
 *
 * @param {string} output
 * @returns {Outcome | undefined}
 */
export function readOutcome(output) {
  const last = [...output.matchAll(pattern)].at(-1);
  if (last === undefined) return undefined;
  return { passed: Number(last[1]), failed: Number(last[2]), pending: Number(last[3]) };
}

/**
 * Why a run is not a success; undefined when it is one.
 *
 * @param {Outcome | undefined} outcome
 * @param {number} [exitCode]
 */
export function whyRed(outcome, exitCode = 0) {
  if (outcome === undefined) return 'the run ended before its last line with the counts';
  if (outcome.failed > 0) return `${outcome.failed} failed`;
  if (outcome.pending > 0) return `${outcome.pending} skipped`;
  if (outcome.passed === 0) return 'no test ran';
  if (exitCode !== 0) return `the run ended with ${exitCode} although every test passed`;
  return undefined;
}
