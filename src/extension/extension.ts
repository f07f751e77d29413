import { ExtensionMode, type ExtensionContext } from 'vscode';
import { compose } from './compose.ts';
import type { Workbench } from './workbench.ts';

/** Registers everything and returns. Only a test host is given what was composed. */
export function activate(context: ExtensionContext): Workbench | undefined {
  const workbench = compose(context);
  return context.extensionMode === ExtensionMode.Test ? workbench : undefined;
}
