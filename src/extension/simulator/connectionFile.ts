import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ReadyLine } from '../../simulator/controlProtocol.ts';

/** The running simulator, as one window tells the others. */
export interface RunningSimulator {
  readonly pid: number;
  /** Opens the control channel; worth nothing beyond this machine and this process. */
  readonly controlToken: string;
  readonly ready: ReadyLine;
  /** The port that the user prefers, which need not be the one it got. */
  readonly preferredPort: number;
}

/** What the file tells, which may be about a process that is gone. */
export async function readConnectionFile(file: string): Promise<RunningSimulator | undefined> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isRunningSimulator(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

export async function writeConnectionFile(file: string, running: RunningSimulator): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, JSON.stringify(running), { mode: 0o600 });
  await rename(temporary, file);
}

/** Reads the line that the simulator prints when it is ready. */
export function parseReadyLine(line: string): ReadyLine | undefined {
  try {
    const content: unknown = JSON.parse(line);
    return isReadyLine(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

function isRunningSimulator(value: unknown): value is RunningSimulator {
  return (
    isRecord(value) &&
    typeof value.pid === 'number' &&
    typeof value.controlToken === 'string' &&
    typeof value.preferredPort === 'number' &&
    isReadyLine(value.ready)
  );
}

function isReadyLine(value: unknown): value is ReadyLine {
  return (
    isRecord(value) &&
    ['url', 'clientId', 'keyVersion', 'gatewayPublicKey'].every(
      (member) => typeof value[member] === 'string',
    ) &&
    (value.partnerPrivateKey === undefined || typeof value.partnerPrivateKey === 'string')
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
