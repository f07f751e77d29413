import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** The folder of package.json. */
export const projectRoot = resolve(import.meta.dirname, '..');

/**
 * Runs a program to its end and gives its exit code; a signal counts as failure.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean, tee?: boolean }} [options]
 *   `quiet` collects the output and gives it back instead of passing it on; `tee` does both.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { cwd = projectRoot, env = {}, quiet = false, tee = false } = {}) {
  return new Promise((resolvePromise, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet || tee ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      // npm and npx are .cmd files there, which only a shell can start.
      shell: process.platform === 'win32' && !program.endsWith('.exe'),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
        if (tee) process.stdout.write(chunk);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolvePromise({ code: code ?? 1, output }));
  });
}

/**
 * As `run`, but a failure is an error that carries what the program said.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function mustRun(program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code !== 0) {
    throw new Error(`${program} ${args.join(' ')} ended with ${code}${output === '' ? '' : `:\n${output}`}`);
  }
  return output;
}
