import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readState, writeState, type SavedState } from './stateText.ts';

export type OpenStateFile =
  | {
      readonly ok: true;
      readonly file: StateFile;
      /** Undefined where the file did not exist. */
      readonly state: SavedState | undefined;
    }
  | { readonly ok: false; readonly sentence: string };

/** One file that always holds a whole state: it is replaced at once, never written into. */
export interface StateFile {
  /** Throws where it cannot be kept, and then the file is as it was. */
  save(state: SavedState): void;
}

/** A file that cannot be read as a state is never overwritten. */
export function openStateFile(path: string): OpenStateFile {
  let source: string | undefined;
  try {
    source = readFileSync(path, 'utf8');
  } catch (error) {
    if (!isMissing(error)) return { ok: false, sentence: `${path} cannot be read: ${messageOf(error)}` };
  }
  if (source === undefined) return { ok: true, file: stateFile(path), state: undefined };
  const read = readState(source);
  if (!read.ok) {
    return {
      ok: false,
      sentence: `${path} cannot be used as the state: ${read.sentence} It was left as it is. Delete it to start with a new ledger, or name another file with --state.`,
    };
  }
  return { ok: true, file: stateFile(path), state: read.state };
}

function stateFile(path: string): StateFile {
  const temporary = `${path}.${process.pid}.tmp`;
  let ours = fingerprint(path);
  return {
    save(state) {
      if (fingerprint(path) !== ours) {
        throw new Error(`${path} was changed by another program; this simulator no longer writes to it.`);
      }
      try {
        replace(path, temporary, writeState(state));
      } catch (error) {
        rmSync(temporary, { force: true });
        throw new Error(`The state cannot be kept in ${path}: ${messageOf(error)}`, { cause: error });
      }
      ours = fingerprint(path);
    },
  };
}

function replace(path: string, temporary: string, text: string): void {
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

/** Changes whenever somebody replaces or writes the file. */
function fingerprint(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? 'none' : `${stat.ino}/${stat.size}/${stat.mtimeNs}`;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
