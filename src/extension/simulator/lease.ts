import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { leasePath, type LogLine } from '../../simulator/controlProtocol.ts';
import type { RunningSimulator } from './connectionFile.ts';

const answerWithinMs = 5_000;

/** Keeps a simulator running as long as it is held. */
export interface Lease {
  readonly simulator: RunningSimulator;
  /** Resolves when the simulator is gone or the lease was given up. */
  readonly ended: Promise<void>;
  giveUp(): void;
}

/** Takes a lease, or answers undefined where no simulator of ours listens. */
export async function takeLease(
  simulator: RunningSimulator,
  onLog: (line: LogLine) => void,
): Promise<Lease | undefined> {
  const call = request(new URL(leasePath, simulator.ready.url), {
    headers: { authorization: `Bearer ${simulator.controlToken}` },
    agent: false,
  });
  const answer = await new Promise<IncomingMessage | undefined>((resolve) => {
    call.setTimeout(answerWithinMs, () => {
      resolve(undefined);
      call.destroy();
    });
    call.on('response', resolve);
    call.on('error', () => {
      resolve(undefined);
    });
    call.end();
  });
  if (answer?.statusCode !== 200) {
    call.destroy();
    return undefined;
  }
  call.setTimeout(0);
  answer.on('error', () => undefined);
  const lines = createInterface({ input: answer, crlfDelay: Infinity });
  lines.on('line', (line) => {
    const parsed = parseLogLine(line);
    if (parsed) {
      onLog(parsed);
    }
  });
  lines.on('error', () => undefined);
  return {
    simulator,
    ended: new Promise((resolve) => {
      answer.on('close', () => {
        lines.close();
        resolve();
      });
    }),
    giveUp: () => {
      call.destroy();
    },
  };
}

function parseLogLine(line: string): LogLine | undefined {
  try {
    const content: unknown = JSON.parse(line);
    if (typeof content !== 'object' || content === null || !('level' in content) || !('text' in content)) {
      return undefined;
    }
    const { level, text } = content;
    const known = level === 'info' || level === 'warn' || level === 'error';
    return known && typeof text === 'string' ? { time: '', level, text } : undefined;
  } catch {
    return undefined;
  }
}
