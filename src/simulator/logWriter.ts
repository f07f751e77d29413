import type { Writable } from 'node:stream';
import type { LogLine } from './controlProtocol.ts';

/** A reader that does not keep up loses lines rather than filling the memory. */
export const maxUnreadBytes = 1024 * 1024;

/** How long lines wait for each other: a write for each would cost a busy simulator a tenth of its calls. */
const gatherMs = 20;

export interface LogWriter {
  readonly write: (line: LogLine) => void;
  /** Hands over what still waits, for the end of the process. */
  readonly flush: () => void;
}

/** Writes log lines to a stream, a line of text each. */
export function createLogWriter(stream: Writable): LogWriter {
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (stream.writableLength < maxUnreadBytes) stream.write(waiting);
    waiting = '';
  };
  return {
    write({ time, level, text }) {
      waiting += `${time} ${level} ${text}\n`;
      timer ??= setTimeout(flush, gatherMs);
    },
    flush,
  };
}
