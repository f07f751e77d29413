import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Workbench } from '../../src/extension/workbench.ts';

export const extensionId = 'partner-workbench.worldfirst-workbench';

/** What the extension composed when it was activated in this test host. */
export async function activeWorkbench(): Promise<Workbench> {
  const extension = vscode.extensions.getExtension<Workbench | undefined>(extensionId);
  assert.ok(extension, 'the extension is installed');
  const workbench = await extension.activate();
  assert.ok(workbench, 'a test host is given what was composed');
  return workbench;
}

/** Resolves with the first value of an event. */
export function nextEvent<T>(event: vscode.Event<T>): Promise<T> {
  return new Promise((resolve) => {
    const listening = event((value) => {
      listening.dispose();
      resolve(value);
    });
  });
}
