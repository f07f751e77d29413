import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { openWorkbench } from '../support/openWorkbench.ts';
import { stopSimulators } from '../support/simulatorProcess.ts';
import { stopServers } from '../support/vscodeServers.ts';
import { readmePictures, scenes, type Shoot } from './scenes.ts';

interface Folders {
  readonly readme: string;
  readonly others: string;
}

/** Plays every scene, or those whose name is given, and returns the files of the pictures. */
export async function takeScreenshots(
  folders: Folders,
  names: readonly string[],
): Promise<readonly string[]> {
  const unknown = names.filter((name) => !scenes.some((scene) => scene.name === name));
  if (unknown.length > 0) throw new Error(`There is no scene ${unknown.join(', ')}.`);
  for (const folder of [folders.readme, folders.others]) mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  try {
    for (const scene of scenes.filter(({ name }) => names.length === 0 || names.includes(name))) {
      for (const theme of ['light', 'dark'] as const) {
        await using window = await openWorkbench({
          viewport: { width: 1360, height: 800 },
          installed: true,
          ...(await scene.options?.()),
          theme,
        });
        const shoot: Shoot = async (name, part?: Locator) => {
          const picture = `${name}-${theme}`;
          const folder = readmePictures.includes(picture) ? folders.readme : folders.others;
          const file = path.join(folder, `${picture}.png`);
          await (part ?? window.page).screenshot({ path: file, animations: 'disabled', caret: 'hide' });
          files.push(file);
        };
        await scene.play(window, shoot);
      }
    }
  } finally {
    await stopSimulators();
    await stopServers();
  }
  return files;
}
