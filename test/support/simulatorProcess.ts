import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadyLine } from '../../src/simulator/controlProtocol.ts';

/** The built simulator, as it ships. */
const script = join(import.meta.dirname, '../../dist/simulator.js');

export interface SimulatorProcess {
  readonly ready: ReadyLine;
  readonly process: ChildProcess;
  /** Everything on standard error so far. */
  log(): string;
  /** Resolves once the log holds a text that matches. */
  logged(pattern: RegExp): Promise<string>;
  /** Ends it and waits until it has. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface EndedProcess {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Written to a file and passed as `--config`. */
  readonly config?: unknown;
}

const running = new Set<SimulatorProcess>();
const folders = new Set<string>();

/** A new folder that {@link stopSimulators} removes. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  folders.add(folder);
  return folder;
}

/** Starts the built simulator and waits for its ready line. */
export async function startSimulator(options: StartOptions = {}): Promise<SimulatorProcess> {
  const child = launch(options);
  let log = '';
  const watchers = new Set<() => void>();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
    for (const watcher of watchers) watcher();
  });
  const line = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const end = output.indexOf('\n');
      if (end >= 0) resolve(output.slice(0, end));
    });
    child.once('close', (code) => reject(new Error(`The simulator ended with ${String(code)}: ${log}`)));
  });
  const simulator: SimulatorProcess = {
    ready: JSON.parse(line) as ReadyLine,
    process: child,
    log: () => log,
    logged: (pattern) =>
      new Promise((resolve) => {
        const watcher = (): void => {
          const found = pattern.exec(log);
          if (found === null) return;
          watchers.delete(watcher);
          resolve(found[0]);
        };
        watchers.add(watcher);
        watcher();
      }),
    async stop(signal = 'SIGTERM') {
      running.delete(simulator);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill(signal);
      await closed;
    },
  };
  running.add(simulator);
  return simulator;
}

/** Runs the built simulator until it ends by itself. */
export async function runSimulator(options: StartOptions = {}): Promise<EndedProcess> {
  const child = launch(options);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

/** Ends every simulator of this file; for an `after` hook. */
export async function stopSimulators(): Promise<void> {
  await Promise.all([...running].map((simulator) => simulator.stop()));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

function launch({ args = [], env = {}, config }: StartOptions) {
  const all = [...args];
  if (config !== undefined) {
    const file = join(temporaryFolder(), 'config.json');
    writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
    all.push('--config', file);
  }
  return spawn(process.execPath, [script, ...all], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
}
