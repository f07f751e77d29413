import { ExtensionMode, type ExtensionContext } from 'vscode';
import { compose } from './compose.ts';
import type { Services } from './seams.ts';

/** Registers everything and returns. Only a test host is given the services. */
export function activate(context: ExtensionContext): Services | undefined {
  const services = compose(context);
  return context.extensionMode === ExtensionMode.Test ? services : undefined;
}
