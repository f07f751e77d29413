import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../support/openWorkbench.ts';
import { stopServers } from '../support/vscodeServers.ts';
import { scenes } from './scenes.ts';

/** Takes every scene, or those whose name is given, and returns the files. */
export async function takeScreenshots(
  folders: { readonly readme: string; readonly others: string },
  names: readonly string[],
): Promise<readonly string[]> {
  const unknown = names.filter((name) => !scenes.some((scene) => scene.name === name));
  if (unknown.length > 0) throw new Error(`There is no scene ${unknown.join(', ')}.`);
  mkdirSync(folders.readme, { recursive: true });
  mkdirSync(folders.others, { recursive: true });
  const files: string[] = [];
  try {
    for (const scene of scenes.filter(({ name }) => names.length === 0 || names.includes(name))) {
      for (const theme of ['light', 'dark'] as const) {
        const folder = scene.inReadme === true ? folders.readme : folders.others;
        const file = path.join(folder, `${scene.name}-${theme}.png`);
        await using workbench = await openWorkbench({
          viewport: { width: 1360, height: 800 },
          installed: true,
          ...scene.options,
          theme,
        });
        await scene.arrange(workbench);
        await workbench.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
        files.push(file);
      }
    }
  } finally {
    await stopServers();
  }
  return files;
}
