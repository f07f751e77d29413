import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { filesBelow, type Haystack } from './canaries.ts';
import { pastedText } from './quickInput.ts';
import { commandLinesWith } from './vscodeServers.ts';
import type { Workbench } from './workbench.ts';

/** Everywhere that a secret of a window could have got to and stay. */
export async function lastingPlaces(window: Workbench): Promise<readonly Haystack[]> {
  return [
    ...filesBelow(window.dataDir),
    ...filesBelow(window.workspace),
    ...(await browserStorage(window.page)),
    ...commandLinesWith('').map((line) => haystack('a command line', line)),
    haystack('what the server printed', window.serverLog()),
  ];
}

/** What is on the screen, and in the clipboard, at this moment. */
export async function passingPlaces(window: Workbench, when: string): Promise<readonly Haystack[]> {
  const frames = window.page.frames().filter((frame) => !frame.isDetached());
  const contents = await Promise.all(
    frames.map((frame) => frame.content().catch(() => 'A frame that has just gone.')),
  );
  return [
    haystack(`the clipboard, ${when}`, await pastedText(window)),
    ...contents.map((content) => haystack(`the page, ${when}`, content)),
  ];
}

/** Files of the system's temporary folder that were written since then, but for those below other folders. */
export function temporaryPlaces(since: number, others: readonly string[]): readonly Haystack[] {
  const found: Haystack[] = [];
  const walk = (folder: string): void => {
    for (const entry of attempt(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
      const place = path.join(folder, entry.name);
      if (others.includes(place)) continue;
      if (entry.isDirectory()) walk(place);
      else if (entry.isFile() && (attempt(() => statSync(place).mtimeMs) ?? 0) >= since) {
        const bytes = attempt(() => readFileSync(place));
        if (bytes !== undefined) found.push({ place, bytes });
      }
    }
  };
  walk(tmpdir());
  return found;
}

/** Other programs use the folder, too: what has just gone is not there. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** What VS Code keeps in the browser: its state, that of webviews and extensions, logs and encrypted secrets. */
async function browserStorage(page: Page): Promise<readonly Haystack[]> {
  const kept = await page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('A database cannot be read.'));
      });
    const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
    const entries: [place: string, value: string | readonly number[]][] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await result(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([result(objects.getAllKeys()), result(objects.getAll())]);
        for (const [index, key] of keys.entries()) {
          const value: unknown = values[index];
          const place = `${name} ${store} ${text(key)}`;
          entries.push([place, value instanceof Uint8Array ? [...value] : text(value)]);
        }
      }
      database.close();
    }
    for (const storage of [localStorage, sessionStorage]) {
      for (const [key, value] of Object.entries(storage)) entries.push([`web storage ${key}`, String(value)]);
    }
    entries.push(['cookies', document.cookie]);
    return entries;
  });
  return kept.flatMap(([place, value]) => [
    haystack('the name of an entry', place),
    { place, bytes: typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value) },
  ]);
}

function haystack(place: string, text: string): Haystack {
  return { place, bytes: Buffer.from(text, 'utf8') };
}
