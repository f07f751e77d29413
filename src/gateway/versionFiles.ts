import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What the text of one version turned out to be. */
export type ReadVersion<T> =
  | { readonly kind: 'whole'; readonly value: T }
  /** Nothing of ours: an older version counts. */
  | { readonly kind: 'skip'; readonly reason: string }
  /** Ours, but not to be understood: older versions must not be taken for it. */
  | { readonly kind: 'stop'; readonly reason: string };

export type Newest<T> =
  | { readonly kind: 'found'; readonly value: T; readonly at: number; readonly highest: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * One value in a folder of numbered files, changed by compare-and-swap between any number of processes: the next
 * version is a new file under the next number, and of all who want to create it one succeeds. A number is never
 * given free again: superseded versions are emptied, not removed. So a slow writer can never put a version made
 * from old facts under a number that others have passed.
 *
 * @param read tells a version's own text from others'
 */
export async function readNewest<T>(
  folder: string,
  read: (text: string) => ReadVersion<T>,
): Promise<Newest<T>> {
  let before = -1;
  for (;;) {
    const numbers = await versionNumbers(folder);
    const highest = numbers[0];
    if (highest === undefined) {
      return { kind: 'missing' };
    }
    const newest = await firstWhole(folder, numbers, read);
    // A version that is not whole may have been emptied since the folder was listed: then there is a newer one.
    if (highest === before || (newest.kind === 'found' && newest.at === highest)) {
      return newest;
    }
    before = highest;
  }
}

async function firstWhole<T>(
  folder: string,
  numbers: readonly number[],
  read: (text: string) => ReadVersion<T>,
): Promise<Newest<T>> {
  let reason = 'its file is empty';
  for (const at of numbers) {
    const text = await readFile(versionFile(folder, at), 'utf8').catch(ifMissing(''));
    if (text !== '') {
      const version = read(text);
      if (version.kind === 'whole') {
        return { kind: 'found', value: version.value, at, highest: numbers[0] ?? at };
      }
      if (version.kind === 'stop') {
        return { kind: 'unreadable', reason: version.reason };
      }
      ({ reason } = version);
    }
  }
  return { kind: 'unreadable', reason };
}

/**
 * Creates a version with this number; false where the number is taken. It rejects only where there is no such
 * version: once it has its name, everybody reads it, and a fault of what comes after would make a lie of that.
 */
export async function writeVersion(folder: string, number: number, text: string): Promise<boolean> {
  const temporary = await writeTemporary(folder, [new TextEncoder().encode(text)]);
  try {
    await link(temporary, versionFile(folder, number));
  } catch (error) {
    if (isCode(error, 'EEXIST')) {
      return false;
    }
    throw error;
  } finally {
    await rm(temporary, { force: true }).catch(leaveIt);
  }
  await syncFolder(folder).catch(leaveIt);
  return true;
}

/** Whether any version was ever written. */
export async function hasVersions(folder: string): Promise<boolean> {
  return (await versionNumbers(folder)).length > 0;
}

/**
 * Empties the version before `at`, which is kept for the case that a newer one is damaged, and removes temporary
 * files of killed programs. What cannot be tidied up stays.
 */
export async function tidyUp<T>(
  folder: string,
  at: number,
  read: (text: string) => ReadVersion<T>,
): Promise<void> {
  await emptyOlder(folder, at, read).catch(leaveIt);
  await removeAbandoned(folder).catch(leaveIt);
}

async function emptyOlder<T>(
  folder: string,
  at: number,
  read: (text: string) => ReadVersion<T>,
): Promise<void> {
  const older = (await versionNumbers(folder)).find((number) => number < at);
  if (older !== undefined) {
    const file = versionFile(folder, older);
    if (read(await readFile(file, 'utf8')).kind === 'whole') {
      await truncate(file);
    }
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (name.endsWith('.tmp') && Date.now() - (await modifiedAt(file)) > abandonedAfterMs) {
      await rm(file, { force: true });
    }
  }
}

/**
 * Puts a file in place at once and for good; a file that was there is replaced. Where a piece or the disk fails,
 * everything is as it was before.
 */
export async function writeWhole(folder: string, name: string, pieces: Pieces): Promise<void> {
  const temporary = await writeTemporary(folder, pieces);
  try {
    await rename(temporary, join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true }).catch(leaveIt);
    throw error;
  }
  await syncFolder(folder);
}

/** The bytes of a file in their order; each is asked for when those before it are written. */
type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

const abandonedAfterMs = 86_400_000;

async function writeTemporary(folder: string, pieces: Pieces): Promise<string> {
  const temporary = join(folder, `${randomUUID()}.tmp`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    try {
      for await (const piece of pieces) {
        await file.writeFile(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(temporary, { force: true }).catch(leaveIt);
    throw error;
  }
  return temporary;
}

/** Makes a folder and those above it that are missing, all of them for good. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) {
    return;
  }
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    await syncFolder(dirname(made));
  }
}

/** Makes the names of a folder last through a power cut; some systems cannot, and need not, be asked for that. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EPERM', 'EISDIR', 'EINVAL', 'EACCES'].some((code) => isCode(error, code))) {
      throw error;
    }
  }
}

/** Highest first. */
async function versionNumbers(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch(ifMissing<string[]>([]));
  return names
    .flatMap((name) => /^([1-9]\d{0,8})\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => other - one);
}

function versionFile(folder: string, number: number): string {
  return join(folder, `${number}.json`);
}

async function modifiedAt(file: string): Promise<number> {
  return stat(file).then(({ mtimeMs }) => mtimeMs, ifMissing(Date.now()));
}

/** A later change tries the same again. */
function leaveIt(): void {}

/** What to take where a file is not there; other faults go on. */
export function ifMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (isCode(error, 'ENOENT')) {
      return instead;
    }
    throw error;
  };
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
