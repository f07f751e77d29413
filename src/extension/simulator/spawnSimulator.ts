import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { controlTokenVariable, type ReadyLine } from '../../simulator/controlProtocol.ts';
import { parseReadyLine, type RunningSimulator } from './connectionFile.ts';

const readyWithinMs = 15_000;

export interface SpawnOptions {
  /** The bundle of the simulator. */
  readonly script: string;
  readonly stateFile: string;
  readonly preferredPort: number;
}

export type Spawned =
  | { readonly ok: true; readonly simulator: Omit<RunningSimulator, 'preferredPort'> }
  /** `detail` is what the process said last. */
  | { readonly ok: false; readonly detail: string };

/**
 * Starts the simulator with the runtime that runs this code. It outlives this process as long as any window holds
 * a lease, and ends by itself where nobody takes one.
 */
export async function spawnSimulator({ script, stateFile, preferredPort }: SpawnOptions): Promise<Spawned> {
  const controlToken = randomBytes(32).toString('hex');
  const child = spawn(
    process.execPath,
    [script, '--preferred-port', String(preferredPort), '--state', stateFile],
    {
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...plainEnvironment(), ELECTRON_RUN_AS_NODE: '1', [controlTokenVariable]: controlToken },
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const outcome = await new Promise<ReadyLine | string>((resolve) => {
    const timer = setTimeout(() => {
      resolve(said.trim() || `It was not ready within ${readyWithinMs / 1_000} s.`);
    }, readyWithinMs);
    const settle = (result: ReadyLine | string): void => {
      clearTimeout(timer);
      resolve(result);
    };
    child.on('error', (error) => {
      settle(error.message);
    });
    child.on('close', (code, signal) => {
      settle(said.trim() || `exit ${code ?? signal ?? ''}`);
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = parseReadyLine(line);
      if (ready) {
        settle(ready);
      }
    });
  });
  child.stdout.destroy();
  child.stderr.destroy();
  child.unref();
  if (typeof outcome === 'string' || child.pid === undefined) {
    child.kill();
    return { ok: false, detail: typeof outcome === 'string' ? outcome : '' };
  }
  return { ok: true, simulator: { pid: child.pid, controlToken, ready: outcome } };
}

/** The editor's own variables would make the child an editor process; debugging flags are not its business. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/i.test(name)),
  );
}
