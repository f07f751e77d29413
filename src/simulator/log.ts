import type { LogLevel, LogLine } from './controlProtocol.ts';

/** Where the simulator says what it does. Never bodies, keys or tokens. */
export type Log = (level: LogLevel, text: string) => void;

/** A log that hands each line to every reader; readers come and go. */
export interface LogHub {
  readonly log: Log;
  /** Returns how to leave again. */
  read(reader: (line: LogLine) => void): () => void;
}

export function createLogHub(): LogHub {
  const readers = new Set<(line: LogLine) => void>();
  return {
    log(level, text) {
      const line = { time: new Date().toISOString(), level, text };
      for (const reader of readers) reader(line);
    },
    read(reader) {
      readers.add(reader);
      return () => void readers.delete(reader);
    },
  };
}
