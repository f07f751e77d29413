import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { leasePath, type LogLine } from '../../simulator/controlProtocol.ts';
import type { RunningSimulator } from './connectionFile.ts';

/** Keeps a simulator running as long as it is held. */
export interface Lease {
  readonly simulator: RunningSimulator;
  /** Resolves when the simulator is gone or the lease was given up. */
  readonly ended: Promise<void>;
  giveUp(): void;
}

/** `absent`: no simulator of ours listens. `silent`: something listens there and did not answer in time. */
export type TakenLease = Lease | 'absent' | 'silent';

export async function takeLease(
  simulator: RunningSimulator,
  onLog: (line: LogLine) => void,
  answerWithinMs: number,
): Promise<TakenLease> {
  const call = request(new URL(leasePath, simulator.ready.url), {
    headers: { authorization: `Bearer ${simulator.controlToken}` },
    agent: false,
  });
  const answer = await new Promise<IncomingMessage | 'absent' | 'silent'>((resolve) => {
    call.setTimeout(answerWithinMs, () => {
      resolve('silent');
      call.destroy();
    });
    call.on('response', resolve);
    call.on('error', () => {
      resolve('absent');
    });
    call.end();
  });
  if (typeof answer === 'string' || answer.statusCode !== 200) {
    call.destroy();
    return answer === 'silent' ? answer : 'absent';
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
