import type { WorkbenchOptions } from '../support/openWorkbench.ts';
import type { Workbench } from '../support/workbench.ts';

/** One picture of the real VS Code, taken in a light and a dark theme. */
export interface Scene {
  /** The file is `media/screenshots/<name>-<theme>.png`. */
  readonly name: string;
  readonly options?: WorkbenchOptions;
  /** Brings the window into the state to be shown; nothing may still move when it returns. */
  arrange(workbench: Workbench): Promise<void>;
}

export const scenes: readonly Scene[] = [
  {
    name: 'side-bar',
    async arrange(workbench) {
      await workbench.openSideBar();
    },
  },
];
