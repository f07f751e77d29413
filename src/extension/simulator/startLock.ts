import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';

/** A lock that nobody refreshed for so long has lost its owner. */
const staleAfterMs = 10_000;
const heartbeatMs = 2_000;

export interface StartLock {
  release(): Promise<void>;
}

interface Owner {
  readonly pid: number;
  readonly nonce: string;
}

/** Takes an exclusive lock file, or answers undefined while somebody alive holds it. */
export async function takeStartLock(file: string): Promise<StartLock | undefined> {
  const owner: Owner = { pid: process.pid, nonce: randomUUID() };
  if (!(await create(file, owner))) {
    await breakIfStale(file);
    if (!(await create(file, owner))) {
      return undefined;
    }
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, heartbeatMs);
  heartbeat.unref();
  return {
    release: async () => {
      clearInterval(heartbeat);
      if ((await readOwner(file))?.nonce === owner.nonce) {
        await rm(file, { force: true });
      }
    },
  };
}

async function create(file: string, owner: Owner): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(JSON.stringify(owner));
    await handle.close();
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) {
      return false;
    }
    throw error;
  }
}

async function breakIfStale(file: string): Promise<void> {
  const owner = await readOwner(file);
  const modified = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
  if (modified === undefined) {
    return;
  }
  const old = Date.now() - modified > staleAfterMs;
  // A file without an owner is being written at this moment, or its writer died in between.
  if (!old && (owner === undefined || isAlive(owner.pid))) {
    return;
  }
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  // Another window may have replaced the lock between the look and the move: then it gets its lock back.
  if ((await readOwner(aside))?.nonce !== owner?.nonce) {
    await link(aside, file).catch(() => undefined);
  }
  await rm(aside, { force: true });
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    const owner: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof owner === 'object' &&
      owner !== null &&
      'pid' in owner &&
      typeof owner.pid === 'number' &&
      'nonce' in owner &&
      typeof owner.nonce === 'string'
      ? { pid: owner.pid, nonce: owner.nonce }
      : undefined;
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
