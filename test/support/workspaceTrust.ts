import type { Workbench } from './workbench.ts';

/** Trusts the folder of a window in which the Accounts view asks for that. */
export async function trust(window: Workbench): Promise<void> {
  await window.view('Accounts').getByRole('button', { name: 'Manage Workspace Trust' }).click();
  await window.page.getByRole('button', { name: 'Trust', exact: true }).click();
  await window.page.getByText('You trust this folder').waitFor();
  await window.page
    .locator('.monaco-modal-editor-block')
    .getByRole('button', { name: /^Close/ })
    .last()
    .click();
  await window.page.getByText('You trust this folder').waitFor({ state: 'hidden' });
}
